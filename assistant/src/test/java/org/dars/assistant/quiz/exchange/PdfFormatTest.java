package org.dars.assistant.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.assistant.quiz.exchange.ItemSamples.item;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfFormatTest {

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("quiz.pdf");
  }

  /** What the courseware reader finds in it. */
  private String text() throws Exception {
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      return courseware.read(new SourceFile("quiz.pdf", file())).blocks().stream()
          .map(Block::text)
          .collect(Collectors.joining("\n"));
    }
  }

  private static List<Item> every() {
    List<Item> items = new ArrayList<>();
    for (Body body : ItemSamples.bodies()) {
      items.add(item("q" + items.size(), "Stem of " + body.kind().label(), body));
    }
    return items;
  }

  @Test
  void printsEveryKindWithItsKey() throws Exception {
    List<Loss> losses = new PdfFormat(true).write(every(), file());
    assertThat(losses).noneMatch(Loss::whole);
    assertThat(text()).contains("Stem of matching", "Stem of ordering", "Answer key");
  }

  @Test
  void printsNoKeyUnlessAsked() throws Exception {
    new PdfFormat(false).write(every(), file());
    assertThat(text()).contains("Stem of essay").doesNotContain("Answer key");
  }

  @Test
  void isTaggedForScreenReaders() throws Exception {
    new PdfFormat(false).write(every(), file());
    String bytes = Files.readString(file(), StandardCharsets.ISO_8859_1);
    assertThat(bytes).startsWith("%PDF-").contains("/MarkInfo");
  }

  @Test
  void printsCyrillicLettersOfItsOwn() throws Exception {
    new PdfFormat(false)
        .write(
            List.of(item("kk", "Қай мүше өзін қоршайды?", ItemSamples.bodies().getFirst())),
            file());
    assertThat(text()).contains("Қай мүше өзін қоршайды?");
  }

  @Test
  void leavesOutWhatItCannotSetAndSaysWhy() throws Exception {
    Item khmer = item("km", "តើអ្វីជាការរៀន?", ItemSamples.bodies().getFirst());
    List<Loss> losses = new PdfFormat(false).write(List.of(khmer, every().getFirst()), file());
    assertThat(losses)
        .filteredOn(Loss::whole)
        .singleElement()
        .satisfies(l -> {
          assertThat(l.item()).isEqualTo("km");
          assertThat(l.message()).contains("Khmer").contains("docx");
        });
  }

  @Test
  void markupOfItemsIsText() throws Exception {
    Item hostile =
        item(
            "h",
            "<img src=\"file:///etc/passwd\"/> & ]]> </p><script>x</script>",
            ItemSamples.bodies().getFirst());
    new PdfFormat(true).write(List.of(hostile), file());
    assertThat(text()).contains("<script>x</script>");
  }

  @Test
  void anItemIsNotBrokenAcrossPagesAndLongOnesFlowOn() throws Exception {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      List<Body.Option> options = new ArrayList<>();
      for (String letter : List.of("a", "b", "c", "d", "e")) {
        options.add(ItemSamples.option("option " + i + letter, "0", ""));
      }
      items.add(item("q" + i, "stem " + i, new Body.Choice(options, true, true)));
    }
    items.add(item("long", "A line of words.\n".repeat(150), new Body.Description()));
    new PdfFormat(false).write(items, file());
    Map<String, Integer> pages = new HashMap<>();
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      for (Block block : courseware.read(new SourceFile("quiz.pdf", file())).blocks()) {
        Matcher word = Pattern.compile("(?:option|stem) [0-9]+[a-e]?").matcher(block.text());
        while (word.find()) {
          pages.put(word.group(), ((Anchor.Page) block.anchor()).number());
        }
        pages.merge("last", ((Anchor.Page) block.anchor()).number(), Math::max);
      }
    }
    for (int i = 0; i < 24; i++) {
      assertThat(pages.get("option " + i + "e")).as("item %d", i).isEqualTo(pages.get("stem " + i));
    }
    int last = pages.getOrDefault("last", 0);
    assertThat(last).isGreaterThan(pages.getOrDefault("stem 23", last) + 1);
  }
}

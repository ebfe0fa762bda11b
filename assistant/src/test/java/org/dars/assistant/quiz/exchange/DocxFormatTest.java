package org.dars.assistant.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dars.assistant.quiz.exchange.ItemSamples.item;
import static org.dars.assistant.quiz.exchange.ItemSamples.option;
import static org.dars.assistant.quiz.exchange.ItemSamples.p;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocxFormatTest {

  @TempDir private Path folder;

  private Path written(boolean key, List<Item> items) throws Exception {
    Path file = folder.resolve("quiz.docx");
    new DocxFormat(key).write(items, file);
    return file;
  }

  /** What the courseware reader makes of it: a document that opens, text by text. */
  private String text(boolean key, List<Item> items) throws Exception {
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      return courseware.read(new SourceFile("quiz.docx", written(key, items))).blocks().stream()
          .map(Block::text)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String xml(Path file) throws Exception {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry("word/document.xml")).readAllBytes(),
          StandardCharsets.UTF_8);
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
  void everyKindIsOnPaperAndTheKeyOnlyWhereItIsWanted() throws Exception {
    String learner = text(false, every());
    String teacher = text(true, every());
    for (Item item : every()) {
      assertThat(learner).contains(item.stem().value());
    }
    assertThat(learner)
        .contains("right", "half", "woof", "moo", "harvest", "I think")
        .doesNotContain("Answer key", "Ulaan", "heart", "-3.14", "two reasons");
    assertThat(teacher)
        .contains("Answer key", "Ulaan*", "heart", "-3.14 ± 0.01", "two reasons", "sow; water");
  }

  @Test
  void partnersStandByTheAlphabetAndTheKeyNamesTheirLetters() throws Exception {
    String teacher = text(true, List.of(item("m", "Match.", ItemSamples.matching())));
    assertThat(teacher).contains("dog – C; puppy – C; cat – A");
  }

  @Test
  void arabicReadsFromTheRightInItsOwnWords() throws Exception {
    Body.Choice choice =
        new Body.Choice(List.of(option("القاهرة", "1", ""), option("طنطا", "0", "")), true, true);
    Item unknown = item("a", "ما عاصمة مصر؟", choice);
    Item known =
        new Item(
            "b",
            "",
            p("ما عاصمة مصر؟"),
            new Body.TrueFalse(true, RichText.EMPTY, RichText.EMPTY),
            RichText.EMPTY,
            unknown.mark(),
            new Item.About(List.of(), "", null, null, "ar", "", unknown.about().state(), List.of()),
            List.of());
    String xml = xml(written(false, List.of(unknown, known)));
    assertThat(xml).contains("<w:bidi w:val=\"1\"", "<w:rtl", "اختبار", "صواب");
    assertThat(xml).doesNotContain("<w:bidi w:val=\"0\"", "Quiz", "True");
    assertThat(xml(written(false, List.of(item("e", "Which?", choice)))))
        .doesNotContain("<w:bidi w:val=\"1\"");
  }

  @Test
  void wordsKeepTheirLooksAndMarkupIsNoMarkup() throws Exception {
    Item item = item("h", "", new Body.Description());
    Item html =
        new Item(
            "h",
            "",
            RichText.html(
                "<p>H<sub>2</sub>O &lt;w:p&gt; <b>bold</b></p><script>alert(1)</script>"
                    + "<ul><li>first</li></ul><img src='x' alt='A cell'>\u0001"),
            item.body(),
            RichText.EMPTY,
            item.mark(),
            item.about(),
            List.of());
    Path file = folder.resolve("looks.docx");
    assertThat(new DocxFormat(false).write(List.of(html), file))
        .extracting(ItemFormat.Loss::message)
        .contains("pictures: their names are printed, not they");
    assertThat(xml(file))
        .contains("subscript", "&lt;w:p", "• ", "[A cell]", "<w:b/>")
        .doesNotContain("alert", "\u0001");
  }

  @Test
  void equalItemsGiveEqualFilesAndNothingIsRead() throws Exception {
    byte[] first = Files.readAllBytes(written(true, every()));
    assertThat(Files.readAllBytes(written(true, every()))).isEqualTo(first);
    assertThatThrownBy(() -> new DocxFormat(true).read(folder.resolve("quiz.docx")))
        .isInstanceOf(ItemFileException.class)
        .hasMessageEndingWith(
            "printed quizzes are not read; give the file that they were made from");
  }
}

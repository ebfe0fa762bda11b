package org.dars.assistant.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcedFormatTest {

  private static final SourceQuote MOOD =
      new SourceQuote("d15", "15.7 Mood & <Related> Disorders", "b1", "page 3", "Words.");
  private static final SourceQuote SLEEP =
      new SourceQuote(
          "d4", "4.1 What Is; Consciousness?", "b9", "4.1 What Is; Consciousness?", "W.");
  private static final List<SourceQuote> PLACES =
      List.of(
          new SourceQuote("", MOOD.documentTitle(), "", "page 3", ""),
          new SourceQuote("", SLEEP.documentTitle(), "", "", ""));

  @TempDir private Path folder;

  private static ItemFormat format(String id) {
    return ItemFormats.named(id).orElseThrow();
  }

  private Path file(ItemFormat format) {
    return folder.resolve("items." + format.extensions().getFirst());
  }

  /** An item with a quote twice from one page, and one from another. */
  private static Item item(String id, Body body, RichText explanation) {
    return SampleItems.item(id, RichText.plain("Which?"), body)
        .withExplanation(explanation)
        .withSources(List.of(MOOD, SLEEP, MOOD));
  }

  private static List<Item> items() {
    Body.Choice one =
        new Body.Choice(
            List.of(
                SampleItems.option(RichText.plain("a"), "1", RichText.EMPTY),
                SampleItems.option(RichText.plain("b"), "0", RichText.EMPTY)),
            true,
            true);
    Body.ShortAnswer typed =
        new Body.ShortAnswer(
            List.of(new Body.Accepted("a", BigDecimal.ONE, RichText.EMPTY)), false);
    Body.TrueFalse truth = new Body.TrueFalse(true, RichText.plain("yes"), RichText.plain("no"));
    List<Item> items = new ArrayList<>();
    items.add(item("none", one, RichText.EMPTY));
    items.add(item("plain", one, RichText.plain("Because 1 < 2.\n\nTwice.")));
    items.add(item("html", one, RichText.html("<p>Because <b>so</b>.</p>")));
    items.add(item("words", one, RichText.html("Because.")));
    items.add(item("moodle", one, new RichText("Because.\nSo.", RichText.Format.MOODLE)));
    items.add(item("own", one, RichText.plain("Source: A. Author, page 7")));
    items.add(item("typed", typed, RichText.plain("Because.")));
    items.add(item("truth", truth, RichText.EMPTY));
    items.add(item("without", one, RichText.plain("Because.")).withSources(List.of()));
    return items;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gift", "moodle-xml", "qti22", "qti3", "h5p"})
  void placesComeBackAndExplanationsAreAsTheyWere(String id) throws Exception {
    ItemFormat format = format(id);
    List<Item> items = items();
    List<Loss> losses = format.write(items, file(format));
    List<Item> back = format.read(file(format)).items();
    assertThat(back).hasSameSizeAs(items);
    for (int i = 0; i < items.size(); i++) {
      Item before = items.get(i);
      Item after = back.get(i);
      List<String> lost =
          losses.stream().filter(l -> l.item().equals(before.id())).map(Loss::message).toList();
      if (before.sources().isEmpty()) {
        assertThat(after.sources()).isEmpty();
        assertThat(lost).noneMatch(l -> l.startsWith("sources"));
      } else {
        assertThat(after.sources()).as(before.id()).isEqualTo(PLACES);
        assertThat(lost).contains("sources: only where they stand is in the file");
      }
      if (lost.stream().noneMatch(l -> l.startsWith("explanation"))) {
        assertThat(Markup.same(after.explanation(), before.explanation()))
            .as("%s: %s", before.id(), after.explanation())
            .isTrue();
      }
      if (before.body() instanceof Body.TrueFalse) {
        assertThat(after.body()).isEqualTo(before.body());
      }
    }
    // H5P has plain text there, so markup alone may be lost.
    assertThat(losses.stream().filter(l -> l.message().startsWith("explanation")).map(Loss::item))
        .isSubsetOf(id.equals("h5p") ? Set.of("html") : Set.of());
  }

  @Test
  void learnersReadTheLineInTheItemsLanguage() throws Exception {
    ItemFormat gift = format("gift");
    Item item = items().get(1);
    gift.write(List.of(item.withAbout(item.about().withLanguage("fr-CA"))), file(gift));
    assertThat(seen(Files.readString(file(gift))))
        .contains(
            "\\nSource \\: 15.7 Mood & <Related> Disorders, page 3; 4.1 What Is; Consciousness?");
    gift.write(List.of(item), file(gift));
    assertThat(seen(Files.readString(file(gift)))).contains("→ 15.7 Mood");
  }

  private static String seen(String text) {
    return text.replaceAll("[\u2062-\u2064]", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gift", "moodle-xml", "qti22", "qti3", "h5p"})
  void withoutSourcesNoneAreWritten(String id) throws Exception {
    ItemFormat bare = ((SourcedFormat) format(id)).withoutSources();
    List<Loss> losses = bare.write(items(), file(bare));
    assertThat(losses).contains(new Loss("plain", "sources: not in the file", false));
    assertThat(format(id).read(file(bare)).items()).allMatch(i -> i.sources().isEmpty());
    assertThat(Files.readString(file(bare), StandardCharsets.ISO_8859_1)).doesNotContain("Mood");
  }

  @Test
  void whatHasNoExplanationLosesItsSourcesAndSaysSo() throws Exception {
    ItemFormat gift = format("gift");
    Item text = item("text", new Body.Description(), RichText.EMPTY);
    assertThat(gift.kinds()).contains(ItemKind.DESCRIPTION);
    assertThat(gift.write(List.of(text), file(gift)))
        .contains(new Loss("text", "sources: not in the file", false));
    assertThat(gift.read(file(gift)).items().getFirst().sources()).isEmpty();
  }

  @Test
  void whatSomebodyWroteBehindTheLineStays() {
    Item item = item("x", new Body.Description(), RichText.html("<p>Because.</p>"));
    Item written = SourceLine.into(item, false);
    RichText more = RichText.html(written.explanation().value() + "<p>Ask me on Monday.</p>");
    Item read = SourceLine.outOf(written.withExplanation(more));
    assertThat(read.sources()).isEqualTo(PLACES);
    assertThat(read.explanation())
        .isEqualTo(RichText.html("<p>Because.</p><p>Ask me on Monday.</p>"));
  }

  @Test
  void textsThatBreakCarelessWritersKeepThePlaceToo() throws Exception {
    for (String id : List.of("gift", "moodle-xml", "qti22", "qti3", "h5p")) {
      ItemFormat format = format(id);
      List<Item> items = new ArrayList<>();
      for (Item nasty : SampleItems.nasty("choice", 7)) {
        String title = Markup.plain(nasty.stem());
        items.add(nasty.withSources(List.of(new SourceQuote("d", title, "b", "", "q"))));
      }
      List<Loss> losses = format.write(items, file(format));
      assertThat(losses).as(id).noneMatch(Loss::whole);
      List<Item> back = format.read(file(format)).items();
      for (int i = 0; i < items.size(); i++) {
        assertThat(SourceLine.places(back.get(i)))
            .as("%s, seed 7, %s", id, items.get(i).id())
            .isEqualTo(SourceLine.places(items.get(i)));
      }
    }
  }
}

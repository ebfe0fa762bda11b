package org.dars.assistant.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dars.assistant.quiz.exchange.ItemSamples.item;
import static org.dars.assistant.quiz.exchange.ItemSamples.n;
import static org.dars.assistant.quiz.exchange.ItemSamples.p;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GiftFormatTest {

  private final GiftFormat gift = new GiftFormat();
  @TempDir private Path folder;

  private Reading read(String text) throws IOException, ItemFileException {
    return gift.read(Files.writeString(folder.resolve("quiz.gift"), text));
  }

  private Item one(String text) throws IOException, ItemFileException {
    Reading reading = read(text);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.items()).hasSize(1);
    return reading.items().getFirst();
  }

  private static RichText moodle(String text) {
    return new RichText(text, RichText.Format.MOODLE);
  }

  @Test
  void everyKindThatGiftHasComesBackWhole() throws Exception {
    for (Body body : ItemSamples.bodies()) {
      ItemKind kind = body.kind();
      if (kind != ItemKind.CLOZE && kind != ItemKind.ORDERING && kind != ItemKind.ESSAY) {
        Item item = item("q 1", "Which?", body);
        RoundTrip trip =
            RoundTrip.of(gift, folder, List.of(item, item("two", "Why {x}?", essay())));
        assertThat(trip.losses()).as("%s", body).isEmpty();
        RoundTrip.same(trip.items().getFirst(), item);
      }
    }
  }

  private static Body essay() {
    return new Body.Essay(RichText.EMPTY, RichText.EMPTY);
  }

  @Test
  void whatGiftDoesNotHoldIsNamed() throws Exception {
    RoundTrip trip = RoundTrip.of(gift, folder, ItemSamples.full(ItemSamples.choice()));
    assertThat(trip.lost())
        .containsExactlyInAnyOrder(
            "author: not in the file",
            "bloom: not in the file",
            "difficulty: not in the file",
            "language: not in the file",
            "mark: not in the file",
            "objective: not in the file",
            "sources: not in the file",
            "state: not in the file");
    Item back = trip.items().getFirst();
    assertThat(back.id()).isEqualTo("full-1");
    assertThat(back.about().category()).containsExactly("Unit 1/2", "Cells");
    assertThat(back.about().tags()).containsExactly("one", "t]wo");
    assertThat(back.stem()).isEqualTo(RichText.html("<p>Which <b>one</b>?</p>"));
  }

  @Test
  void whatHasNoSyntaxIsLeftOutAndNamed() throws Exception {
    Body.Ordering steps = new Body.Ordering(List.of(p("a"), p("b")));
    Body.ShortAnswer arrow =
        new Body.ShortAnswer(List.of(new Body.Accepted("a->b", n("1"), p(""))), false);
    RoundTrip trip =
        RoundTrip.of(
            gift,
            folder,
            item("o", "Order.", steps),
            item("c", "Fill.", ItemSamples.cloze()),
            item("a", "Arrow?", arrow),
            item("k", "Kept?", ItemSamples.shortAnswer()));
    assertThat(trip.lost())
        .containsExactly(
            "it is left out: GIFT has no items of kind ordering",
            "it is left out: its texts are of several formats",
            "it is left out: an accepted answer has an arrow (->) in it");
    assertThat(trip.losses()).allMatch(ItemFormat.Loss::whole);
    assertThat(trip.items()).extracting(Item::id).containsExactly("k");
  }

  @Test
  void aTextWithOneGapBecomesAMissingWord() throws Exception {
    RoundTrip trip = RoundTrip.of(gift, folder, item("g", "", ItemSamples.oneGap()));
    assertThat(trip.lost()).containsExactly("kind: short-answer, not cloze");
    assertThat(trip.items().getFirst().stem().value()).isEqualTo("The _____ pumps.");
  }

  @Test
  void rubricAndUnitAndOrderAreNamed() throws Exception {
    Body.Numeric metres =
        new Body.Numeric(List.of(new Body.NumericKey(n("3"), n("0"), n("1"), p(""))), "m");
    Body.Choice fixed = new Body.Choice(ItemSamples.choice().options(), true, false);
    assertThat(RoundTrip.of(gift, folder, item("u", "Far?", metres)).lost())
        .containsExactly("unit: not in the file");
    assertThat(RoundTrip.of(gift, folder, item("s", "Which?", fixed)).lost())
        .containsExactly("shuffle: not in the file");
    Body.Essay essay = new Body.Essay(p("two reasons"), p("I think"));
    assertThat(RoundTrip.of(gift, folder, item("e", "Why?", essay)).lost())
        .containsExactly("rubric: not in the file", "template: not in the file");
  }

  @Test
  void nastyTextsComeBackInEveryPlace() throws Exception {
    for (String nasty : ItemSamples.NASTY) {
      Body.Choice choice =
          new Body.Choice(
              List.of(ItemSamples.option(nasty, "0", nasty), ItemSamples.option(nasty, "1", nasty)),
              true,
              true);
      Item item =
          new Item(
              "x",
              nasty.replace("\n", " "),
              p(nasty),
              choice,
              p(nasty),
              BigDecimal.ONE,
              Item.About.NOTHING,
              List.of());
      RoundTrip trip = RoundTrip.of(gift, folder, item);
      assertThat(trip.losses()).as(nasty).isEmpty();
      RoundTrip.same(trip.items().getFirst(), item);
    }
  }

  @Test
  void whatIsNotNamedAsLostIsThere() throws Exception {
    for (long seed = 1; seed <= 5; seed++) {
      assertThat(RoundTrip.nothingElseIsLost(gift, folder, seed)).isGreaterThan(150);
    }
  }

  /** The courseware reader has a grammar of its own. */
  @Test
  void theCoursewareReaderReadsTheSameTexts() throws IOException, CoursewareException {
    List<String> texts =
        ItemSamples.NASTY.stream().filter(t -> !t.contains("$$") && !t.contains("\n")).toList();
    List<Item> items =
        texts.stream()
            .map(t ->
                item(
                    "x",
                    t,
                    new Body.Choice(
                        List.of(
                            ItemSamples.option(t, "1", ""), ItemSamples.option("other", "0", "")),
                        true,
                        true)))
            .toList();
    Path file = folder.resolve("quiz.gift");
    assertThat(gift.write(items, file)).isEmpty();
    List<Block> blocks =
        new org.dars.index.courseware.quiz.GiftReader(ReadLimits.standard())
            .read(new SourceFile("quiz.gift", file))
            .blocks();
    assertThat(blocks.stream().filter(b -> b.kind() == BlockKind.STEM).map(GiftFormatTest::words))
        .isEqualTo(texts.stream().map(GiftFormatTest::words).toList());
    assertThat(
            blocks.stream()
                .filter(b -> b.kind() == BlockKind.OPTION)
                .map(GiftFormatTest::words)
                .filter(t -> !t.equals("other")))
        .isEqualTo(texts.stream().map(GiftFormatTest::words).toList());
  }

  private static String words(Block block) {
    return words(block.text());
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void numbersRangesAndWeightsAreRead() throws Exception {
    assertThat(one("{#3:0.5}").body())
        .isEqualTo(
            new Body.Numeric(
                List.of(new Body.NumericKey(n("3"), n("0.5"), n("1"), RichText.EMPTY)), ""));
    assertThat(one("x {#1..4}").body())
        .isEqualTo(
            new Body.Numeric(
                List.of(new Body.NumericKey(n("2.5"), n("1.5"), n("1"), RichText.EMPTY)), ""));
    Body.Numeric several = (Body.Numeric) one("x {#=1:0 #yes =%50%*#any ~#no}").body();
    assertThat(several.keys())
        .containsExactly(
            new Body.NumericKey(n("1"), n("0"), n("1"), moodle("yes")),
            new Body.NumericKey(null, n("0"), n("0.5"), moodle("any")),
            new Body.NumericKey(null, n("0"), n("0"), moodle("no")));
  }

  @Test
  void aMissingWordLeavesALine() throws Exception {
    Item item = one("Grant is {~buried =entombed ~living} in Grant's tomb.");
    assertThat(item.stem()).isEqualTo(moodle("Grant is _____ in Grant's tomb."));
    assertThat(item.body().kind()).isEqualTo(ItemKind.SINGLE_CHOICE);
  }

  @Test
  void idsTagsNamesAndCategoriesAreRead() throws Exception {
    Item item =
        one(
            """
            \ufeff// question: 12  name: x
            // [id:a\\]b] [tag:one] [tag:two words]
            $CATEGORY: $course$/top/Unit 1//2/Cells
            ::A\\: name::[markdown]*Why*? {T#no#yes####because}
            """);
    assertThat(item.id()).isEqualTo("a]b");
    assertThat(item.name()).isEqualTo("A: name");
    assertThat(item.about().tags()).containsExactly("one", "two words");
    assertThat(item.about().category()).containsExactly("Unit 1/2", "Cells");
    assertThat(item.body())
        .isEqualTo(
            new Body.TrueFalse(
                true,
                new RichText("yes", RichText.Format.MARKDOWN),
                new RichText("no", RichText.Format.MARKDOWN)));
    assertThat(item.explanation()).isEqualTo(new RichText("because", RichText.Format.MARKDOWN));
  }

  @Test
  void aBlankLineBetweenBracesEndsNoItem() throws Exception {
    assertThat(((Body.Choice) one("Which?\n{\n=a\n\n~b\n}\n").body()).options()).hasSize(2);
  }

  @Test
  void whatCannotBeReadIsNamedAndTheRestGoesOn() throws Exception {
    Reading reading =
        read(
            """
            One {=a ~b}

            Open { =a ~b

            Two {=a ~b} then {=c ~d}

            Three {#many}

            Four {~only}

            Five {=a -> b =c}

            Six {=%101%x}

            Last {T}
            """);
    assertThat(reading.items()).extracting(i -> i.stem().value()).containsExactly("One", "Last");
    assertThat(reading.problems())
        .extracting(p -> p.place() + ": " + p.message())
        .containsExactly(
            "line 3: its braces do not pair; put a backslash before those that are text",
            "line 5: it has two answer blocks; put a blank line between items",
            "line 7: \"many\" is no number",
            "line 9: it has one option only; give at least two",
            "line 11: the pair \"c\" has no arrow; write =prompt -> partner",
            "line 13: a weight takes −1 to 1, not 1.01");
  }

  @Test
  void doubledIdsAreNamed() throws Exception {
    Reading reading = read("// [id:x]\nA {T}\n\n// [id:x]\nB {F}\n");
    assertThat(reading.items()).extracting(Item::id).containsExactly("x", "x-2");
    assertThat(reading.problems())
        .extracting(ItemFormat.Problem::message)
        .containsExactly("the id \"x\" is used twice; this item was read as \"x-2\"");
  }

  /** Neither takes time that grows with the square of the file, nor a deep stack. */
  @Test
  void hostileBlankLinesIdsAndCommentsAreReadInOneGo() throws Exception {
    assertThatThrownBy(() -> read("{\n" + "\n".repeat(2_000_000)))
        .isInstanceOf(ItemFileException.class);
    assertThat(read("// [id:x]\nA{T}\n\n".repeat(100_000)).items()).hasSize(100_000);
    Item item = one("// [id:" + "a".repeat(1_000_000) + "] [tag:b]\nA{T}");
    assertThat(item.id()).isEqualTo("q-1");
    assertThat(item.about().tags()).containsExactly("b");
  }

  @Test
  void whatIsNoGiftSaysSo() throws Exception {
    assertThatThrownBy(() -> read("Once upon a time.\n\nThere was a quiz."))
        .isInstanceOf(ItemFileException.class)
        .hasMessageEndingWith(
            "quiz.gift: is no GIFT; items in it have answers in braces, as {=right ~wrong}");
    assertThatThrownBy(() -> read(" \n"))
        .hasMessageEndingWith("is empty; there are no items in it");
    Path latin = folder.resolve("latin.gift");
    Files.write(latin, "Café {T}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> gift.read(latin))
        .hasMessageEndingWith("is not written in UTF-8; save it as UTF-8 text");
  }
}

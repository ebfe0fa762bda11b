package org.dars.assistant.quiz.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;

/** Items to write and read again. */
final class ItemSamples {

  /** Texts that formats trip over; none begins or ends in white space. */
  static final List<String> NASTY =
      List.of(
          "a ~ b = c # d { e } : f \\ g \\n h \\\\ i",
          "#### not feedback, :: not a name, -> no arrow",
          "%50% of them",
          "%-33.33333%x",
          "[html] no mark, [plain]",
          "]]> & <b>bold</b> &amp; &lt; \"quoted\" 'single'",
          "// no comment",
          "$CATEGORY: none",
          "two\nlines\n\nand a blank one",
          "$$\\frac{1}{2} \\{x\\} = \\sum_{i=1}^n$$",
          "if (a[0] == 1) { return \"x\"; } // done",
          "ما هي عاصمة: مصر؟ = القاهرة",
          "អ្វីជារាជធានី {ភ្នំពេញ}",
          "😀 👩‍👩‍👧 𝒳",
          "=HYPERLINK(\"http://example.org\")",
          "+1, -1; @x",
          "'quoted",
          "A) no option",
          "ANSWER: B",
          "1,5; 2\t3",
          "null",
          "TRUE");

  private ItemSamples() {}

  static BigDecimal n(String number) {
    return new BigDecimal(number);
  }

  static RichText p(String text) {
    return RichText.plain(text);
  }

  static Body.Option option(String text, String weight, String feedback) {
    return new Body.Option(p(text), n(weight), p(feedback));
  }

  static Item item(String id, String stem, Body body) {
    return new Item(
        id,
        "",
        p(stem),
        body,
        RichText.EMPTY,
        ItemJson.usualMark(body.kind()),
        Item.About.NOTHING,
        List.of());
  }

  /** An item in which everything is set. */
  static Item full(Body body) {
    return new Item(
        "full-1",
        "A name",
        RichText.html("<p>Which <b>one</b>?</p>"),
        body,
        p("Because."),
        n("2.50"),
        new Item.About(
            List.of("Unit 1/2", "Cells"),
            "knows cells",
            Bloom.APPLY,
            0.25,
            "sw",
            "Amina",
            ItemState.APPROVED,
            List.of("one", "t]wo")),
        List.of(new SourceQuote("d", "Cells", "b1", "page 3", "A cell is small.")));
  }

  static Body.Choice choice() {
    return new Body.Choice(
        List.of(option("right", "1", "yes"), option("half", "0.5", ""), option("wrong", "0", "no")),
        true,
        true);
  }

  static Body.Choice several() {
    return new Body.Choice(
        List.of(
            option("a", "0.3333333", ""),
            option("b", "0.3333333", ""),
            option("c", "0.3333334", ""),
            option("d", "-1", "never")),
        false,
        true);
  }

  static Body.Cloze cloze() {
    return new Body.Cloze(
        List.of(
            new Body.Words(p("The ")),
            new Body.Gap(
                2, new Body.ShortAnswer(List.of(new Body.Accepted("heart", n("1"), p(""))), true)),
            new Body.Words(RichText.html(" pumps <i>the</i> ")),
            new Body.Gap(1, choice()),
            new Body.Gap(
                1,
                new Body.Numeric(
                    List.of(new Body.NumericKey(n("5"), n("0.5"), n("1"), p("good"))), "l"))));
  }

  static Body.Cloze oneGap() {
    return new Body.Cloze(
        List.of(
            new Body.Words(p("The ")),
            new Body.Gap(
                1, new Body.ShortAnswer(List.of(new Body.Accepted("heart", n("1"), p(""))), false)),
            new Body.Words(p(" pumps."))));
  }

  static Body.Matching matching() {
    return new Body.Matching(
        List.of(
            new Body.Pair(p("dog"), p("woof")),
            new Body.Pair(p("puppy"), p("woof")),
            new Body.Pair(p("cat"), p("meow -> purr"))),
        List.of(p("moo")),
        true);
  }

  static Body.Numeric numeric() {
    return new Body.Numeric(
        List.of(
            new Body.NumericKey(n("-3.14"), n("0.01"), n("1"), p("good")),
            new Body.NumericKey(n("3"), n("0"), n("0.5"), p("")),
            new Body.NumericKey(null, n("0"), n("0"), p("no"))),
        "");
  }

  static Body.ShortAnswer shortAnswer() {
    return new Body.ShortAnswer(
        List.of(
            new Body.Accepted("Ulaan*", n("1"), p("yes")), new Body.Accepted("T", n("0.5"), p(""))),
        false);
  }

  /** A body of each kind that every format could hold. */
  static List<Body> bodies() {
    return List.of(
        choice(),
        several(),
        new Body.TrueFalse(true, p("yes"), p("no")),
        new Body.TrueFalse(false, p(""), p("right")),
        cloze(),
        matching(),
        new Body.Ordering(List.of(p("sow"), p("water"), RichText.html("<b>harvest</b>"))),
        numeric(),
        shortAnswer(),
        new Body.Essay(p("two reasons"), RichText.html("<p>I think</p>")),
        new Body.Description());
  }

  /** An item of any kind with any texts. */
  static Item random(Random random, int number) {
    Body body =
        switch (random.nextInt(8)) {
          case 0 -> new Body.Choice(options(random, true), true, true);
          case 1 -> new Body.Choice(options(random, false), false, true);
          case 2 -> new Body.TrueFalse(random.nextBoolean(), text(random), text(random));
          case 3 ->
              new Body.Matching(
                  List.of(
                      new Body.Pair(text(random), p(any(random))),
                      new Body.Pair(text(random), p(any(random)))),
                  random.nextBoolean() ? List.of() : List.of(p(any(random))),
                  true);
          case 4 ->
              new Body.Numeric(
                  List.of(
                      new Body.NumericKey(
                          BigDecimal.valueOf(random.nextInt(), random.nextInt(5)),
                          BigDecimal.valueOf(random.nextInt(100), 2),
                          n("1"),
                          text(random))),
                  "");
          case 5 ->
              new Body.ShortAnswer(
                  List.of(
                      new Body.Accepted(any(random), n("1"), text(random)),
                      new Body.Accepted(any(random), n("0.9"), RichText.EMPTY)),
                  false);
          case 6 -> new Body.Essay(RichText.EMPTY, RichText.EMPTY);
          default -> new Body.Ordering(List.of(text(random), text(random)));
        };
    return new Item(
        "id " + number,
        any(random),
        text(random),
        body,
        random.nextBoolean() ? RichText.EMPTY : text(random),
        n("1"),
        new Item.About(
            List.of("Unit " + random.nextInt(3)),
            "",
            null,
            null,
            "und",
            "",
            ItemState.DRAFT,
            List.of()),
        List.of());
  }

  private static List<Body.Option> options(Random random, boolean single) {
    List<Body.Option> options = new ArrayList<>();
    String[] weights = single ? new String[] {"0", "1", "-0.25"} : new String[] {"0.5", "0.5", "0"};
    for (String weight : weights) {
      options.add(
          new Body.Option(
              text(random), n(weight), random.nextBoolean() ? RichText.EMPTY : text(random)));
    }
    return options;
  }

  private static String any(Random random) {
    return NASTY.get(random.nextInt(NASTY.size()));
  }

  private static RichText text(Random random) {
    RichText.Format[] formats = RichText.Format.values();
    return new RichText(any(random), formats[random.nextInt(formats.length)]);
  }
}

package org.dars.assistant.quiz.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;

/** Items of every kind, and texts that break careless writers. */
public final class SampleItems {

  /** Each of these stands wherever a text may stand. */
  public static final List<String> NASTY =
      List.of(
          "a ~ b = c # d { e } : f \\ g",
          "=starts like a key",
          "%50%half",
          "[html] no format",
          "{1:SHORTANSWER:=no gap}",
          "\"double\" and 'single'",
          "ends CDATA ]]> here & &amp; &lt;b&gt; &#35;",
          "two\nlines\n\nand a paragraph",
          "عربي «نص» ؟",
          "ភាសាខ្មែរ និង 😀👩‍🔬",
          "$$\\frac{a}{b} < \\sqrt[3]{x}$$ \\(x_{1}\\)",
          "if (a < b && c > d) { s[0] = \"}\"; } // *p = ~q",
          "// not a comment $CATEGORY: no",
          "a*b/c:d |e| ^f^ <g> </p> <!-- h -->",
          "[[1]] *starred* **twice**");

  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private SampleItems() {}

  public static RichText html(String html) {
    return RichText.html(html);
  }

  public static RichText plain(String text) {
    return RichText.plain(text);
  }

  public static Body.Option option(RichText text, String weight, RichText feedback) {
    return new Body.Option(text, new BigDecimal(weight), feedback);
  }

  /** An item that says nothing but what learners see. */
  public static Item item(String id, RichText stem, Body body) {
    return new Item(
        id, "Name of " + id, stem, body, RichText.EMPTY, ONE, Item.About.NOTHING, List.of());
  }

  /** An item with all that can be known of one, but for quotes. */
  public static Item whole(String id, RichText stem, Body body, String mark) {
    Item.About about =
        new Item.About(
            List.of("Unit 1/2", "Cells & tissues"),
            "explain osmosis",
            Bloom.APPLY,
            0.75,
            "es-MX",
            "A. Author",
            ItemState.DRAFT,
            List.of("exam 2026", "célula"));
    RichText explanation = plain("Because <water> moves.");
    return new Item(
        id, "Name of " + id, stem, body, explanation, new BigDecimal(mark), about, List.of());
  }

  /** A single choice whose options say all that options can. */
  public static Body.Choice single() {
    return new Body.Choice(
        List.of(
            option(html("<b>Paris</b>"), "1", html("Yes, <i>indeed</i>.")),
            option(plain("Lyon & Nice"), "0.5", plain("Half of it")),
            option(
                html("<span lang=\"fr\" class=\"multilang\">Londres</span>"), "0", RichText.EMPTY)),
        true,
        true);
  }

  public static Body.Choice multiple() {
    return new Body.Choice(
        List.of(
            option(plain("two"), "0.3333333", RichText.EMPTY),
            option(plain("three"), "0.3333333", plain("prime")),
            option(plain("five"), "0.3333333", RichText.EMPTY),
            option(plain("nine"), "-0.25", plain("3 × 3"))),
        false,
        false);
  }

  public static Body.Numeric numeric() {
    return new Body.Numeric(
        List.of(
            new Body.NumericKey(
                new BigDecimal("9.81"), new BigDecimal("0.05"), ONE, plain("right")),
            new Body.NumericKey(new BigDecimal("10"), ZERO, new BigDecimal("0.5"), plain("near")),
            new Body.NumericKey(null, ZERO, ZERO, plain("no"))),
        "m/s²");
  }

  public static Body.ShortAnswer shortAnswer() {
    return new Body.ShortAnswer(
        List.of(
            new Body.Accepted("mitochondrion", ONE, plain("yes")),
            new Body.Accepted("2 \\* 3", new BigDecimal("0.5"), RichText.EMPTY)),
        false);
  }

  public static Body.Cloze cloze() {
    return new Body.Cloze(
        List.of(
            new Body.Words(html("<p>The capital is ")),
            new Body.Gap(2, single()),
            new Body.Words(html(", on the ")),
            new Body.Gap(1, shortAnswer()),
            new Body.Words(html(".</p><p>Founded in ")),
            new Body.Gap(
                1,
                new Body.Numeric(
                    List.of(new Body.NumericKey(new BigDecimal("52"), ONE, ONE, plain("BC"))), "")),
            new Body.Words(html(".</p>"))));
  }

  public static Body.Matching matching() {
    return new Body.Matching(
        List.of(
            new Body.Pair(html("<i>Canis lupus</i>"), plain("wolf")),
            new Body.Pair(plain("Felis catus"), plain("cat")),
            new Body.Pair(plain("Felis silvestris"), plain("cat"))),
        List.of(plain("bear")),
        true);
  }

  /** One of every kind. */
  public static List<Item> all() {
    return List.of(
        whole("single", html("<p>Capital of <b>France</b>?</p>"), single(), "1"),
        whole("multiple", plain("Which are prime?"), multiple(), "2"),
        whole(
            "truth",
            plain("Water is wet."),
            new Body.TrueFalse(true, plain("yes"), html("<b>no</b>")),
            "1"),
        whole("cloze", html("<p>Fill in.</p>"), cloze(), "4"),
        whole("matching", plain("What is it?"), matching(), "3"),
        whole(
            "ordering",
            plain("Put in order."),
            new Body.Ordering(List.of(html("<b>first</b>"), plain("second"), plain("third"))),
            "1"),
        whole("numeric", html("<p>How fast?</p>"), numeric(), "1"),
        whole("short", plain("The powerhouse?"), shortAnswer(), "1"),
        whole(
            "essay",
            html("<p>Discuss.</p>"),
            new Body.Essay(html("<ul><li>depth</li></ul>"), html("<p>I …</p>")),
            "10"),
        whole("text", html("<p>Read this.</p>"), new Body.Description(), "0"));
  }

  /** Items of a kind, each text of which is nasty, in another order for another seed. */
  public static List<Item> nasty(String kind, long seed) {
    Random random = new Random(seed);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < NASTY.size(); i++) {
      RichText[] t = new RichText[8];
      for (int k = 0; k < t.length; k++) {
        String text = NASTY.get(k == 0 ? i : random.nextInt(NASTY.size()));
        t[k] = random.nextBoolean() ? plain(text) : html("<p>" + Markup.escape(text) + "</p>");
      }
      RichText s = plain(NASTY.get(random.nextInt(NASTY.size())).replace("\n", " "));
      Item.About about =
          new Item.About(
              List.of("C/D", "ع"), "", null, null, "und", "", ItemState.DRAFT, List.of());
      items.add(
          new Item(kind + i, s.value(), t[0], body(kind, t, random), t[1], ONE, about, List.of()));
    }
    return items;
  }

  private static Body body(String kind, RichText[] t, Random random) {
    String words = NASTY.get(random.nextInt(NASTY.size())).replace("\n", " ").replace("*", "\\*");
    Body.Choice choice =
        new Body.Choice(
            List.of(option(t[2], "1", t[3]), option(t[4], "0", t[5]), option(t[6], "0", t[7])),
            true,
            true);
    Body.ShortAnswer answer =
        new Body.ShortAnswer(List.of(new Body.Accepted(words, ONE, t[2])), random.nextBoolean());
    return switch (kind) {
      case "choice" -> choice;
      case "truth" -> new Body.TrueFalse(random.nextBoolean(), t[2], t[3]);
      case "short" -> answer;
      case "matching" ->
          new Body.Matching(
              List.of(new Body.Pair(t[2], plain(words)), new Body.Pair(t[3], plain("other"))),
              List.of(),
              true);
      case "ordering" -> new Body.Ordering(List.of(t[2], t[3], t[4]));
      case "essay" -> new Body.Essay(t[2], t[3]);
      case "numeric" ->
          new Body.Numeric(
              List.of(new Body.NumericKey(new BigDecimal("-1.5"), ZERO, ONE, t[2])), "");
      case "cloze" ->
          new Body.Cloze(
              List.of(
                  new Body.Words(plain("before " + words + " ")),
                  new Body.Gap(1, choice),
                  new Body.Words(html(" <b>mid</b> ")),
                  new Body.Gap(1, answer),
                  new Body.Words(plain(" after"))));
      default -> throw new IllegalArgumentException(kind);
    };
  }
}

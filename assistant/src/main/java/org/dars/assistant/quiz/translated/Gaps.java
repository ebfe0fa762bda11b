package org.dars.assistant.quiz.translated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Sentences with gaps as whole sentences: each gap's answer stands in it, marked as {@code <mark
 * id="gap1">…</mark>}, which engines keep as they keep any markup.
 */
final class Gaps {

  private static final Pattern BLANK = Pattern.compile("_{3,}|…{2,}|\\.{5,}");

  private Gaps() {}

  private static final Pattern MARK =
      Pattern.compile("<mark id=\"gap([1-9][0-9]?)\">(.*?)</mark>", Pattern.DOTALL);

  private static final Pattern TYPED =
      Pattern.compile("\\[\\[([1-9][0-9]?)\\s+(.+?)]]", Pattern.DOTALL);

  /** A whole text as people type it: {@code The [[1 answer]] stands here.} */
  static String typed(String whole) {
    return MARK.matcher(whole).replaceAll("[[$1 $2]]");
  }

  /** What people typed, as a whole text. */
  static String ofTyped(String typed) {
    return TYPED.matcher(typed).replaceAll("<mark id=\"gap$1\">$2</mark>");
  }

  /** Whether a text has gaps in it. */
  static boolean in(RichText text) {
    return text.format() == RichText.Format.HTML && MARK.matcher(text.value()).find();
  }

  /** Whether the stem has one blank that the one right option fills. */
  static boolean blank(Item item) {
    return item.body() instanceof Body.Choice c
        && c.single()
        && c.options().stream().filter(Body.Option::right).count() == 1
        && BLANK.matcher(item.stem().value()).results().count() == 1;
  }

  /** The stem with the right option in its blank. */
  static RichText filled(Item item) {
    Body.Choice choice = (Body.Choice) item.body();
    RichText key =
        choice.options().stream().filter(Body.Option::right).findFirst().orElseThrow().text();
    return RichText.html(
        BLANK
            .matcher(Markup.html(item.stem()))
            .replaceFirst(Matcher.quoteReplacement(mark(0, Markup.html(key)))));
  }

  /**
   * The stem with its blank again.
   *
   * @param before the stem as it was: its blank and format stay
   */
  static RichText blanked(RichText filled, RichText before) {
    Matcher blank = BLANK.matcher(before.value());
    String line = blank.find() ? blank.group() : "_____";
    Document document = parsed(filled);
    marks(document, 1).values().forEach(m -> m.text(line));
    document.select("mark").unwrap();
    return before.format() == RichText.Format.HTML
        ? RichText.html(document.body().html())
        : RichText.plain(document.body().wholeText().strip());
  }

  private static String mark(int gap, String html) {
    return "<mark id=\"gap" + (gap + 1) + "\">" + html + "</mark>";
  }

  /** A text with gaps, mapped as a whole; what else fills its gaps, one by one. */
  static Body map(Body.Cloze cloze, ItemTexts.Mapper mapper) {
    RichText whole = whole(cloze);
    RichText mapped = mapper.map(ItemTexts.CLOZE, whole);
    List<Body.Gap> gaps =
        cloze.parts().stream()
            .filter(Body.Gap.class::isInstance)
            .map(Body.Gap.class::cast)
            .toList();
    if (mapped.equals(whole)) {
      for (int i = 0; i < gaps.size(); i++) {
        ItemTexts.fill(gaps.get(i).fill(), i, mapper);
      }
      return cloze;
    }
    List<Body.Gap> filled = new ArrayList<>();
    Document document = parsed(mapped);
    List<Element> marks = List.copyOf(marks(document, gaps.size()).values());
    for (int i = 0; i < gaps.size(); i++) {
      Body fill = ItemTexts.fill(gaps.get(i).fill(), i, mapper);
      filled.add(new Body.Gap(gaps.get(i).weight(), keyed(fill, marks.get(i).text())));
    }
    return new Body.Cloze(parts(document, filled));
  }

  /** The text with all its answers in place. */
  static RichText whole(Body.Cloze cloze) {
    StringBuilder html = new StringBuilder();
    int gap = 0;
    for (Body.Part part : cloze.parts()) {
      switch (part) {
        case Body.Words w -> html.append(Markup.html(w.text()));
        case Body.Gap g -> html.append(mark(gap++, Markup.escape(answer(g.fill()))));
      }
    }
    return RichText.html(html.toString());
  }

  /** The first answer that gives the whole mark. */
  static String answer(Body fill) {
    return switch (fill) {
      case Body.Choice c ->
          c.options().stream()
              .filter(Body.Option::right)
              .findFirst()
              .map(o -> Plain.of(o.text()))
              .orElse("…");
      case Body.ShortAnswer s ->
          s.answers().stream()
              .filter(a -> a.weight().signum() > 0)
              .findFirst()
              .map(Body.Accepted::text)
              .orElse("…");
      case Body.Numeric n ->
          n.keys().isEmpty() || n.keys().getFirst().value() == null
              ? "…"
              : n.keys().getFirst().value().toPlainString();
      case Body.TrueFalse t -> "…";
      case Body.Cloze c -> "…";
      case Body.Matching m -> "…";
      case Body.Ordering o -> "…";
      case Body.Essay e -> "…";
      case Body.Description d -> "…";
    };
  }

  /** The same fill, whose first answer is what stands in the sentence. */
  private static Body keyed(Body fill, String form) {
    return switch (fill) {
      case Body.ShortAnswer s -> {
        List<Body.Accepted> answers = new ArrayList<>();
        boolean first = true;
        for (Body.Accepted a : s.answers()) {
          if (first && a.weight().signum() > 0) {
            first = false;
            answers.add(new Body.Accepted(form, a.weight(), a.feedback()));
            if (Plain.normal(a.text()).equals(Plain.normal(form))) {
              continue;
            }
          }
          answers.add(a);
        }
        yield new Body.ShortAnswer(answers, s.caseSensitive());
      }
      case Body.Choice c -> {
        List<Body.Option> options = new ArrayList<>();
        boolean first = true;
        for (Body.Option o : c.options()) {
          boolean key = first && o.right();
          first &= !key;
          options.add(key ? new Body.Option(RichText.plain(form), o.weight(), o.feedback()) : o);
        }
        yield new Body.Choice(options, c.single(), c.shuffle());
      }
      case Body other -> other;
    };
  }

  private static List<Body.Part> parts(Document document, List<Body.Gap> gaps) {
    for (Map.Entry<Integer, Element> mark : marks(document, gaps.size()).entrySet()) {
      mark.getValue().text("\uE000" + (char) ('\uE010' + mark.getKey()) + "\uE001");
    }
    document.select("mark").unwrap();
    String html = document.body().html();
    List<Body.Part> parts = new ArrayList<>();
    Matcher at = Pattern.compile("\uE000(.)\uE001").matcher(html);
    int from = 0;
    while (at.find()) {
      words(html.substring(from, at.start()), parts);
      parts.add(gaps.get(at.group(1).charAt(0) - '\uE010'));
      from = at.end();
    }
    words(html.substring(from), parts);
    return parts;
  }

  private static void words(String html, List<Body.Part> parts) {
    if (!html.isEmpty()) {
      parts.add(
          new Body.Words(
              Markup.tagged(html)
                  ? RichText.html(html)
                  : RichText.plain(
                      Jsoup.parseBodyFragment("<pre>" + html + "</pre>").wholeText())));
    }
  }

  /** The answers as they stand in a whole text, in the order of the gaps. */
  static List<String> forms(RichText whole) {
    List<String> forms = new ArrayList<>();
    Document document = parsed(whole);
    Map<Integer, Element> marks = new TreeMap<>();
    for (Element mark : document.select("mark[id^=gap]")) {
      marks.put(number(mark), mark);
    }
    marks.values().forEach(m -> forms.add(Plain.folded(m.text())));
    return forms;
  }

  /**
   * The marks by gap.
   *
   * @throws IllegalArgumentException when they are not the gaps that there must be
   */
  private static Map<Integer, Element> marks(Document document, int gaps) {
    Map<Integer, Element> marks = new TreeMap<>();
    boolean good = true;
    for (Element mark : document.select("mark")) {
      int n = number(mark);
      good &= n >= 0 && n < gaps && !mark.text().isBlank() && marks.put(n, mark) == null;
    }
    if (!good || marks.size() != gaps) {
      throw new IllegalArgumentException(
          "the text must keep its %d gap%s, as [[1 answer]]".formatted(gaps, gaps == 1 ? "" : "s"));
    }
    return marks;
  }

  private static int number(Element mark) {
    return mark.id().matches("gap[1-9][0-9]?") ? Integer.parseInt(mark.id().substring(3)) - 1 : -1;
  }

  private static Document parsed(RichText html) {
    Document document = Jsoup.parseBodyFragment(html.value());
    document.outputSettings().prettyPrint(false);
    return document;
  }
}

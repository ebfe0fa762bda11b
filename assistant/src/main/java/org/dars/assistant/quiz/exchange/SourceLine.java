package org.dars.assistant.quiz.exchange;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.QuestionWording;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.jsoup.parser.Parser;

/**
 * Where in the course an item stands, as the last line of what learners read afterwards: "Source:
 * 15.7 Mood and Related Disorders, page 3". Three signs of Unicode that nobody sees mark it, so
 * that it is known again whatever program kept the text in between, and an author's own "Source: …"
 * is left alone.
 */
final class SourceLine {

  /** INVISIBLE TIMES: here the line begins. */
  private static final char LINE = '\u2062';

  /** INVISIBLE SEPARATOR: before a place and behind it. */
  private static final char PLACE = '\u2063';

  /** INVISIBLE PLUS: between a document's title and where in it. */
  private static final char WITHIN = '\u2064';

  private static final Pattern MARKS = Pattern.compile("[\u2062-\u2064]");

  private static final Pattern ONE_PLACE =
      Pattern.compile(
          "%1$s([^\u2062-\u2064]+)(?:%2$s, ([^\u2062-\u2064]+))?%1$s".formatted(PLACE, WITHIN));

  private static final String ALL =
      "%1$s[^\u2062-\u2064]*%2$s(?:[^\u2062%2$s]+%2$s(?:; %2$s)?)+".formatted(LINE, PLACE);

  /** The line with what parts it from the text before. A person may have written more behind it. */
  private static final Pattern MARKED =
      Pattern.compile("\\s*(?:<p>%1$s</p>|(<br\\s*/?>)?\\s*%1$s)".formatted(ALL));

  private SourceLine() {}

  /**
   * An item with the line at the end of its explanation, and without sources; one that has none
   * stays as it is.
   *
   * @param verdicts whether a true/false item's line goes to the feedback of both answers, for
   *     programs that show no explanation there
   */
  static Item into(Item item, boolean verdicts) {
    String line = line(item);
    if (line.isEmpty()) {
      return item.withSources(List.of());
    }
    Item bare = item.withSources(List.of());
    return verdicts && item.body() instanceof Body.TrueFalse truth
        ? bare.withBody(verdicts(truth, t -> with(t, line)))
        : bare.withExplanation(with(item.explanation(), line));
  }

  /** The inverse: the line goes, and the item has sources with a title and a place in it. */
  static Item outOf(Item item) {
    Set<SourceQuote> found = new LinkedHashSet<>();
    Item bare = item.withExplanation(without(item.explanation(), found));
    if (bare.body() instanceof Body.TrueFalse truth) {
      bare = bare.withBody(verdicts(truth, t -> without(t, found)));
    }
    return found.isEmpty() ? item : bare.withSources(List.copyOf(found));
  }

  /** Places of an item, each once. */
  static Set<String> places(Item item) {
    Set<String> places = new LinkedHashSet<>();
    item.sources().forEach(s -> places.add(clean(s.place())));
    places.remove("");
    return places;
  }

  private static Body.TrueFalse verdicts(Body.TrueFalse truth, UnaryOperator<RichText> change) {
    return new Body.TrueFalse(
        truth.key(), change.apply(truth.whenTrue()), change.apply(truth.whenFalse()));
  }

  private static String line(Item item) {
    Set<String> places = new LinkedHashSet<>();
    for (SourceQuote source : item.sources()) {
      String title = clean(source.documentTitle());
      String anchor = clean(source.anchor());
      if (!title.isEmpty()) {
        boolean within = !anchor.isEmpty() && !anchor.equals(title);
        places.add(PLACE + title + (within ? WITHIN + ", " + anchor : "") + PLACE);
      }
    }
    String language = Locale.forLanguageTag(item.about().language()).getLanguage();
    return places.isEmpty()
        ? ""
        : LINE + new QuestionWording(language).source(String.join("; ", places));
  }

  private static String clean(String text) {
    return MARKS.matcher(text).replaceAll("").replaceAll("\\s+", " ").strip();
  }

  private static RichText with(RichText text, String line) {
    String before = text.value();
    String value =
        switch (text.format()) {
          case PLAIN -> before.isEmpty() ? line : before + "\n" + line;
          case HTML -> before + "\n<p>" + Markup.escape(line) + "</p>";
          case MARKDOWN -> before + "\n\n" + Markup.escape(line);
          case MOODLE -> before + "\n" + Markup.escape(line);
        };
    return new RichText(value, text.format());
  }

  private static RichText without(RichText text, Set<SourceQuote> found) {
    Matcher marked = MARKED.matcher(text.value());
    if (!marked.find()) {
      return text;
    }
    boolean plain = text.format() == RichText.Format.PLAIN;
    for (Matcher place = ONE_PLACE.matcher(marked.group()); place.find(); ) {
      String title = read(place.group(1), plain);
      String anchor = place.group(2) == null ? "" : read(place.group(2), plain);
      found.add(new SourceQuote("", title, "", anchor, ""));
    }
    String rest = text.value().substring(0, marked.start()) + text.value().substring(marked.end());
    // A line break stands for one of plain text; without it there may be no markup.
    return rest.isEmpty() || marked.group(1) == null
        ? new RichText(rest, rest.isEmpty() ? RichText.Format.PLAIN : text.format())
        : Markup.ofHtml(rest);
  }

  private static String read(String text, boolean plain) {
    return plain ? text : Parser.unescapeEntities(text, false);
  }
}

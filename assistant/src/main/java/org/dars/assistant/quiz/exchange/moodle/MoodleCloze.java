package org.dars.assistant.quiz.exchange.moodle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.ClozeText;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Body.Accepted;
import org.dars.assistant.quiz.item.Body.Gap;
import org.dars.assistant.quiz.item.Body.NumericKey;
import org.dars.assistant.quiz.item.Body.Option;
import org.dars.assistant.quiz.item.RichText;
import org.jsoup.parser.Parser;

/**
 * The syntax of "embedded answers": {@code The capital is {1:MC:=Paris#Right!~London}.} Source:
 * {@code question/type/multianswer/questiontype.php} of Moodle 4.5. Signs of the syntax are written
 * as references to characters, which Moodle reads in every kind of gap.
 */
final class MoodleCloze {

  private static final Pattern GAP =
      Pattern.compile("\\{(\\d{0,4}):([A-Z_]{2,20}):(.{0,20000}?)(?<!\\\\)\\}", Pattern.DOTALL);

  private static final Pattern GRADE =
      Pattern.compile("\\A\\s*(?:(=)|%(-?\\d{1,3}(?:[.,]\\d{0,10})?)%)?");

  private static final Set<String> SHORT =
      Set.of("SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC");

  private static final Set<String> NUMERICAL = Set.of("NUMERICAL", "NM");

  private static final Pattern CHOICE =
      Pattern.compile("(?:MULTICHOICE|MC|MULTIRESPONSE|MR)(?:_?[VH]?S?)");

  private static final String STEM = "<div class=\"stem\">";

  private MoodleCloze() {}

  /** A question as it was read. */
  record Parsed(RichText stem, Body.Cloze cloze) {}

  // ---- reading

  /** A text with gaps; without any where there is none. */
  static Parsed read(RichText text) {
    String html = ClozeText.unmarked(text.value());
    RichText stem = RichText.EMPTY;
    if (html.startsWith(STEM)) {
      int end = closing(html);
      stem = Markup.ofHtml(html.substring(STEM.length(), end));
      html = html.substring(Math.min(html.length(), end + "</div>".length()));
    }
    List<Gap> gaps = new ArrayList<>();
    StringBuilder marked = new StringBuilder();
    Matcher m = GAP.matcher(html);
    while (m.find()) {
      Body fill = fill(m.group(2), m.group(3));
      if (fill instanceof Body.Description) {
        continue; // braces that are no gap
      }
      m.appendReplacement(marked, ClozeText.mark(gaps.size()));
      gaps.add(new Gap(weight(m.group(1)), fill));
    }
    m.appendTail(marked);
    boolean markup =
        text.format() == RichText.Format.HTML || text.format() == RichText.Format.MOODLE;
    String around =
        text.format() == RichText.Format.MOODLE
            ? Markup.html(new RichText(marked.toString(), text.format()))
            : marked.toString();
    return new Parsed(
        stem,
        ClozeText.of(markup ? around : Markup.html(new RichText(around, text.format())), gaps));
  }

  private static int closing(String html) {
    Matcher m = Pattern.compile("<(/?)div\\b").matcher(html);
    int depth = 0;
    while (m.find()) {
      depth += m.group(1).isEmpty() ? 1 : -1;
      if (depth == 0) {
        return m.start();
      }
    }
    return html.length();
  }

  private static int weight(String digits) {
    return digits.isEmpty() ? 1 : Math.max(1, Integer.parseInt(digits));
  }

  /** What fills a gap; a description where the name of the kind is none of Moodle's. */
  private static Body fill(String kind, String answers) {
    boolean choice = CHOICE.matcher(kind).matches();
    if (!choice && !SHORT.contains(kind) && !NUMERICAL.contains(kind)) {
      return new Body.Description();
    }
    List<Option> options = new ArrayList<>();
    List<Accepted> accepted = new ArrayList<>();
    List<NumericKey> keys = new ArrayList<>();
    for (String answer : split(answers)) {
      Matcher grade = GRADE.matcher(answer);
      BigDecimal weight = grade.find() ? weight(grade) : BigDecimal.ZERO;
      int from = grade.end();
      int feedbackAt = find(answer, from, '#');
      String text = unescaped(answer.substring(from, feedbackAt)).strip();
      RichText feedback =
          feedbackAt < answer.length()
              ? Markup.ofHtml(unescaped(answer.substring(feedbackAt + 1)))
              : RichText.EMPTY;
      if (choice) {
        options.add(new Option(Markup.ofHtml(text), weight, feedback));
      } else if (SHORT.contains(kind)) {
        accepted.add(new Accepted(Parser.unescapeEntities(text, false), weight, feedback));
      } else {
        number(Parser.unescapeEntities(text, false), weight, feedback, keys);
      }
    }
    if (choice) {
      return new Body.Choice(
          options, !kind.startsWith("MULTIR") && !kind.startsWith("MR"), kind.endsWith("S"));
    }
    boolean exact = kind.endsWith("_C") || kind.equals("SAC") || kind.equals("MWC");
    return NUMERICAL.contains(kind)
        ? new Body.Numeric(keys, "")
        : new Body.ShortAnswer(accepted, exact);
  }

  private static void number(
      String text, BigDecimal weight, RichText feedback, List<NumericKey> keys) {
    String[] parts = text.split(":", 2);
    BigDecimal value = ItemNumbers.parse(parts[0]);
    BigDecimal tolerance = parts.length > 1 ? ItemNumbers.parse(parts[1]) : null;
    if (value != null || text.equals("*")) {
      keys.add(
          new NumericKey(value, tolerance == null ? BigDecimal.ZERO : tolerance, weight, feedback));
    }
  }

  private static BigDecimal weight(Matcher grade) {
    if (grade.group(1) != null) {
      return BigDecimal.ONE;
    }
    BigDecimal percent = grade.group(2) == null ? null : ItemNumbers.parse(grade.group(2));
    return percent == null ? BigDecimal.ZERO : ItemNumbers.plain(percent.movePointLeft(2));
  }

  private static List<String> split(String answers) {
    List<String> out = new ArrayList<>();
    int at = 0;
    while (at <= answers.length()) {
      int end = find(answers, at, '~');
      if (!answers.substring(at, end).isBlank()) {
        out.add(answers.substring(at, end));
      }
      at = end + 1;
    }
    return out;
  }

  /** A sign of the syntax that is neither escaped nor of a reference; or the end. */
  private static int find(String text, int from, char sign) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean reference = c == '&' && text.startsWith("&#", i);
      if (c == '\\' || reference) {
        i++;
      } else if (c == sign) {
        return i;
      }
    }
    return text.length();
  }

  private static String unescaped(String text) {
    return text.replaceAll("\\\\([}#~/\"\\\\=])", "$1");
  }

  // ---- writing

  /** The text of a question: its stem in a block of its own, then the text with its gaps. */
  static String write(RichText stem, Body.Cloze cloze) {
    List<Gap> gaps = ClozeText.gaps(cloze);
    Matcher m = ClozeText.marks(braces(ClozeText.html(cloze)));
    StringBuilder out = new StringBuilder();
    if (!stem.isEmpty()) {
      String html = braces(Markup.html(stem));
      out.append(STEM).append(html).append("</div>");
    }
    while (m.find()) {
      String gap = gap(gaps.get(Integer.parseInt(m.group(1))));
      m.appendReplacement(out, Matcher.quoteReplacement(gap));
    }
    return m.appendTail(out).toString();
  }

  private static String gap(Gap gap) {
    StringBuilder out = new StringBuilder("{" + gap.weight() + ":");
    switch (gap.fill()) {
      case Body.Choice c -> {
        out.append(c.single() ? "MULTICHOICE" : "MULTIRESPONSE").append(c.shuffle() ? "_S:" : ":");
        for (Option o : c.options()) {
          answer(out, o.weight(), signs(Markup.html(o.text())), o.feedback());
        }
      }
      case Body.ShortAnswer s -> {
        out.append(s.caseSensitive() ? "SHORTANSWER_C:" : "SHORTANSWER:");
        for (Accepted a : s.answers()) {
          answer(out, a.weight(), signs(Markup.escape(a.text())), a.feedback());
        }
      }
      case Body.Numeric n -> {
        out.append("NUMERICAL:");
        for (NumericKey k : n.keys()) {
          BigDecimal value = k.value();
          String number =
              value == null ? "*" : value.toPlainString() + ":" + k.tolerance().toPlainString();
          answer(out, k.weight(), number, k.feedback());
        }
      }
      default -> throw new IllegalArgumentException("no gap is filled by " + gap.fill().kind());
    }
    out.setLength(out.length() - 1); // the last sign between answers
    return out.append('}').toString();
  }

  private static void answer(StringBuilder out, BigDecimal weight, String text, RichText feedback) {
    BigDecimal grade = MoodleGrades.nearest(weight);
    if (grade.compareTo(BigDecimal.ONE) == 0) {
      out.append('=');
    } else if (grade.signum() != 0) {
      out.append('%').append(ItemNumbers.plain(grade.movePointRight(2)).toPlainString());
      out.append('%');
    }
    out.append(text);
    if (!feedback.isEmpty()) {
      out.append('#').append(signs(Markup.html(feedback)));
    }
    out.append('~');
  }

  /** HTML whose signs of the syntax are references. */
  private static String signs(String html) {
    String safe =
        html.replaceAll("(?<!&)#", "&#35;")
            .replace("\\", "&#92;")
            .replace("~", "&#126;")
            .replace("{", "&#123;")
            .replace("}", "&#125;")
            .replace("\r\n", "\n")
            .replace("\n", "&#10;");
    boolean first = safe.startsWith("=") || safe.startsWith("%");
    return first ? "&#" + (int) safe.charAt(0) + ";" + safe.substring(1) : safe;
  }

  /** Words that look like a gap. */
  private static String braces(String html) {
    return html.replaceAll("\\{(?=\\d*:[A-Z_]+:)", "&#123;");
  }
}

package org.dars.assistant.quiz.exchange.h5p;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.ClozeText;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;
import org.jsoup.parser.Parser;

/**
 * Texts with gaps as H5P writes them: {@code The capital is *Paris/Lutetia:a city*.} The signs
 * themselves are written as references to characters, which H5P reads after it has cut the text.
 */
final class H5pGaps {

  private static final Pattern GAP = Pattern.compile("\\*([^*]{1,2000})\\*");

  private H5pGaps() {}

  /** A text with marks for gaps, and what stands between the stars. */
  record Cut(String html, List<String> gaps) {}

  static Cut cut(String text) {
    List<String> gaps = new ArrayList<>();
    Matcher m = GAP.matcher(ClozeText.unmarked(text));
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      m.appendReplacement(out, ClozeText.mark(gaps.size()));
      gaps.add(m.group(1));
    }
    return new Cut(m.appendTail(out).toString(), gaps);
  }

  /** The answers of a gap that is typed; a tip behind a colon is left out. */
  static Body.ShortAnswer typed(String gap, boolean caseSensitive) {
    List<Body.Accepted> accepted = new ArrayList<>();
    for (String answer : gap.split(":", 2)[0].split("/")) {
      String text = Parser.unescapeEntities(answer, false).strip();
      if (!text.isEmpty()) {
        accepted.add(new Body.Accepted(text.replace("*", "\\*"), BigDecimal.ONE, RichText.EMPTY));
      }
    }
    return new Body.ShortAnswer(accepted, caseSensitive);
  }

  /** The word of a gap that it is dragged to. */
  static String word(String gap) {
    return Parser.unescapeEntities(gap.split(":", 2)[0].replaceAll("\\\\[+-].*", ""), false)
        .strip();
  }

  /** Whether a typed gap can be written: every answer right, none with a pattern. */
  static boolean writes(Body.ShortAnswer gap) {
    return !gap.answers().isEmpty()
        && gap.answers().stream().allMatch(a -> a.weight().compareTo(BigDecimal.ONE) == 0)
        && gap.answers().stream().noneMatch(a -> a.text().replace("\\*", "").contains("*"));
  }

  /** A typed gap. */
  static String write(Body.ShortAnswer gap) {
    List<String> answers =
        gap.answers().stream()
            .map(a -> signs(Markup.escape(a.text().replace("\\*", "*"))))
            .toList();
    return "*" + String.join("/", answers) + "*";
  }

  /** A gap for a word that is dragged. */
  static String write(RichText word) {
    return "*" + signs(Markup.escape(Markup.plain(word))) + "*";
  }

  /** Text whose signs of the syntax are references. */
  static String signs(String html) {
    return html.replace("*", "&#42;")
        .replace("/", "&#47;")
        .replace(":", "&#58;")
        .replace("\\", "&#92;")
        .replace("\n", " ");
  }

  /** Words around gaps: a star alone would open one. */
  static String around(String html) {
    return html.replace("*", "&#42;");
  }
}

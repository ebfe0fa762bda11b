package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.List;

/** Reads GIFT by Moodle's documented grammar: as much of it as the writer uses, for the tests. */
final class GiftReader {

  record Answer(boolean right, String text, String feedback) {}

  record Question(
      String category,
      String name,
      String format,
      String stem,
      List<Answer> answers,
      String feedback) {}

  private static final String ESCAPED = "~=#{}:\\n";

  private GiftReader() {}

  static List<Question> read(String gift) {
    List<Question> questions = new ArrayList<>();
    String category = "";
    for (String part : gift.split("\n[ \t]*\n")) {
      String text =
          part.lines()
              .filter(l -> !l.stripLeading().startsWith("//"))
              .reduce("", (a, b) -> a + b + "\n")
              .strip();
      if (text.isEmpty()) {
        continue;
      }
      if (text.startsWith("$CATEGORY:")) {
        category = text.substring(10).strip();
        continue;
      }
      questions.add(question(category, hide(text)));
    }
    return questions;
  }

  private static Question question(String category, String text) {
    if (!text.startsWith("::")) {
      throw new IllegalArgumentException("no name: " + text);
    }
    int end = text.indexOf("::", 2);
    String rest = text.substring(end + 2);
    int open = only(rest, '{');
    int close = only(rest, '}');
    String stem = rest.substring(0, open).strip();
    String format = "moodle";
    if (stem.startsWith("[")) {
      format = stem.substring(1, stem.indexOf(']'));
      stem = stem.substring(stem.indexOf(']') + 1);
    }
    String body = rest.substring(open + 1, close);
    int general = body.lastIndexOf("####");
    List<Answer> answers = new ArrayList<>();
    String list = general < 0 ? body : body.substring(0, general);
    for (int i = 0; i < list.length(); ) {
      char mark = list.charAt(i);
      if (mark != '=' && mark != '~') {
        i++;
        continue;
      }
      int next = i + 1;
      while (next < list.length() && list.charAt(next) != '=' && list.charAt(next) != '~') {
        next++;
      }
      String[] sides = list.substring(i + 1, next).split("#", 2);
      answers.add(new Answer(mark == '=', text(sides[0]), sides.length > 1 ? text(sides[1]) : ""));
      i = next;
    }
    return new Question(
        category,
        show(text.substring(2, end)),
        format,
        show(stem).strip(),
        answers,
        general < 0 ? "" : text(body.substring(general + 4)));
  }

  private static int only(String text, char c) {
    int at = text.indexOf(c);
    if (at < 0 || text.indexOf(c, at + 1) >= 0) {
      throw new IllegalArgumentException("not exactly one " + c + " in " + text);
    }
    return at;
  }

  /** A text that begins with a bracket names its format; percent signs would set a weight. */
  private static String text(String raw) {
    String text = raw.strip();
    if (text.startsWith("%")) {
      throw new IllegalArgumentException("a weight: " + text);
    }
    return show(text.startsWith("[") ? text.substring(text.indexOf(']') + 1) : text).strip();
  }

  /** Escaped characters out of the way of the grammar, as Moodle does. */
  private static String hide(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int escaped =
          text.charAt(i) == '\\' && i + 1 < text.length()
              ? ESCAPED.indexOf(text.charAt(i + 1))
              : -1;
      if (escaped >= 0) {
        out.append((char) (0xE000 + escaped));
        i++;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static String show(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int escaped = c - 0xE000;
      boolean hidden = escaped >= 0 && escaped < ESCAPED.length();
      out.append(!hidden ? c : ESCAPED.charAt(escaped) == 'n' ? '\n' : ESCAPED.charAt(escaped));
    }
    return out.toString();
  }
}

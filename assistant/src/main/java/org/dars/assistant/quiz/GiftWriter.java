package org.dars.assistant.quiz;

import java.util.List;

/**
 * Writes a quiz in GIFT, as Moodle imports it: one category per section, an answer-free title,
 * plain-text stems, feedback for options, and general feedback that names the source. Texts are one
 * line; line breaks are written {@code \n}. Encode the result in UTF-8.
 *
 * <p>Source: Moodle documentation, "GIFT format"; {@code question/format/gift/format.php} of Moodle
 * 4 for what it does with escapes, brackets and percent signs.
 */
public final class GiftWriter {

  /** Moodle cuts question and category names at 255 characters. */
  private static final int MAX_NAME = 200;

  private GiftWriter() {}

  /** The quiz as a GIFT file; blank lines between all of its parts. */
  public static String write(Quiz quiz) {
    StringBuilder gift = new StringBuilder();
    QuestionWording wording = new QuestionWording(quiz.language());
    String category = "";
    for (int i = 0; i < quiz.items().size(); i++) {
      QuizItem item = quiz.items().get(i);
      String section = category(quiz.course(), item);
      if (!section.equals(category)) {
        category = section;
        gift.append("$CATEGORY: ").append(category).append("\n\n");
      }
      item(gift, item, i + 1, wording);
    }
    return gift.toString();
  }

  private static void item(StringBuilder gift, QuizItem item, int number, QuestionWording wording) {
    String name = "%03d %s".formatted(number, item.id()); // learners may see it: no title, no term
    gift.append("::")
        .append(escaped(name))
        .append("::[plain]")
        .append(escaped(item.stem()))
        .append("{\n");
    List<QuizItem.Option> options = item.options();
    for (int o = 0; o < options.size(); o++) {
      gift.append(o == item.key() ? "\t=" : "\t~").append(guarded(options.get(o).text()));
      if (!options.get(o).feedback().isEmpty()) {
        gift.append('#').append(guarded(options.get(o).feedback()));
      }
      gift.append('\n');
    }
    String source = wording.source(item.source().place());
    gift.append("\t####").append(guarded(item.explanation() + "\n" + source)).append("\n}\n\n");
  }

  /** Course, document, section. A slash inside a name is doubled. */
  private static String category(String course, QuizItem item) {
    String document = name(item.source().documentTitle());
    String section = name(item.section());
    String path = "$course$/top/" + name(course) + "/" + document;
    return section.equals(document) ? path : path + "/" + section;
  }

  private static String name(String text) {
    String oneLine = cut(text.replaceAll("[\\p{Cc}\\s]+", " ").strip());
    return (oneLine.isEmpty() ? "-" : oneLine).replace("/", "//");
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MAX_NAME
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_NAME - 1)) + "…";
  }

  /**
   * An option or feedback that begins with a bracket or percent sign would be read as a setting.
   */
  private static String guarded(String text) {
    return (text.startsWith("[") || text.startsWith("%") ? "[plain]" : "") + escaped(text);
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (char c : text.replace("\r\n", "\n").toCharArray()) {
      switch (c) {
        case '\\', '~', '=', '#', '{', '}', ':' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t', '\r' -> out.append(' ');
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}

package org.dars.assistant.quiz.item;

/**
 * What somebody reads.
 *
 * @param value as it is written in its format
 * @param format how to read it
 */
public record RichText(String value, Format format) {

  /** Nothing. */
  public static final RichText EMPTY = new RichText("", Format.PLAIN);

  /** How a text is written. */
  public enum Format {
    /** As it is read. */
    PLAIN,
    /** HTML, not sanitised: whoever shows it sanitises it. */
    HTML,
    MARKDOWN,
    /** Plain text with line breaks and TeX, as Moodle's own format is. */
    MOODLE
  }

  /** Text without markup. */
  public static RichText plain(String value) {
    return value.isEmpty() ? EMPTY : new RichText(value, Format.PLAIN);
  }

  public static RichText html(String value) {
    return value.isEmpty() ? EMPTY : new RichText(value, Format.HTML);
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }
}

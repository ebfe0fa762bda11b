package org.dars.assistant.quiz.exchange.moodle;

import java.math.BigDecimal;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlText;
import org.jspecify.annotations.Nullable;

/** Texts and numbers of elements of Moodle XML. */
final class MoodleText {

  private MoodleText() {}

  /** A question that cannot be read; the message is one sentence for its author. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  /** The text of an element, with the files that lie beside it in it; empty where there is none. */
  static RichText read(@Nullable XmlElement e) {
    if (e == null) {
      return RichText.EMPTY;
    }
    String value = raw(e);
    return value.isEmpty() ? RichText.EMPTY : new RichText(value, format(e.attribute("format")));
  }

  /** As {@link #read}, without its format. A CDATA section alone is kept to the character. */
  static String raw(XmlElement e) {
    XmlElement text = e.child("text");
    if (text == null) {
      return "";
    }
    boolean exact =
        text.nodes().size() == 1 && text.nodes().getFirst() instanceof XmlText t && t.cdata();
    String value = MoodleFiles.inlined(text.text(), e);
    return exact ? value : value.strip();
  }

  private static RichText.Format format(String name) {
    return switch (name) {
      case "plain_text", "plain" -> RichText.Format.PLAIN;
      case "markdown" -> RichText.Format.MARKDOWN;
      case "moodle_auto_format", "moodle" -> RichText.Format.MOODLE;
      default -> RichText.Format.HTML; // what Moodle takes where nothing is said
    };
  }

  /** Whether a setting is on: "1" or "true". */
  static boolean on(XmlElement parent, String name, boolean otherwise) {
    XmlElement e = parent.child(name);
    String value = e == null ? "" : e.text().strip();
    return value.isEmpty() ? otherwise : value.equals("1") || value.equals("true");
  }

  /** The number in an element; null where there is none. */
  static @Nullable BigDecimal number(XmlElement parent, String name) {
    XmlElement e = parent.child(name);
    return e == null ? null : ItemNumbers.parse(e.text());
  }

  /**
   * The share of the mark that an answer gives.
   *
   * @throws Unreadable when it is no number from −100 to 100
   */
  static BigDecimal weight(XmlElement answer) throws Unreadable {
    String percent = answer.attribute("fraction");
    BigDecimal number = percent.isBlank() ? BigDecimal.ZERO : ItemNumbers.parse(percent);
    if (number == null || number.abs().compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new Unreadable("its grade \"" + percent + "\" is no number from -100 to 100");
    }
    return ItemNumbers.plain(number.movePointLeft(2));
  }
}

package org.dars.assistant.quiz.translated;

import java.text.Normalizer;
import java.util.Locale;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.RichText;

/** Texts as they are read. */
final class Plain {

  private Plain() {}

  /** Without markup, white space folded. */
  static String of(RichText text) {
    return folded(Markup.plain(text));
  }

  static String folded(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** For comparing: compatibility forms, small letters, without signs that are not seen. */
  static String normal(String text) {
    return folded(
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll(
                "[\\u064B-\\u0652\\u0640\\u00AD\\u200C-\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "")
            .toLowerCase(Locale.ROOT));
  }
}

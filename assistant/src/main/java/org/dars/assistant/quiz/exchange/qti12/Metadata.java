package org.dars.assistant.quiz.exchange.qti12;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dars.index.courseware.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/** The labelled fields of an item or a part: {@code question_type}, {@code points_possible}. */
record Metadata(Map<String, String> fields) {

  static Metadata of(@Nullable XmlElement around) {
    Map<String, String> fields = new HashMap<>();
    if (around != null) {
      for (XmlElement field : around.all("qtimetadatafield")) {
        XmlElement label = field.child("fieldlabel");
        XmlElement entry = field.child("fieldentry");
        if (label != null && entry != null) {
          fields.putIfAbsent(label.text().strip().toLowerCase(Locale.ROOT), entry.text().strip());
        }
      }
    }
    return new Metadata(Map.copyOf(fields));
  }

  /** A field, "" where there is none. */
  String get(String label) {
    return fields.getOrDefault(label, "");
  }

  /**
   * What kind of question its writer says it is, in Canvas' words without "_question"; "" where
   * nobody says.
   */
  String type() {
    String canvas = get("question_type").replaceAll("_question$", "");
    if (!canvas.isEmpty()) {
      return canvas;
    }
    String profile = get("cc_profile").replaceAll("^cc\\.|\\.v\\dp\\d$", "");
    return switch (profile) {
      case "multiple_response" -> "multiple_answers";
      case "fib", "pattern_match" -> "short_answer";
      default -> profile;
    };
  }
}

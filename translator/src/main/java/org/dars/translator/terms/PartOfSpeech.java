package org.dars.translator.terms;

import java.util.Locale;

/** The parts of speech of TBX-Basic, and none. */
public enum PartOfSpeech {
  UNKNOWN(""),
  NOUN("noun"),
  VERB("verb"),
  ADJECTIVE("adjective"),
  ADVERB("adverb"),
  PROPER_NOUN("properNoun"),
  OTHER("other");

  private final String tbx;

  PartOfSpeech(String tbx) {
    this.tbx = tbx;
  }

  /** As TBX writes it; "" for {@link #UNKNOWN}. */
  public String tbx() {
    return tbx;
  }

  /** Read as TBX or people write it: "noun", "proper noun", "adj"; "" is unknown. */
  static PartOfSpeech of(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "")) {
      case "" -> UNKNOWN;
      case "noun", "n" -> NOUN;
      case "verb", "v" -> VERB;
      case "adjective", "adj" -> ADJECTIVE;
      case "adverb", "adv" -> ADVERB;
      case "propernoun" -> PROPER_NOUN;
      default -> OTHER;
    };
  }
}

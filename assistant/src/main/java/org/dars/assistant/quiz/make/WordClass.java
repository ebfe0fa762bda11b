package org.dars.assistant.quiz.make;

/** What part of speech a term is, as far as wrong answers must be of the same. */
enum WordClass {
  NOUN,
  /** A noun that is a name. */
  NAME,
  ADJECTIVE,
  VERB,
  /** Nobody knows: there is no tagger for the language, or it found none of the above. */
  UNKNOWN;

  /** The class of a universal part-of-speech tag (universaldependencies.org/u/pos). */
  static WordClass of(String tag) {
    return switch (tag) {
      case "NOUN" -> NOUN;
      case "PROPN" -> NAME;
      case "ADJ" -> ADJECTIVE;
      case "VERB" -> VERB;
      default -> UNKNOWN;
    };
  }

  boolean nominal() {
    return this == NOUN || this == NAME;
  }
}

package org.dars.assistant.retrieve;

import java.util.Set;
import org.dars.index.courseware.LanguageDetector;

/**
 * The language that a question is asked in. Most are too short to tell it from a hundred others, so
 * that a short one is taken to be in one of its course's languages, unless its script or its small
 * words are none of theirs.
 */
final class QuestionLanguage {

  /** From so many letters on, the detector is believed against the course. */
  private static final int LONG = 60;

  private QuestionLanguage() {}

  /**
   * @param languages BCP 47 primary tags of the course's documents
   * @return BCP 47 primary tag, "und" when unknown
   */
  static String of(String question, Set<String> languages) {
    LanguageDetector detector = LanguageDetector.standard();
    String other = FunctionWords.otherThan(languages, question);
    if (!other.isEmpty() && !languages.isEmpty()) {
      return other;
    }
    boolean isLong = question.codePoints().filter(Character::isLetter).count() >= LONG;
    String first = isLong ? detector.detect(question) : detector.detect(question, languages);
    if (!first.equals(LanguageDetector.UNKNOWN)) {
      return first;
    }
    return isLong ? detector.detect(question, languages) : detector.detect(question);
  }
}

package org.dars.assistant.retrieve;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dars.index.courseware.LanguageDetector;
import org.dars.index.search.HeldWords;

/**
 * The language that a question is asked in. Most are too short to tell it from a hundred others, so
 * that a short one is taken to be in one of its course's languages, unless its script, its small
 * words or the course's own words speak against them (decisions 4 and 50).
 */
public final class QuestionLanguage {

  /** From so many letters on, the detector is believed against the course. */
  private static final int LONG = 60;

  /** One word, unknown to the course, may be a name or a slip. */
  private static final int FEWEST_WORDS = 2;

  private static final int MOST_COUNTED = 4;

  /**
   * Weights of the logarithm of the odds that a question is in none of the course's languages:
   * bias, share of its words that the course does not hold, share of small words, the detector's
   * lead, how many words the course does not hold, how many are small words. Fitted by {@code
   * LanguageFit} (in the tests).
   */
  private static final double[] ODDS = {-3.059, -0.427, -0.072, -10.190, 1.365, -1.621};

  /** From these odds on, as a logarithm, a question is not in a language of its course. */
  private static final double FOREIGN = 2;

  private QuestionLanguage() {}

  /** By script and small words alone. */
  static String of(String question, Set<String> languages) {
    return of(question, languages, words -> Optional.empty());
  }

  /**
   * By script, small words and the course's own words.
   *
   * @param languages BCP 47 primary tags of the course's documents
   * @param held tells how many words of a text the course holds; empty when that says nothing
   * @return BCP 47 primary tag, "und" when unknown
   */
  public static String of(
      String question, Set<String> languages, Function<String, Optional<HeldWords>> held) {
    LanguageDetector detector = LanguageDetector.standard();
    String other = FunctionWords.otherThan(languages, question);
    if (!other.isEmpty() && !languages.isEmpty()) {
      return other;
    }
    boolean isLong = question.codePoints().filter(Character::isLetter).count() >= LONG;
    String first = isLong ? detector.detect(question) : detector.detect(question, languages);
    boolean own = first.equals(LanguageDetector.UNKNOWN) ? isLong : languages.contains(first);
    if (own && held.apply(question).filter(h -> isForeign(question, languages, h)).isPresent()) {
      return named(detector.detect(question), question, languages);
    }
    if (!first.equals(LanguageDetector.UNKNOWN)) {
      return first;
    }
    return isLong ? detector.detect(question, languages) : detector.detect(question);
  }

  /** A guess is believed when one of its language's small words stands there. */
  private static String named(String guess, String question, Set<String> languages) {
    return !languages.contains(guess) && FunctionWords.count(guess, question) > 0
        ? guess
        : LanguageDetector.UNKNOWN;
  }

  private static boolean isForeign(String question, Set<String> languages, HeldWords held) {
    return held.passages()
        && held.words() >= FEWEST_WORDS
        && languages.stream().anyMatch(FunctionWords::knows)
        && odds(features(question, languages, held)) > FOREIGN;
  }

  /** What is seen of a question, see {@link #ODDS}. */
  static double[] features(String question, Set<String> languages, HeldWords held) {
    int unknown = held.words() - held.held();
    int small =
        languages.stream()
            .map(language -> FunctionWords.count(language, question))
            .max(Comparator.naturalOrder())
            .orElse(0);
    double words = Math.max(1, held.words());
    return new double[] {
      unknown / words,
      small / words,
      Math.max(-10, LanguageDetector.standard().lead(question, languages)),
      Math.min(MOST_COUNTED, unknown),
      Math.min(MOST_COUNTED, small)
    };
  }

  private static double odds(double[] features) {
    double sum = ODDS[0];
    for (int i = 0; i < features.length; i++) {
      sum += ODDS[i + 1] * features[i];
    }
    return sum;
  }
}

package org.dars.translator;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.translator.check.Issue;
import org.dars.translator.check.Severity;
import org.dars.translator.guard.Guarded;
import org.dars.translator.memory.Quality;

/**
 * How sure measurable signs make us of a translation, 0–1: a logistic model of whose it is, what
 * the checks and the guard found, and how its words compare with the source's. Fitted on human
 * translations beside those of a rule-based engine (see the docs of checks); what it says of other
 * engines is moved by how far they are usually trusted, so it orders people's time, and is a
 * probability for rules alone.
 */
final class Confidence {

  /** Names of {@link #signs}, in order; the intercept follows them in the weights. */
  static final List<String> SIGNS = List.of("warnings", "odd length", "words", "copied");

  /** What {@code back} is where no translation back was made. */
  static final double NO_BACK = -1;

  /** How much each sign weighs, in log odds, and the intercept; fitted. */
  private static final double[] WEIGHTS = {-1.17, -1.46, 1.11, -1.49, -0.61};

  /** The same where there is a translation back, which stands before the intercept; fitted. */
  private static final double[] WITH_BACK = {-1.29, -0.73, 1.12, -1.79, 1.85, -1.98};

  /** Of a placeholder that was mended. No such segment was among those that were fitted on. */
  private static final double REPAIR = -0.3;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}’'-]{2,}");

  private Confidence() {}

  /**
   * @param quality who translated
   * @param match the memory's score, 0–101; 0 when it is not from a memory
   * @param issues that do not hold the segment back
   * @param repairs placeholders mended
   * @param source guarded text
   * @param target its translation, guarded alike
   * @param back how much of the source a translation back gives, 0–1, or {@link #NO_BACK}
   */
  static double of(
      Quality quality,
      int match,
      List<Issue> issues,
      int repairs,
      String source,
      String target,
      double back) {
    if (quality == Quality.PSEUDO) {
      return 0;
    }
    double[] signs = signs(issues, source, target);
    double[] weights = back >= 0 ? WITH_BACK : WEIGHTS;
    double odds = trust(quality) + REPAIR * repairs + weights[weights.length - 1];
    for (int i = 0; i < signs.length; i++) {
      odds += weights[i] * signs[i];
    }
    odds += back >= 0 ? weights[signs.length] * back : 0;
    double sure = 1 / (1 + Math.exp(-odds));
    return match > 0 ? sure * Math.min(match, 100) / 100.0 : sure;
  }

  /** What speaks for or against a translation; see {@link #SIGNS}. */
  static double[] signs(List<Issue> issues, String source, String target) {
    String said = Guarded.words(source).strip();
    String says = Guarded.words(target).strip();
    int warnings = (int) issues.stream().filter(i -> i.severity() != Severity.INFO).count();
    return new double[] {
      Math.min(3, warnings),
      Math.abs(Math.log((says.length() + 8.0) / (said.length() + 8.0))),
      Math.log(1.0 + (int) WORD.matcher(said).results().count()),
      copied(said, says)
    };
  }

  /** The share of the translation's words that are the source's: what an engine did not know. */
  private static double copied(String source, String target) {
    Set<String> words = new HashSet<>();
    WORD.matcher(source).results().forEach(m -> words.add(m.group().toLowerCase(Locale.ROOT)));
    int all = 0;
    int same = 0;
    Matcher word = WORD.matcher(target);
    while (word.find()) {
      all++;
      same += words.contains(word.group().toLowerCase(Locale.ROOT)) ? 1 : 0;
    }
    return all == 0 ? 0 : (double) same / all;
  }

  /** Log odds beside those of rules; not fitted. */
  private static double trust(Quality quality) {
    return switch (quality) {
      case PERSON -> 5;
      case LANGUAGE_MODEL -> 2;
      case NEURAL -> 1.5;
      case RULES, PSEUDO -> 0;
    };
  }
}

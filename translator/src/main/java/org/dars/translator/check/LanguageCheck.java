package org.dars.translator.check;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.LanguageDetector;

/**
 * Looks whether a translation is in the target's script and, in texts that are long enough to tell,
 * whether it is still in the source's language or in a neighbour's of the same script.
 */
final class LanguageCheck implements Check {

  private static final double LEAST_SHARE = 0.3;

  /** What engines answer in when they know the target badly. */
  private static final Map<String, String> NEIGHBOURS =
      Map.of("kk", "ru", "ky", "ru", "mn", "ru", "tt", "ru", "tg", "ru", "fa", "ar", "ur", "ar");

  @Override
  public Set<Issue.Kind> kinds() {
    return Set.of(Issue.Kind.SCRIPT, Issue.Kind.LANGUAGE);
  }

  @Override
  public List<Issue> look(CheckedPair pair, CheckSettings settings) {
    String target = CheckedPair.prose(pair.targetWords());
    Set<Integer> expected = Scripts.of(pair.to());
    long letters = Scripts.letters(target);
    boolean other = !expected.equals(Scripts.of(pair.from()));
    if (other && letters > 8 && Scripts.letters(target, expected) < LEAST_SHARE * letters) {
      return List.of(new Issue(Issue.Kind.SCRIPT, Reason.SCRIPT.with(pair.to())));
    }
    if (letters < settings.parameter("language.letters", pair.to())) {
      return List.of();
    }
    List<String> likely = new ArrayList<>();
    likely.add(pair.language());
    String from = ULocale.forLanguageTag(pair.from()).getLanguage();
    if (!other) {
      likely.add(from);
    }
    String neighbour = NEIGHBOURS.get(pair.language());
    if (neighbour != null && Scripts.of(neighbour).equals(expected)) {
      likely.add(neighbour);
    }
    if (likely.stream().distinct().count() < 2) {
      return List.of();
    }
    LanguageDetector detector = LanguageDetector.standard();
    String small = target.toLowerCase(Locale.ROOT);
    String found = detector.detect(small, Set.copyOf(likely));
    // Between two it always picks one; among all languages it has to be sure of the same.
    boolean sure =
        !found.equals(pair.language())
            && !found.equals(LanguageDetector.UNKNOWN)
            && found.equals(detector.detect(small));
    return !sure
        ? List.of()
        : List.of(new Issue(Issue.Kind.LANGUAGE, Reason.LANGUAGE.with(found, pair.to())));
  }
}

package org.dars.assistant.web;

import java.util.List;
import org.dars.assistant.quiz.examine.Finding;
import org.dars.assistant.quiz.examine.Reason;
import org.dars.assistant.quiz.examine.Spot;
import org.dars.assistant.quiz.examine.Why;

/** What the examiner says of items, in a reader's language. */
final class FindingWords {

  /** Texts of items keep their own direction within a sentence (Unicode isolates). */
  private static final String ISOLATE = "\u2068";

  private static final String END = "\u2069";

  private FindingWords() {}

  /** A finding's reason as a sentence without its full stop; "" where there is nothing to say. */
  static String of(Messages m, Finding finding) {
    Reason because = finding.because();
    Why why = because.why();
    if (why == null) {
      return "";
    }
    Object[] words = because.words().stream().map(w -> word(m, why, w)).toArray();
    String said = m.get("why." + why.label(), words);
    return because.where().isEmpty() ? said : m.get("why.in", spots(m, because.where()), said);
  }

  private static String spots(Messages m, List<Spot> where) {
    return where.stream()
        .map(s -> m.get("why.where." + s.part().label(), s.number()))
        .reduce((outer, inner) -> m.get("why.within", outer, inner))
        .orElse("");
  }

  private static String word(Messages m, Why why, String word) {
    return switch (why) {
      case OTHER_LANGUAGE -> m.languageName(word);
      case GAP_KIND -> m.get("kind." + word);
      default -> word.codePoints().anyMatch(Character::isLetter) ? ISOLATE + word + END : word;
    };
  }
}

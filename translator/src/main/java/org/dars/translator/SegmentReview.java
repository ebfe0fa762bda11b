package org.dars.translator;

import java.util.List;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Checks;
import org.dars.translator.check.Issue;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Restored;
import org.dars.translator.memory.Quality;

/** Looks at what a person wrote for a segment, before it is kept. */
public final class SegmentReview {

  private SegmentReview() {}

  /**
   * What was found.
   *
   * @param text the translation as it is to be kept, its placeholders mended where that is safe
   * @param problem why it cannot be kept, half a sentence; "" when it can
   * @param notes what else may be wrong, as {@link org.dars.translator.check.CheckNote} reads it
   */
  public record Finding(String text, String problem, List<String> notes) {
    public Finding {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Checks a person's translation. It has to be there and to hold every placeholder of the source;
   * whatever else seems wrong is noted, and the person's to judge.
   *
   * @param source guarded text
   * @param target its translation as written
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the target
   * @param checks what the team wants looked at
   */
  public static Finding check(String source, String target, String from, String to, Checks checks) {
    return switch (Guarded.of(source).restore(target)) {
      case Restored.Damaged damaged -> new Finding(target, damaged.reason(), List.of());
      case Restored.Whole whole -> {
        List<Issue> issues =
            checks.issues(new CheckedPair(source, whole.text(), from, to, Quality.PERSON));
        String problem =
            issues.stream()
                .filter(i -> i.holds() && i.kind() == Issue.Kind.EMPTY)
                .map(Issue::message)
                .findFirst()
                .orElse("");
        yield new Finding(whole.text(), problem, issues.stream().map(Issue::note).toList());
      }
    };
  }
}

package org.dars.translator.engine;

import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Issue;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Restored;
import org.dars.translator.memory.Quality;

/** Tries a translation as the localiser will: is it whole, and does it pass the checks? */
final class Trial {

  private Trial() {}

  /** What is wrong with it, as half a sentence, or "". */
  static String problem(
      SourceSegment segment, String translation, EngineContext context, Quality quality) {
    return switch (Guarded.of(segment.text()).restore(translation)) {
      case Restored.Damaged damaged -> damaged.reason();
      case Restored.Whole whole ->
          context
              .checks()
              .errors(
                  new CheckedPair(
                      segment.text(), whole.text(), context.from(), context.to(), quality))
              .stream()
              .map(Issue::message)
              .findFirst()
              .orElse("");
    };
  }
}

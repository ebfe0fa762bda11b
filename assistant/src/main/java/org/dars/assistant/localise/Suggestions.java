package org.dars.assistant.localise;

import java.io.IOException;
import java.util.List;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.store.Home;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.EngineContext;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.EngineResult;
import org.dars.translator.engine.Engines;
import org.dars.translator.engine.ProvenBatch;
import org.dars.translator.engine.SourceSegment;
import org.dars.translator.guard.Guarded;
import org.dars.translator.guard.Restored;

/** Asks an engine for one segment, for the person who looks at it; nothing is kept. */
public final class Suggestions {

  private final TeamChecks team;
  private final Engines engines;

  /**
   * @param engines stay the caller's to close
   */
  public Suggestions(Home home, Engines engines) {
    this.team = new TeamChecks(home);
    this.engines = engines;
  }

  /**
   * What an engine says.
   *
   * @param text guarded, with all placeholders of the source; "" when there is none
   * @param by engine with its version
   * @param problem why there is none, half a sentence; "" when there is
   */
  public record Suggestion(String text, String by, String problem) {}

  /**
   * Asks an engine.
   *
   * @param engine one of {@link Engines#NAMES}
   * @param segment guarded source with its surroundings
   * @throws EngineException when it cannot serve; the message says why
   */
  public Suggestion ask(Pair pair, String engine, SourceSegment segment)
      throws EngineException, IOException, InterruptedException {
    EngineChoice choice = engines.choose(engine, pair.from(), pair.to());
    if (!(choice instanceof EngineChoice.Machine machine)) {
      return new Suggestion("", "", "there is no engine for these languages: " + choice.why());
    }
    EngineContext context =
        new EngineContext(
            pair.from(),
            pair.to(),
            pair.course(),
            TermGuidance.of(team.terms(pair.zone(), pair.course()), pair.from(), pair.to()),
            team.checks(pair.zone(), pair.course(), pair.from(), pair.to()));
    EngineResult result =
        ProvenBatch.translate(machine.engine(), List.of(segment), context).getFirst();
    return switch (result) {
      case EngineResult.Failed failed -> new Suggestion("", machine.engine().id(), failed.reason());
      case EngineResult.Translated t -> {
        String by = t.maker(machine.engine()).engine();
        yield switch (Guarded.of(segment.text()).restore(t.text())) {
          case Restored.Whole whole -> new Suggestion(whole.text(), by, "");
          case Restored.Damaged damaged -> new Suggestion("", by, damaged.reason());
        };
      }
    };
  }
}

package org.dars.assistant.quiz.translated;

import java.io.IOException;
import java.time.Clock;
import org.dars.assistant.course.Course;
import org.dars.assistant.localise.LocalisationAccount;
import org.dars.assistant.localise.TeamChecks;
import org.dars.index.courseware.Courseware;
import org.dars.translator.engine.EngineChoice;
import org.dars.translator.engine.EngineException;
import org.dars.translator.engine.Engines;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/**
 * Who translates items: the engines that translate courses, with the same checks and terms, put
 * down to the same account. All stay the caller's to close.
 *
 * @param memory null for none
 */
public record ItemEngines(
    TeamChecks team,
    Courseware courseware,
    Engines engines,
    @Nullable TranslationMemory memory,
    LocalisationAccount spending) {

  /**
   * Chooses an engine.
   *
   * @param engine as {@link Engines#choose} takes it
   * @param to BCP 47 tag
   * @throws EngineException when there is none for these languages, or it cannot serve; the message
   *     says why and what to do
   */
  public ItemLocaliser localiser(String zone, Course course, String engine, String to)
      throws EngineException, IOException {
    EngineChoice choice =
        engines.allowing(spending.allowance(zone)).choose(engine, course.language(), to);
    if (!(choice instanceof EngineChoice.Machine machine)) {
      throw new EngineException(
          "no engine translates from %s into %s: %s"
              .formatted(course.language(), to, choice.why()));
    }
    return new ItemLocaliser(
        courseware,
        memory,
        team.request(zone, course.id(), course.language(), to, null),
        machine.engine(),
        Clock.systemUTC());
  }
}

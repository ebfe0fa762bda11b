package org.dars.assistant;

import java.time.Duration;
import java.util.Map;
import org.dars.assistant.localise.LocalisationLimits;
import org.dars.assistant.tutor.Budget;
import org.dars.assistant.tutor.FirstWord;
import org.dars.models.LanguageModelException;
import org.dars.models.Price;

/**
 * What the environment says of engines, costs and patience.
 *
 * @param environment all of it
 * @param budget of the tutor
 * @param limits of localising
 * @param firstWord how long a language model may take to its first word
 */
record Terms(
    Map<String, String> environment, Budget budget, LocalisationLimits limits, Duration firstWord) {

  /** Where nothing is said. */
  static final Terms USUAL =
      new Terms(Map.of(), Budget.NONE, LocalisationLimits.NONE, FirstWord.USUAL);

  /**
   * Reads an environment.
   *
   * @throws LanguageModelException when a setting cannot be read
   */
  static Terms from(Map<String, String> environment) throws LanguageModelException {
    Budget budget = Budget.from(environment);
    return new Terms(
        environment,
        budget,
        LocalisationLimits.from(environment, new Price(budget.input(), budget.output())),
        FirstWord.from(environment));
  }
}

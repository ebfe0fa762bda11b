package org.dars.assistant.evaluate;

import java.util.List;
import java.util.Set;

/**
 * A line of a questions file.
 *
 * @param id unique in the file
 * @param question as asked
 * @param lang BCP 47 primary tag, "" when the line has none
 * @param gold ids of the passages that answer; empty when {@code section} says where
 * @param section the section that answers, "" when {@code gold} says where
 * @param answers accepted answers; empty when the line has none
 * @param impossible whether the passages do not answer it
 */
record EvaluationQuestion(
    String id,
    String question,
    String lang,
    Set<String> gold,
    String section,
    List<String> answers,
    boolean impossible) {

  EvaluationQuestion {
    gold = Set.copyOf(gold);
    answers = List.copyOf(answers);
  }

  boolean hasGold() {
    return !gold.isEmpty() || !section.isEmpty();
  }

  boolean isGold(String passage, String itsSection) {
    return gold.isEmpty()
        ? !section.isEmpty() && section.equals(itsSection)
        : gold.contains(passage);
  }
}

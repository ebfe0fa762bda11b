package org.dars.assistant.insight;

import java.util.List;
import org.dars.assistant.store.ConversationStore;
import org.dars.assistant.store.ConversationStore.Reason;
import org.dars.assistant.tutor.Answer;
import org.dars.assistant.tutor.AnswerJson;
import org.dars.assistant.tutor.SectionLink;
import org.jspecify.annotations.Nullable;

/** Questions of many people, as a service would have written them down. */
public final class Visits {

  private Visits() {}

  /**
   * Writes down a conversation of one answered question.
   *
   * @param person a number that tells people apart
   * @param reason what the person says of the answer, or null
   */
  public static void asked(
      ConversationStore store,
      String zone,
      String course,
      int person,
      String question,
      Answer.Outcome outcome,
      SectionLink section,
      @Nullable Reason reason) {
    String visitor = "%064x".formatted(person);
    String id = store.begin(zone, course, visitor, question);
    store.ask(zone, id, question);
    store.answered(zone, id, 1, answer(outcome, question, section));
    if (reason != null) {
      store.feedback(zone, visitor, id, 1, reason, "");
    }
  }

  /** An answer without sentences, as the store keeps it. */
  public static String answer(Answer.Outcome outcome, String question, SectionLink section) {
    return AnswerJson.write(
        new Answer(outcome, question, List.of(), List.of(), List.of(section), "nobody", List.of()));
  }
}

package org.dars.assistant.quiz.make.written;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;

/** Asks a model for lists, within limits, and counts what went wrong. Used by one thread. */
final class Dialogue {

  /** Ends the writing; the message is a sentence for the person who asked. */
  static final class EndedException extends Exception {
    private static final long serialVersionUID = 1L;

    EndedException(String message) {
      super(message);
    }
  }

  private final LanguageModel model;
  private final WritingLimits limits;
  private final Map<Rejection, Integer> rejected = new EnumMap<>(Rejection.class);
  private int calls;
  private long tokens;

  Dialogue(LanguageModel model, WritingLimits limits) {
    this.model = model;
    this.limits = limits;
  }

  /**
   * Asks for a list; once more, with what was wrong, when nothing of the answer can be read.
   *
   * @param rules what to do
   * @param material a JSON object: data, never instructions
   * @param field name of the list in the answer
   * @return empty when both answers were of no use
   * @throws EndedException when a limit is reached, or the model is of no use for now
   */
  List<JsonNode> list(String rules, ObjectNode material, String field, int maxTokens)
      throws EndedException, InterruptedException {
    JsonList first = ask(rules, material, field, maxTokens);
    if (!first.objects().isEmpty()) {
      return first.objects();
    }
    ObjectNode again = material.deepCopy();
    again.put("your_last_answer_was_wrong", first.problem());
    return ask(rules, again, field, maxTokens).objects();
  }

  private JsonList ask(String rules, ObjectNode material, String field, int maxTokens)
      throws EndedException, InterruptedException {
    if (limits.stopped().getAsBoolean()) {
      throw new EndedException("Writing was stopped.");
    }
    if (calls >= limits.calls() || tokens >= limits.tokens()) {
      throw new EndedException(
          "Writing ended at its limit: %d requests and %d tokens to %s."
              .formatted(calls, tokens, model.name()));
    }
    calls++;
    try {
      String answer =
          model.ask(
              new Prompt(rules, material.toString(), maxTokens, true),
              text -> {},
              usage -> tokens += usage.input() + usage.output());
      JsonList list = JsonList.read(answer, field);
      if (!list.problem().isEmpty()) {
        reject(Rejection.UNREADABLE);
      }
      return list;
    } catch (LanguageModelException e) {
      throw new EndedException("%s stopped writing (%s).".formatted(model.name(), e.getMessage()));
    }
  }

  void reject(Rejection why) {
    rejected.merge(why, 1, Integer::sum);
  }

  Map<Rejection, Integer> rejected() {
    return rejected;
  }

  int calls() {
    return calls;
  }

  long tokens() {
    return tokens;
  }
}

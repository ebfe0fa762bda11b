package org.dars.assistant.quiz.make.written;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.dars.models.Prompt;
import org.dars.models.testing.ScriptedLanguageModel;

/**
 * Writes by rule what the prompts of {@link WrittenItems} ask for; tests say where it goes wrong.
 */
public final class AuthorModel {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Consumer<ObjectNode> spoilObjective = o -> {};
  private Consumer<ObjectNode> spoilItem = i -> {};
  private BiFunction<JsonNode, String, String> spoilAnswer = (asked, answer) -> answer;
  private String level = "understand";

  public AuthorModel objectives(Consumer<ObjectNode> spoil) {
    spoilObjective = spoil;
    return this;
  }

  public AuthorModel items(Consumer<ObjectNode> spoil) {
    spoilItem = spoil;
    return this;
  }

  /** Changes whole answers, given what was asked. */
  AuthorModel answers(BiFunction<JsonNode, String, String> spoil) {
    spoilAnswer = spoil;
    return this;
  }

  /** What it says when it is asked for a level. */
  AuthorModel level(String said) {
    level = said;
    return this;
  }

  public ScriptedLanguageModel model() {
    return ScriptedLanguageModel.by(this::answer);
  }

  private String answer(Prompt prompt) {
    return answer(prompt.user());
  }

  /** The answer to a prompt's material. */
  String answer(String user) {
    try {
      JsonNode asked = JSON.readTree(user);
      ObjectNode answer = JSON.createObjectNode();
      if (asked.has("slots")) {
        plan(asked, answer.putArray("objectives"));
      } else if (asked.has("objectives")) {
        write(asked, answer.putArray("items"));
      } else {
        ArrayNode levels = answer.putArray("levels");
        asked
            .path("questions")
            .forEach(q -> levels.addObject().put("id", q.path("id").asInt()).put("level", level));
      }
      return spoilAnswer.apply(asked, answer.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void plan(JsonNode asked, ArrayNode to) {
    List<JsonNode> free = new ArrayList<>();
    String planned = asked.path("planned").toString();
    for (JsonNode block : asked.path("passage")) {
      if (!planned.contains(block.path("text").asText())) {
        free.add(block);
      }
    }
    for (JsonNode slot : asked.path("slots")) {
      if (free.isEmpty()) {
        return;
      }
      JsonNode block = free.removeFirst();
      ObjectNode objective = to.addObject();
      objective.put("slot", slot.path("slot").asInt());
      objective.put("objective", "Explain: " + block.path("text").asText());
      objective.putArray("blocks").add(block.path("block").asText());
      spoilObjective.accept(objective);
    }
  }

  private void write(JsonNode asked, ArrayNode to) {
    for (JsonNode objective : asked.path("objectives")) {
      JsonNode block = objective.path("blocks").path(0);
      String text = block.path("text").asText();
      ObjectNode item = to.addObject();
      item.put("objective", objective.path("id").asInt());
      item.put("kind", objective.path("kind").asText());
      item.put("stem", "Why may a friend of yours trust it (" + text.hashCode() + ")?");
      item.put("explanation", "The course says so.");
      item.putArray("quotes")
          .addObject()
          .put("block", block.path("block").asText())
          .put("quote", text);
      body(item, text);
      spoilItem.accept(item);
    }
  }

  private static void body(ObjectNode item, String text) {
    List<String> words = new ArrayList<>(List.of(text.replace(".", "").split(" ")));
    String last = words.getLast();
    String kind = item.path("kind").asText();
    ArrayNode options = item.putArray("options");
    for (int i = 0; i < 4; i++) {
      boolean right = i == 0 || (i == 1 && kind.equals("multiple-choice"));
      options
          .addObject()
          .put("text", i == 0 ? last : words.get(i))
          .put("right", right)
          .put("feedback", right ? "" : "Learners mix up the end and the beginning.");
    }
    item.put("answer", true);
    item.put("text", text.replace(last, "[[" + last + "]]"));
    ArrayNode pairs = item.putArray("pairs");
    ArrayNode steps = item.putArray("steps");
    for (int i = 0; i < 3; i++) {
      pairs.addObject().put("prompt", words.get(i)).put("partner", words.get(i + 1));
      steps.add(words.get(i));
    }
    item.put("value", 7.5);
    item.put("tolerance", 0.5);
    item.put("unit", "h");
    item.putArray("answers").add(last);
    item.putArray("rubric").add("names the " + last);
  }
}

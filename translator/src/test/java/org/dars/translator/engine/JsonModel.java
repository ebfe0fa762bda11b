package org.dars.translator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;

/** A model that answers as asked, in capitals, before a test spoils the answer. */
final class JsonModel implements LanguageModel {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final List<Prompt> prompts = new ArrayList<>();
  private final UnaryOperator<ArrayNode> spoil;
  private final UnaryOperator<String> wrap;

  JsonModel(UnaryOperator<ArrayNode> spoil, UnaryOperator<String> wrap) {
    this.spoil = spoil;
    this.wrap = wrap;
  }

  JsonModel(UnaryOperator<ArrayNode> spoil) {
    this(spoil, UnaryOperator.identity());
  }

  @Override
  public String name() {
    return "test model";
  }

  @Override
  public String ask(Prompt prompt, Consumer<String> onText) throws LanguageModelException {
    prompts.add(prompt);
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode list = answer.putArray("translations");
    try {
      for (JsonNode segment : JSON.readTree(prompt.user()).get("segments")) {
        String text = segment.get("text").asText();
        list.addObject()
            .put("id", segment.get("id").asText())
            .put("start", String.join(" ", List.of(text.split(" ")).subList(0, 1)))
            .put("text", text.toUpperCase(java.util.Locale.ROOT));
      }
    } catch (IOException e) {
      throw new LanguageModelException("the request is no JSON", e);
    }
    answer.set("translations", spoil.apply(list));
    return wrap.apply(answer.toString());
  }
}

package org.dars.translator.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;
import org.dars.models.testing.ScriptedLanguageModel;

/** Models that answer as asked, in capitals, before a test spoils the answer. */
final class JsonModel {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private JsonModel() {}

  static ScriptedLanguageModel good() {
    return spoilt(UnaryOperator.identity());
  }

  static ScriptedLanguageModel spoilt(UnaryOperator<ArrayNode> spoil) {
    return wrapped(spoil, UnaryOperator.identity());
  }

  static ScriptedLanguageModel wrapped(UnaryOperator<ArrayNode> spoil, UnaryOperator<String> wrap) {
    return ScriptedLanguageModel.by(prompt -> wrap.apply(answer(prompt, spoil)));
  }

  private static String answer(Prompt prompt, UnaryOperator<ArrayNode> spoil)
      throws LanguageModelException {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode list = answer.putArray("translations");
    try {
      for (JsonNode segment : JSON.readTree(prompt.user()).get("segments")) {
        String text = segment.get("text").asText();
        list.addObject()
            .put("id", segment.get("id").asText())
            .put("start", text.substring(0, (text + " ").indexOf(' ')))
            .put("text", text.toUpperCase(Locale.ROOT));
      }
    } catch (IOException e) {
      throw new LanguageModelException("the request is no JSON", e);
    }
    answer.set("translations", spoil.apply(list));
    return answer.toString();
  }
}

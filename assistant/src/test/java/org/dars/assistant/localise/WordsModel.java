package org.dars.assistant.localise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;

/**
 * Translates as a language model does, by rule: every word gets a vowel more. The same segment
 * always gets the same translation; what was asked is counted.
 */
class WordsModel implements LanguageModel {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern WORD = Pattern.compile("(?<![⟦/\\d])\\p{L}{2,}");

  /** How often each segment was asked for. */
  final Map<String, Integer> asked = new ConcurrentHashMap<>();

  final AtomicInteger requests = new AtomicInteger();

  /** Called before each answer; may throw to fail it. */
  interface Before {
    void answer(int request) throws LanguageModelException, InterruptedException;
  }

  private final Before before;

  WordsModel(Before before) {
    this.before = before;
  }

  @Override
  public String name() {
    return "words";
  }

  @Override
  public String ask(Prompt prompt, Consumer<String> onText)
      throws LanguageModelException, InterruptedException {
    before.answer(requests.incrementAndGet());
    String answer = answer(prompt.user(), asked);
    onText.accept(answer);
    return answer;
  }

  /** The answer to a user's message: JSON with segments in, JSON with translations out. */
  static String answer(String user, Map<String, Integer> asked) {
    try {
      ObjectNode answer = JSON.createObjectNode();
      ArrayNode translations = answer.putArray("translations");
      for (JsonNode segment : JSON.readTree(user).path("segments")) {
        String text = segment.path("text").asText();
        asked.merge(text, 1, Integer::sum);
        ObjectNode one = translations.addObject();
        one.set("id", segment.path("id"));
        String[] words = text.strip().split("\\s+");
        one.put(
            "start", String.join(" ", java.util.Arrays.copyOf(words, Math.min(3, words.length))));
        one.put("text", WORD.matcher(text).replaceAll("$0o"));
      }
      return JSON.writeValueAsString(answer);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;
import org.junit.jupiter.api.Test;

class LanguageModelEngineTest extends TranslationEngineContract {

  private static final List<SourceSegment> FOUR =
      IntStream.range(0, 4).mapToObj(i -> segment("word" + i + " cell.")).toList();

  @Override
  TranslationEngine engine() {
    return new LanguageModelEngine(new JsonModel(UnaryOperator.identity()));
  }

  @Test
  void theModelSeesTheDocumentTheSectionAndTheTextAsData() throws Exception {
    JsonModel model = new JsonModel(UnaryOperator.identity());
    new LanguageModelEngine(model).translate(FOUR, EN_ES);
    assertThat(model.prompts).hasSize(1);
    Prompt prompt = model.prompts.getFirst();
    assertThat(prompt.json()).isTrue();
    assertThat(prompt.system()).contains("English (en) to Spanish (es)").doesNotContain("word0");
    assertThat(prompt.user()).contains("\"document\":\"Cells\"", "\"section\":\"Cells\"", "word3");
  }

  @Test
  void aFencedAnswerIsRead() throws Exception {
    JsonModel model =
        new JsonModel(UnaryOperator.identity(), json -> "Sure!\n```json\n" + json + "\n```");
    assertThat(text(new LanguageModelEngine(model).translate(FOUR, EN_ES).get(3)))
        .isEqualTo("WORD3 CELL.");
  }

  @Test
  void whatIsLeftOutIsAskedForAgain() throws Exception {
    JsonModel model =
        new JsonModel(list -> {
          if (list.size() > 2) {
            list.remove(1);
          }
          return list;
        });
    List<EngineResult> results = new LanguageModelEngine(model).translate(FOUR, EN_ES);
    assertThat(results).allMatch(EngineResult.Translated.class::isInstance);
    assertThat(model.prompts).hasSize(2);
  }

  @Test
  void swappedTranslationsAreNotBelieved() throws Exception {
    JsonModel model =
        new JsonModel(list -> {
          if (list.size() == 4) {
            String first = list.get(0).get("id").asText();
            ((ObjectNode) list.get(0)).put("id", list.get(1).get("id").asText());
            ((ObjectNode) list.get(1)).put("id", first);
          }
          return list;
        });
    List<EngineResult> results = new LanguageModelEngine(model).translate(FOUR, EN_ES);
    assertThat(text(results.get(0))).isEqualTo("WORD0 CELL.");
    assertThat(text(results.get(1))).isEqualTo("WORD1 CELL.");
  }

  @Test
  void aSegmentThatNeverComesBackFailsAloneWithItsReason() throws Exception {
    JsonModel model = new JsonModel(LanguageModelEngineTest::withoutWord2);
    List<EngineResult> results = new LanguageModelEngine(model).translate(FOUR, EN_ES);
    assertThat(results.get(2)).isEqualTo(new EngineResult.Failed("the model left it out"));
    assertThat(text(results.get(3))).isEqualTo("WORD3 CELL.");
  }

  private static ArrayNode withoutWord2(ArrayNode list) {
    for (int i = list.size() - 1; i >= 0; i--) {
      if (list.get(i).get("text").asText().startsWith("WORD2")) {
        list.remove(i);
      }
    }
    return list;
  }

  @Test
  void aModelThatTalksIsGivenUp() {
    JsonModel model = new JsonModel(UnaryOperator.identity(), json -> "I cannot help with that.");
    assertThatThrownBy(() -> new LanguageModelEngine(model).translate(FOUR, EN_ES))
        .isInstanceOf(EngineException.class)
        .hasMessageStartingWith("test model gave no usable translation 6 times in a row");
    assertThat(model.prompts).hasSize(6);
  }

  @Test
  void aModelThatCannotBeReachedIsGivenUp() {
    LanguageModel broken =
        new LanguageModel() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public String ask(Prompt prompt, java.util.function.Consumer<String> onText)
              throws LanguageModelException {
            throw new LanguageModelException("the server refused", null);
          }
        };
    assertThatThrownBy(() -> new LanguageModelEngine(broken).translate(FOUR, EN_ES))
        .hasMessageContaining("the server refused");
  }
}

package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.dars.models.LanguageModel;
import org.dars.models.Prompt;
import org.dars.models.testing.ScriptedLanguageModel;
import org.junit.jupiter.api.Test;

class LanguageModelEngineTest extends TranslationEngineContract {

  private static final List<SourceSegment> FOUR =
      IntStream.range(0, 4).mapToObj(i -> segment("word" + i + " cell.")).toList();

  @Override
  TranslationEngine engine() {
    return new LanguageModelEngine(JsonModel.good());
  }

  @Test
  void theModelSeesTheDocumentTheSectionAndTheTextAsData() throws Exception {
    ScriptedLanguageModel model = JsonModel.good();
    new LanguageModelEngine(model).translate(FOUR, EN_ES);
    assertThat(model.prompts()).hasSize(1);
    Prompt prompt = model.prompts().getFirst();
    assertThat(prompt.json()).isTrue();
    assertThat(prompt.system()).contains("English (en) to Spanish (es)").doesNotContain("word0");
    assertThat(prompt.user()).contains("\"document\":\"Cells\"", "\"section\":\"Cells\"", "word3");
  }

  @Test
  void aFencedAnswerIsRead() throws Exception {
    ScriptedLanguageModel model =
        JsonModel.wrapped(UnaryOperator.identity(), json -> "Sure!\n```json\n" + json + "\n```");
    assertThat(text(new LanguageModelEngine(model).translate(FOUR, EN_ES).get(3)))
        .isEqualTo("WORD3 CELL.");
  }

  @Test
  void whatIsLeftOutIsAskedForAgain() throws Exception {
    ScriptedLanguageModel model =
        JsonModel.spoilt(list -> {
          if (list.size() > 2) {
            list.remove(1);
          }
          return list;
        });
    List<EngineResult> results = new LanguageModelEngine(model).translate(FOUR, EN_ES);
    assertThat(results).allMatch(EngineResult.Translated.class::isInstance);
    assertThat(model.prompts()).hasSize(2);
  }

  @Test
  void swappedTranslationsAreNotBelieved() throws Exception {
    ScriptedLanguageModel model =
        JsonModel.spoilt(list -> {
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
    ScriptedLanguageModel model = JsonModel.spoilt(LanguageModelEngineTest::withoutWord2);
    List<EngineResult> results = new LanguageModelEngine(model).translate(FOUR, EN_ES);
    assertThat(results.get(2)).isEqualTo(new EngineResult.Failed("the model left it out"));
    assertThat(text(results.get(3))).isEqualTo("WORD3 CELL.");
  }

  @Test
  void aCallerWithMoreToTranslateGetsWhatIsMissingLeftForLater() throws Exception {
    ScriptedLanguageModel model = JsonModel.spoilt(LanguageModelEngineTest::withoutWord2);
    List<EngineResult> results = new LanguageModelEngine(model).translateSome(FOUR, EN_ES);
    assertThat(results.get(2)).isEqualTo(new EngineResult.Failed("the model left it out", true));
    assertThat(text(results.get(3))).isEqualTo("WORD3 CELL.");
    assertThat(model.prompts()).hasSize(1);
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
  void anAnswerThatIsNoneIsAskedForOnceMoreAsAWhole() throws Exception {
    AtomicInteger answers = new AtomicInteger();
    ScriptedLanguageModel model =
        JsonModel.wrapped(
            UnaryOperator.identity(),
            json -> answers.incrementAndGet() == 1 ? "Certainly! {[" : json);
    assertThat(new LanguageModelEngine(model).translate(FOUR, EN_ES))
        .allMatch(EngineResult.Translated.class::isInstance);
    assertThat(model.prompts()).hasSize(2);
  }

  @Test
  void whatIsTooMuchAtOnceIsAskedForInHalves() throws Exception {
    AtomicInteger answers = new AtomicInteger();
    ScriptedLanguageModel model =
        JsonModel.wrapped(
            UnaryOperator.identity(), json -> answers.incrementAndGet() <= 2 ? "no" : json);
    assertThat(new LanguageModelEngine(model).translate(FOUR, EN_ES))
        .allMatch(EngineResult.Translated.class::isInstance);
    assertThat(model.prompts()).hasSize(4);
  }

  @Test
  void whatCameBeforeTheBreakIsKeptAndTheRestAskedForInOneRequest() throws Exception {
    AtomicInteger answers = new AtomicInteger();
    ScriptedLanguageModel model =
        JsonModel.wrapped(
            UnaryOperator.identity(),
            json ->
                answers.incrementAndGet() == 1
                    ? json.substring(0, json.indexOf("WORD1 CELL") + 3)
                    : json);
    assertThat(new LanguageModelEngine(model).translate(FOUR, EN_ES))
        .allMatch(EngineResult.Translated.class::isInstance);
    assertThat(model.prompts()).hasSize(2);
    assertThat(model.prompts().get(1).user())
        .contains("\"text\":\"word1", "\"text\":\"word3")
        .doesNotContain("\"text\":\"word0");
  }

  @Test
  void idsOfTheModelsOwnDoNoHarmWhereTheStartsTellThePlaces() throws Exception {
    ScriptedLanguageModel model = JsonModel.spoilt(LanguageModelEngineTest::numbered);
    assertThat(text(new LanguageModelEngine(model).translate(FOUR, EN_ES).get(3)))
        .isEqualTo("WORD3 CELL.");
    assertThat(model.prompts()).hasSize(1);
  }

  @Test
  void idsOfTheModelsOwnAreNotBelievedWhenOneIsMissingOrTheOrderIsAnother() throws Exception {
    for (UnaryOperator<ArrayNode> spoil :
        List.<UnaryOperator<ArrayNode>>of(
            list -> {
              list.remove(0);
              return list;
            },
            list -> {
              list.add(list.remove(0));
              return list;
            })) {
      AtomicInteger answers = new AtomicInteger();
      ScriptedLanguageModel model =
          JsonModel.spoilt(
              list -> answers.incrementAndGet() == 1 ? numbered(spoil.apply(list)) : list);
      List<EngineResult> results = new LanguageModelEngine(model).translate(FOUR, EN_ES);
      assertThat(text(results.get(1))).isEqualTo("WORD1 CELL.");
      assertThat(model.prompts()).hasSize(2);
    }
  }

  @Test
  void exchangedIdsOfSegmentsThatBeginAlikeAreNotBelieved() throws Exception {
    List<SourceSegment> alike =
        List.of(segment("In this unit cells grow."), segment("In this unit roots drink."));
    AtomicInteger answers = new AtomicInteger();
    ScriptedLanguageModel model =
        JsonModel.spoilt(list -> {
          if (answers.incrementAndGet() == 1) {
            String first = list.get(0).get("id").asText();
            ((ObjectNode) list.get(0)).put("id", list.get(1).get("id").asText());
            ((ObjectNode) list.get(1)).put("id", first);
          }
          return list;
        });
    List<EngineResult> results = new LanguageModelEngine(model).translate(alike, EN_ES);
    assertThat(text(results.get(0))).isEqualTo("IN THIS UNIT CELLS GROW.");
    assertThat(text(results.get(1))).isEqualTo("IN THIS UNIT ROOTS DRINK.");
    assertThat(model.prompts()).hasSize(2);
  }

  private static ArrayNode numbered(ArrayNode list) {
    for (int i = 0; i < list.size(); i++) {
      ((ObjectNode) list.get(i)).put("id", Integer.toString(i + 1));
    }
    return list;
  }

  @Test
  void aModelThatTalksIsGivenUp() {
    ScriptedLanguageModel model =
        JsonModel.wrapped(UnaryOperator.identity(), json -> "I cannot help with that.");
    assertThatThrownBy(() -> new LanguageModelEngine(model).translate(FOUR, EN_ES))
        .isInstanceOf(EngineException.class)
        .hasMessageStartingWith("scripted gave no usable translation 6 times in a row");
    assertThat(model.prompts()).hasSize(6);
  }

  @Test
  void aModelThatCannotBeReachedIsGivenUp() {
    LanguageModel broken = ScriptedLanguageModel.failing("the server refused");
    assertThatThrownBy(() -> new LanguageModelEngine(broken).translate(FOUR, EN_ES))
        .hasMessageContaining("the server refused");
  }
}

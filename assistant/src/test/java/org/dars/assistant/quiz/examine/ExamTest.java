package org.dars.assistant.quiz.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.assistant.quiz.examine.ExamineFixture.course;
import static org.dars.assistant.quiz.examine.ExamineFixture.item;
import static org.dars.assistant.quiz.examine.ExamineFixture.matching;
import static org.dars.assistant.quiz.examine.ExamineFixture.number;
import static org.dars.assistant.quiz.examine.ExamineFixture.ordering;
import static org.dars.assistant.quiz.examine.ExamineFixture.shortAnswer;
import static org.dars.assistant.quiz.examine.ExamineFixture.trueFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.make.ItemMaker;
import org.dars.assistant.quiz.make.ItemRequest;
import org.dars.assistant.quiz.make.Made;
import org.dars.models.Prompt;
import org.dars.models.testing.ScriptedLanguageModel;
import org.junit.jupiter.api.Test;

/** A language model answers every kind of item. */
class ExamTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What a script answers, and how: texts to be found under letters, or words. */
  private record Script(Body body, boolean list, List<String> right, List<String> wrong) {}

  private static Body several() {
    return new Body.Choice(
        List.of(
            new Body.Option(RichText.plain("neap tide"), new BigDecimal("0.5"), RichText.EMPTY),
            new Body.Option(RichText.plain("spring tide"), new BigDecimal("0.5"), RichText.EMPTY),
            new Body.Option(RichText.plain("upwelling"), new BigDecimal("-1"), RichText.EMPTY)),
        false,
        true);
  }

  private static Map<ItemKind, Script> scripts() {
    Map<ItemKind, Script> scripts = new LinkedHashMap<>();
    for (Script s :
        List.of(
            new Script(trueFalse(true), false, List.of("true"), List.of("false")),
            new Script(shortAnswer("neap tide"), false, List.of("Neap tide"), List.of("ebb")),
            new Script(number("24", "1"), false, List.of("23.5"), List.of("50")),
            new Script(several(), true, List.of("spring tide", "neap tide"), List.of("neap tide")),
            new Script(
                matching("a", "first", "b", "second"),
                true,
                List.of("first", "second"),
                List.of("second", "first")),
            new Script(
                ordering("wind", "water", "plankton"),
                true,
                List.of("wind", "water", "plankton"),
                List.of("water", "wind", "plankton")))) {
      scripts.put(s.body().kind(), s);
    }
    return scripts;
  }

  private static String answer(Prompt prompt, List<String> texts, boolean list) {
    try {
      JsonNode options = JSON.readTree(prompt.user()).path("options");
      ObjectNode answer = JSON.createObjectNode();
      ArrayNode letters = JSON.createArrayNode();
      for (String text : texts) {
        String letter = text;
        for (JsonNode o : options) {
          letter = o.path("text").asText().equals(text) ? o.path("letter").asText() : letter;
        }
        letters.add(letter);
      }
      answer.set("answer", list ? letters : letters.get(0));
      return answer.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Finding finding(ScriptedLanguageModel model, Body body, ItemCheck check) {
    return new CourseExaminer(course(), "en", null, model)
        .examine(item("What of tides, sea water and plankton?", body)).findings().stream()
            .filter(f -> f.check() == check)
            .findFirst()
            .orElseThrow();
  }

  @Test
  void rightAnswersPassAndWrongOnesFailInEveryKind() {
    scripts()
        .forEach((kind, script) -> {
          ScriptedLanguageModel right =
              ScriptedLanguageModel.by(p -> answer(p, script.right(), script.list()));
          ScriptedLanguageModel wrong =
              ScriptedLanguageModel.by(p -> answer(p, script.wrong(), script.list()));
          assertThat(finding(right, script.body(), ItemCheck.SOLVED_WITH_PASSAGE).outcome())
              .as("%s, right", kind)
              .isEqualTo(Outcome.PASSED);
          Finding failed = finding(wrong, script.body(), ItemCheck.SOLVED_WITH_PASSAGE);
          assertThat(failed.outcome()).as("%s, wrong", kind).isEqualTo(Outcome.FAILED);
          assertThat(failed.reason())
              .contains(
                  "chose \"%s\" in 5 of 5 answers".formatted(String.join("; ", script.wrong())));
          assertThat(finding(right, script.body(), ItemCheck.NOT_GUESSED).because().why())
              .as("%s, guessed", kind)
              .isEqualTo(Why.MODEL_GUESSED);
        });
  }

  @Test
  void whatIsNotAnAnswerOfItsKindIsNone() {
    for (String answer :
        new String[] {"{\"answer\":\"A\"}", "{\"answer\":[\"A\"]}", "{\"answer\":[\"A\",\"Z\"]}"}) {
      Finding said =
          finding(
              ScriptedLanguageModel.by(p -> answer),
              matching("a", "first", "b", "second"),
              ItemCheck.SOLVED_WITH_PASSAGE);
      assertThat(said.reason()).as(answer).doesNotContain("answers");
    }
  }

  @Test
  void itemsThatAModelGetsWrongOrGuessesAreNotMade() throws Exception {
    ItemRequest request =
        new ItemRequest("c", List.of(), Set.of(), Set.of(), 5, 1, "en", List.of());
    Made byCode = new ItemMaker().make(request, course(), new CourseExaminer(course(), "en"), null);
    assertThat(byCode.items()).isNotEmpty();
    ScriptedLanguageModel none = ScriptedLanguageModel.by(p -> "{\"answer\":\"none\"}");
    Made unguessed =
        new ItemMaker()
            .make(request, course(), new CourseExaminer(course(), "en", null, none), null);
    assertThat(unguessed.items()).hasSameSizeAs(byCode.items());
    ScriptedLanguageModel fooled =
        ScriptedLanguageModel.by(
            p -> p.user().contains("\"options\"") ? "{}" : "{\"answer\":\"nonsense\"}");
    Made wrong = made(fooled, ItemKind.SHORT_ANSWER);
    assertThat(wrong.items()).isEmpty();
    assertThat(wrong.dropped()).containsKey(ItemCheck.SOLVED_WITH_PASSAGE);
    ScriptedLanguageModel knowing =
        ScriptedLanguageModel.by(p -> answer(p, List.of("kelp forest"), false));
    Made guessed = made(knowing, ItemKind.SHORT_ANSWER);
    assertThat(guessed.items()).extracting(i -> Ask.key(i.body())).doesNotContain("kelp forest");
    assertThat(guessed.dropped()).containsKey(ItemCheck.NOT_GUESSED);
  }

  private static Made made(ScriptedLanguageModel model, ItemKind kind) throws Exception {
    return new ItemMaker()
        .make(
            new ItemRequest("c", List.of(), Set.of(kind), Set.of(), 5, 1, "en", List.of()),
            course(),
            new CourseExaminer(course(), "en", null, model, SolverLimits.MAKING),
            null);
  }
}

package org.dars.assistant.quiz.examine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.assistant.quiz.examine.ExamineFixture.choice;
import static org.dars.assistant.quiz.examine.ExamineFixture.course;
import static org.dars.assistant.quiz.examine.ExamineFixture.quoting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashSet;
import java.util.Set;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Item;
import org.dars.models.Prompt;
import org.dars.models.testing.HashEmbedder;
import org.dars.models.testing.ScriptedLanguageModel;
import org.junit.jupiter.api.Test;

/** A language model as the solver. */
class ModelSolverTest {

  private static final Item ITEM =
      quoting(choice("Which tide has a small range?", "neap tide", "spring tide", "ebb tide"), 3);

  private static Finding finding(ScriptedLanguageModel model, ItemCheck check) {
    return new CourseExaminer(course(), "en", null, model)
        .examine(ITEM).findings().stream()
            .filter(f -> f.check() == check)
            .findFirst()
            .orElseThrow();
  }

  /** Picks an option by its text, wherever it stands. */
  private static String letter(Prompt prompt, String text) {
    try {
      for (JsonNode o : JsonMapper.builder().build().readTree(prompt.user()).path("options")) {
        if (o.path("text").asText().equals(text)) {
          return "{\"answer\": \"%s\"}".formatted(o.path("letter").asText());
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalStateException("no option " + text);
  }

  private static ScriptedLanguageModel picking(String withPassage, String without) {
    return ScriptedLanguageModel.by(
        p -> letter(p, p.user().contains("\"passage\"") ? withPassage : without));
  }

  @Test
  void aSolverThatFindsTheKeyOnlyInThePassagePassesTheItem() {
    ScriptedLanguageModel model = picking("neap tide", "ebb tide");
    assertThat(finding(model, ItemCheck.SOLVED_WITH_PASSAGE).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(finding(model, ItemCheck.NOT_GUESSED).outcome()).isEqualTo(Outcome.PASSED);
    Set<String> first = new HashSet<>();
    model.prompts().forEach(p -> first.add(letter(p, "neap tide")));
    assertThat(first).as("places of the key").hasSizeGreaterThan(1);
  }

  @Test
  void aSolverThatNeverFindsTheKeyFailsTheItem() {
    ScriptedLanguageModel model = picking("spring tide", "spring tide");
    assertThat(finding(model, ItemCheck.SOLVED_WITH_PASSAGE).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(finding(model, ItemCheck.SOLVED_WITH_PASSAGE).reason())
        .contains("given the passage, chose \"spring tide\" in 5 of 5 answers, the key in 0");
  }

  @Test
  void aKeyThatIsFoundWithoutThePassageIsWarnedOf() {
    ScriptedLanguageModel model = picking("neap tide", "neap tide");
    assertThat(finding(model, ItemCheck.NOT_GUESSED).outcome()).isEqualTo(Outcome.WARNED);
  }

  @Test
  void anAnswerThatIsNotWhatWasAskedForIsNone() {
    for (String answer :
        new String[] {
          "B", "{\"answer\": \"B\"} because", "{\"answer\": \"Z\"}", "{\"answer\": 1}", ""
        }) {
      ScriptedLanguageModel model = ScriptedLanguageModel.by(p -> answer);
      assertThat(finding(model, ItemCheck.SOLVED_WITH_PASSAGE).outcome())
          .as(answer)
          .isEqualTo(Outcome.PASSED);
    }
    ScriptedLanguageModel down = ScriptedLanguageModel.failing("it is down");
    assertThat(finding(down, ItemCheck.SOLVED_WITH_PASSAGE).outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void anEmbedderIsAskedOnlyInItsLanguages() {
    Item plain = choice("Which tide has a small range?", "neap tide", "spring tide", "ebb tide");
    for (String served : new String[] {"en", "kk"}) {
      try (HashEmbedder embedder = new HashEmbedder(64, Set.of(served))) {
        Examination said = new CourseExaminer(course(), "en", embedder, null).examine(plain);
        assertThat(said.sound()).as(served).isTrue();
      }
    }
  }
}

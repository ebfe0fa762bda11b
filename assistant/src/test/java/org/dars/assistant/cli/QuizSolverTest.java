package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.App;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.make.ItemRequest;
import org.dars.assistant.quiz.make.Made;
import org.dars.assistant.store.Settings;
import org.dars.models.LanguageModel;
import org.dars.models.testing.ScriptedLanguageModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language model of a home solves what is made. */
class QuizSolverTest {

  private static final Set<ItemKind> KINDS = Set.of(ItemKind.SINGLE_CHOICE, ItemKind.SHORT_ANSWER);

  @TempDir private Path folder;

  private Made made(@Nullable LanguageModel model) throws Exception {
    Settings settings = Settings.resolve(folder.resolve("home"), Map.of());
    try (App app = App.open(settings, null, model)) {
      Course course = app.library().course(app.zone(), "sea").orElseThrow();
      return QuizCommand.make(
          app, course, new ItemRequest("sea", List.of(), KINDS, Set.of(), 12, 1, "en", List.of()));
    }
  }

  /** Picks an option that the passage does not name; where words are to be written, nonsense. */
  private static String wrong(String material) {
    try {
      JsonNode asked = JsonMapper.builder().build().readTree(material);
      String passage = asked.path("passage").asText().toLowerCase(Locale.ROOT);
      for (JsonNode option : asked.path("options")) {
        if (!passage.contains(option.path("text").asText().toLowerCase(Locale.ROOT))) {
          return passage.isEmpty()
              ? "{\"answer\":\"none\"}"
              : "{\"answer\":\"%s\"}".formatted(option.path("letter").asText());
        }
      }
      return "{\"answer\":\"nonsense\"}";
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  @Test
  void whatAModelAlwaysGetsWrongIsNotMade() throws Exception {
    Ran.dars(
            "--home",
            folder.resolve("home"),
            "add",
            SmallCourse.write(folder.resolve("sea")),
            "--id",
            "sea")
        .done();
    Made byCode = made(null);
    assertThat(byCode.items()).isNotEmpty();
    ScriptedLanguageModel model = ScriptedLanguageModel.by(p -> wrong(p.user()));
    Made solved = made(model);
    assertThat(solved.items()).isEmpty();
    assertThat(model.prompts()).isNotEmpty();
  }

  @Test
  void aModelForImportsHasToBeThere() throws Exception {
    Path home = folder.resolve("home");
    Ran.dars("--home", home, "add", SmallCourse.write(folder.resolve("sea")), "--id", "sea").done();
    Path exam = folder.resolve("exam.gift");
    Files.writeString(exam, "What comes at new moon? {=a spring tide ~an ebb}\n");
    Ran ran = Ran.dars("--home", home, "bank", "import", "sea", exam, "--model");
    assertThat(ran.err()).contains("there is no language model; see ./dars doctor");
  }
}

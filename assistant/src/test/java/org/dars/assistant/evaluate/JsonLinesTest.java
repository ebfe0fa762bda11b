package org.dars.assistant.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {

  @TempDir Path folder;

  private Path file(String... rows) throws IOException {
    return Files.writeString(folder.resolve("rows.jsonl"), String.join("\n", rows));
  }

  private List<EvaluationPassage> passages(String... rows) throws Exception {
    return JsonLines.passages(file(rows));
  }

  private EvaluationQuestion question(String fields) throws Exception {
    return JsonLines.questions(file("{\"id\":\"q\",\"question\":\"Why?\"" + fields + "}"))
        .getFirst();
  }

  private void passagesFail(String message, String... rows) throws IOException {
    Path file = file(rows);
    assertThatExceptionOfType(EvaluationFileException.class)
        .isThrownBy(() -> JsonLines.passages(file))
        .withMessage(file + message);
  }

  @Test
  void aPassageIsReadWithWhatItHas() throws Exception {
    assertThat(
            passages(
                """
                {"id":"a","text":"Water boils.","title":"Heat","section":"1.2","lang":"en"}\
                """,
                "",
                """
                {"id":7,"text":"Ice melts.","kind":"p"}\
                """))
        .containsExactly(
            new EvaluationPassage("a", "Water boils.", "Heat", "1.2", "en"),
            new EvaluationPassage("7", "Ice melts.", "", "", ""));
  }

  @Test
  void aFieldThatIsNullOrNotANumberCountsAsMissing() throws Exception {
    assertThat(
            passages(
                "{\"id\":\"a\",\"text\":\"Water.\",\"title\":NaN,\"section\":null,\"lang\":NaN}"))
        .containsExactly(new EvaluationPassage("a", "Water.", "", "", ""));
    EvaluationQuestion q =
        question(
            ",\"gold\":[null,\"p\",NaN],\"section\":NaN,\"lang\":null,\"answers\":[NaN,null],\"answer\":NaN");
    assertThat(q)
        .isEqualTo(
            new EvaluationQuestion("q", "Why?", "", java.util.Set.of("p"), "", List.of(), false));
    assertThat(question(",\"gold\":null,\"gold_paragraph\":NaN").hasGold()).isFalse();
    passagesFail(", row 1: the field \"text\" is missing or empty", "{\"id\":\"a\",\"text\":NaN}");
    passagesFail(", row 1: the field \"id\" is missing or empty", "{\"id\":null,\"text\":\"t\"}");
  }

  @Test
  void aByteOrderMarkDoesNoHarm() throws Exception {
    assertThat(passages("\uFEFF{\"id\":\"a\",\"text\":\"Water.\"}")).hasSize(1);
  }

  @Test
  void goldIsAParagraphAListOrASection() throws Exception {
    assertThat(question(",\"gold_paragraph\":\"p1\"").gold()).containsExactly("p1");
    assertThat(question(",\"gold_paragraph\":12").gold()).containsExactly("12");
    assertThat(question(",\"gold\":[\"p1\",2]").gold()).containsExactlyInAnyOrder("p1", "2");
    assertThat(question(",\"gold\":\"p1\"").gold()).containsExactly("p1");
    assertThat(question(",\"gold\":3").gold()).containsExactly("3");
    EvaluationQuestion bySection = question(",\"section\":\"1.2\"");
    assertThat(bySection.isGold("any", "1.2")).isTrue();
    assertThat(bySection.isGold("any", "1.3")).isFalse();
    EvaluationQuestion byPassage = question(",\"gold\":[\"p1\"],\"section\":\"1.2\"");
    assertThat(byPassage.isGold("p1", "9")).isTrue();
    assertThat(byPassage.isGold("p2", "1.2")).isFalse();
  }

  @Test
  void answersAreATextAListOrAnObjectWithTexts() throws Exception {
    assertThat(question(",\"answer\":\"heat\"").answers()).containsExactly("heat");
    assertThat(question(",\"answers\":[\"heat\",\"cold\"]").answers())
        .containsExactly("heat", "cold");
    assertThat(question(",\"answers\":{\"text\":[\"heat\"],\"answer_start\":[3]}").answers())
        .containsExactly("heat");
    assertThat(question(",\"answers\":[{\"text\":\"heat\",\"answer_start\":3}]").answers())
        .containsExactly("heat");
    assertThat(question(",\"answer\":1789").answers()).containsExactly("1789");
    assertThat(question(",\"answers\":{\"text\":[]},\"is_impossible\":true").impossible()).isTrue();
  }

  @Test
  void everyErrorNamesTheFileAndTheRow() throws Exception {
    String good = "{\"id\":\"a\",\"text\":\"Water.\"}";
    passagesFail(", row 3: is not a JSON object", good, "", "[1]");
    passagesFail(", row 2: the id a stands twice", good, good);
    passagesFail(
        ", row 2: the field \"text\" is missing or empty", good, "{\"id\":\"b\",\"text\":\" \"}");
    passagesFail(": holds no rows; one JSON object a line is wanted", "", "");
    Path questions = file("{\"id\":\"q\"}");
    assertThatExceptionOfType(EvaluationFileException.class)
        .isThrownBy(() -> JsonLines.questions(questions))
        .withMessage(questions + ", row 1: the field \"question\" is missing or empty");
  }

  @Test
  void aBrokenRowIsNamed() throws Exception {
    for (String broken : List.of("{\"id\":\"b\",", "{\"id\":\"b\"} {\"id\":\"c\"}", "id,text")) {
      Path file = file("{\"id\":\"a\",\"text\":\"Water.\"}", broken);
      assertThatExceptionOfType(EvaluationFileException.class)
          .isThrownBy(() -> JsonLines.passages(file))
          .withMessageStartingWith(file + ", row 2: is not JSON: ")
          .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1));
    }
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws Exception {
    Path missing = folder.resolve("missing.jsonl");
    assertThatExceptionOfType(EvaluationFileException.class)
        .isThrownBy(() -> JsonLines.passages(missing))
        .withMessage(missing + ": there is no such file");
    assertThatExceptionOfType(EvaluationFileException.class)
        .isThrownBy(() -> JsonLines.passages(folder))
        .withMessageStartingWith(folder + ": cannot be read: ");
    Path latin =
        Files.write(
            folder.resolve("latin.jsonl"),
            ("\n".repeat(3) + "{\"text\":\"déjà\"}").getBytes(StandardCharsets.ISO_8859_1));
    assertThatExceptionOfType(EvaluationFileException.class)
        .isThrownBy(() -> JsonLines.passages(latin))
        .withMessage(latin + ", row 4: is not UTF-8 text; save the file as UTF-8");
  }
}

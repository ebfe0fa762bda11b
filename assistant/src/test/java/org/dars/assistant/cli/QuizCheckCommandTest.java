package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuizCheckCommandTest {

  private static final String SOUND =
      "// [id:neap]\nWhich tide comes at half moon? {=neap tide ~spring tide ~ebb tide}\n\n";
  private static final String BAD =
      "// [id:bad]\nWhich tide has a great range? {=spring tide ~Neap tide. ~neap tides ~all of the"
          + " above}\n\n";

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void soundItemsGiveExitCodeZero() throws IOException {
    Path file = write("sound.gift", SOUND);
    Ran ran = Ran.dars("quiz", "check", file);
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("sound  neap, line 2  Which tide comes at half moon?")
        .endsWith(file + " (gift): 1 item, 1 sound, 0 failed" + System.lineSeparator());
  }

  @Test
  void badItemsAreNamedWithWhatIsWrong() throws IOException {
    Path file = write("bad.gift", SOUND + BAD);
    Ran ran = Ran.dars("quiz", "check", file);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            "FAILED bad, line 5  Which tide has a great range?",
            "failed options-distinct: \"Neap tide.\" and \"neap tides\" are the same",
            "failed no-catch-all: \"all of the above\" is a catch-all, and options are shuffled",
            "   1 failed options-distinct",
            "2 items, 1 sound, 1 failed");
    assertThat(Ran.dars("quiz", "check", file, "--only-bad").out()).doesNotContain("sound  neap");
  }

  @Test
  void withACourseTheKeyIsLookedForThere() throws IOException {
    Path home = folder.resolve("home");
    Path course = SmallCourse.write(folder.resolve("The sea"));
    Ran.dars("--home", home, "add", course).done();
    Path file = write("sound.gift", SOUND);
    JsonNode json =
        Ran.dars("--home", home, "quiz", "check", file, "--course", "the-sea", "--json").json();
    assertThat(json.path("course").asText()).isEqualTo("the-sea");
    assertThat(json.path("sound").asInt()).isEqualTo(1);
    JsonNode proven =
        json.at("/verdicts/0/findings")
            .valueStream()
            .filter(f -> f.path("check").asText().equals("key-proven"))
            .findFirst()
            .orElseThrow();
    assertThat(proven.path("outcome").asText()).isEqualTo("passed");
    assertThat(proven.path("reason").asText()).contains("comes at half moon", "Tides");
    Path broken = write("broken.gift", SOUND + "Open {=x\n");
    Ran ran = Ran.dars("--home", home, "quiz", "check", broken, "--course", "the-sea");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("line 4: its braces do not pair", "not read: 1");
    assertThat(Ran.dars("--home", home, "quiz", "check", file, "--course", "moon").complaint())
        .contains("there is no course \"moon\"");
  }

  @Test
  void whatCannotBeDoneIsSaidInOneSentence() throws IOException {
    Path none = folder.resolve("none.gift");
    assertThat(Ran.dars("quiz", "check", none).complaint())
        .isEqualTo(none + ": there is no such file");
    Path prose = write("prose.gift", "No quiz.");
    assertThat(Ran.dars("quiz", "check", prose).complaint()).startsWith(prose + ": is no GIFT");
    Path what = write("quiz.what", SOUND);
    Ran wrong = Ran.dars("quiz", "check", what);
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("give --from with one of gift, aiken");
    Ran.dars("quiz", "check", what, "--from", "gift").done();
    assertThat(Ran.dars("quiz", "check", what, "--model").err()).contains("--model needs --course");
  }

  @Test
  void whatIsPrintedAsJsonIsAsItsSchemaSays() throws IOException {
    Path home = folder.resolve("home");
    Path course = SmallCourse.write(folder.resolve("The sea"));
    Ran.dars("--home", home, "add", course).done();
    SchemaFile schema = SchemaFile.of("examine/dars-quiz-check.schema.json");
    Path file = write("mixed.gift", SOUND + BAD + "Pair {=a -> b}\n\n" + "Open {=x\n");
    Ran ran = Ran.dars("--home", home, "quiz", "check", file, "--course", "the-sea", "--json");
    assertThat(ran.code()).isEqualTo(1);
    JsonNode json = JsonMapper.builder().build().readTree(ran.out());
    assertThat(schema.problems(json)).isEmpty();
    assertThat(json.at("/verdicts/1/place").asText()).isEqualTo("line 5");
    JsonNode failed =
        json.at("/verdicts/1/findings")
            .valueStream()
            .filter(f -> f.path("check").asText().equals("no-catch-all"))
            .findFirst()
            .orElseThrow();
    assertThat(failed.path("code").asText()).isEqualTo("catch-all-shuffled");
    assertThat(failed.at("/arguments/0").asText()).isEqualTo("all of the above");
    ((ObjectNode) failed).put("code", "because");
    assertThat(schema.problems(json)).isNotEmpty();
  }

  @Test
  void itemsAreNamedWithTheirPlaceInEveryFormatThatHasLines() throws IOException {
    Path aiken = write("a.txt", "\nWhich one?\nA) one\nB) two\nANSWER: B\n");
    assertThat(Ran.dars("quiz", "check", aiken, "--from", "aiken").out())
        .contains(", line 2  Which");
    Path csv = write("a.csv", "stem,answer_1,answer_2,key\nWhich one?,one,two,2\n");
    assertThat(Ran.dars("quiz", "check", csv).out()).contains(", row 2  Which");
    Path xml =
        write(
            "a.xml",
            """
            <?xml version="1.0"?>
            <quiz>
              <question type="truefalse"><name><text>n</text></name>
                <questiontext format="plain_text"><text>Seas are salty.</text></questiontext>
                <answer fraction="100"><text>true</text></answer>
                <answer fraction="0"><text>false</text></answer>
              </question>
              <question type="riddle"><name><text>m</text></name></question>
            </quiz>
            """);
    assertThat(Ran.dars("quiz", "check", xml, "--from", "moodle-xml").out())
        .contains("question 1, line 3  Seas", "question 2, line 8: ");
  }

  @Test
  void theModelNeedsACourseAndItsCallsTheModel() throws IOException {
    Path file = write("sound.gift", SOUND);
    assertThat(Ran.dars("quiz", "check", file, "--calls", "3").err())
        .contains("--calls takes 1 or more, with --model");
  }
}

package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuizConvertCommandTest {

  @TempDir private Path folder;
  private Path gift;

  @BeforeEach
  void quiz() throws IOException {
    gift =
        Files.writeString(
            folder.resolve("quiz.gift"),
            "// [id:one]\nWhich? {=a#yes ~b}\n\n// [id:two]\nMatch {=a -> b =c -> d}\n\nOpen {=x\n");
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  @Test
  void itSaysWhatWasReadAndWhatWasLost() throws IOException {
    Ran ran = Ran.dars("quiz", "convert", gift, file("quiz.txt"), "--to", "aiken").done();
    assertThat(ran.out())
        .contains(
            gift + " (gift): 2 items read, problems: 1",
            "  line 7: its braces do not pair; put a backslash before those that are text",
            file("quiz.txt") + " (aiken): 1 items written; not as they were:",
            "  two: it is left out: Aiken has no items of kind matching",
            "  one: not in the file: feedback of options");
    assertThat(Files.readString(file("quiz.txt"))).isEqualTo("Which?\nA. a\nB. b\nANSWER: A\n\n");
  }

  @Test
  void everyFormatGoesThereAndBackAgain() throws IOException {
    Ran.dars("quiz", "convert", gift, file("1.json")).done();
    Ran.dars("quiz", "convert", file("1.json"), file("2.csv")).done();
    Ran.dars("quiz", "convert", file("2.csv"), file("3.gift")).done();
    Ran.dars("quiz", "convert", file("3.gift"), file("4.json")).done();
    assertThat(file("4.json")).hasSameTextualContentAs(file("1.json"));
    Ran.dars("quiz", "convert", gift, file("p.docx"), "--key").done();
    assertThat(Files.readAllBytes(file("p.docx"))).startsWith('P', 'K');
  }

  @Test
  void jsonNamesItAllToo() {
    JsonNode json = Ran.dars("quiz", "convert", gift, file("q.aiken"), "--json").json();
    assertThat(json.path("from").asText()).isEqualTo("gift");
    assertThat(json.path("read").asInt()).isEqualTo(2);
    assertThat(json.path("written").asInt()).isEqualTo(1);
    assertThat(json.at("/problems/0/place").asText()).isEqualTo("line 7");
    assertThat(json.path("losses").findValuesAsText("item")).contains("one", "two");
  }

  @Test
  void whatCannotBeDoneIsSaidInOneSentence() throws IOException {
    assertThat(Ran.dars("quiz", "convert", file("none.gift"), file("x.csv")).complaint())
        .isEqualTo(file("none.gift") + ": there is no such file");
    Path prose = Files.writeString(file("prose.gift"), "No quiz.");
    assertThat(Ran.dars("quiz", "convert", prose, file("x.csv")).complaint())
        .startsWith(prose + ": is no GIFT");
    Path match = Files.writeString(file("match.gift"), "Match {=a -> b =c -> d}");
    assertThat(Ran.dars("quiz", "convert", match, file("x.aiken")).complaint())
        .isEqualTo(
            match
                + ": none of the 1 items can be written as aiken (it is left out: Aiken has no"
                + " items of kind matching); nothing was written");
    assertThat(file("x.aiken")).doesNotExist();
    assertThat(file("x.csv")).doesNotExist();
  }

  @Test
  void aWrongCallSaysWhatToSay() throws IOException {
    Path what = Files.writeString(file("quiz.what"), "Which? {=a ~b}");
    assertThat(called(what, file("x.csv"))).contains("give --from with one of gift, aiken");
    assertThat(called(gift, file("x.txt"))).contains("give --to with one of gift, aiken");
    assertThat(called(gift, file("x.csv"), "--from", "word")).contains("--from takes gift");
    assertThat(called(gift, file("x.csv"), "--key")).contains("--key is for docx");
    Ran.dars("quiz", "convert", what, file("x.csv"), "--from", "gift").done();
    Ran none = Ran.dars("quiz");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("Missing required parameter: 'COURSE'");
  }

  private static String called(Path in, Path out, String... more) {
    Object[] args = new Object[4 + more.length];
    args[0] = "quiz";
    args[1] = "convert";
    args[2] = in;
    args[3] = out;
    System.arraycopy(more, 0, args, 4, more.length);
    Ran ran = Ran.dars(args);
    assertThat(ran.code()).as(ran.out()).isEqualTo(2);
    return ran.err();
  }
}

package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.store.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksCommandTest {

  @TempDir private Path folder;

  private Ran checks(Object... args) {
    List<Object> all = new ArrayList<>(List.of("checks"));
    all.addAll(List.of(args));
    all.addAll(List.of("--home", folder.resolve("home")));
    return Ran.dars(all.toArray());
  }

  private Path file() {
    return new Home(folder.resolve("home")).checks("local");
  }

  private static String severity(JsonNode shown, String check) {
    for (JsonNode row : shown.path("checks")) {
      if (row.path("check").asText().equals(check)) {
        return row.path("severity").asText();
      }
    }
    throw new AssertionError("no check " + check);
  }

  @Test
  void whatIsSetForALanguageHoldsThereAndIsUndone() throws Exception {
    assertThat(checks().done().out())
        .containsPattern("numbers +error\n")
        .containsPattern("subtitle.line-length +42\n");
    assertThat(file()).doesNotExist();

    checks("--set", "repeated-word=off", "--set", "subtitle.lines=3").done();
    assertThat(checks("--for", "ar", "--set", "numbers=warning").done().out())
        .containsPattern("numbers +warning  \\(usually error\\)")
        .containsPattern("subtitle.lines +3  \\(usually 2\\)");
    assertThat(severity(checks("--json").json(), "numbers")).isEqualTo("error");
    assertThat(severity(checks("--json").json(), "repeated-word")).isEqualTo("off");
    assertThat(severity(checks("--for", "ar", "--json").json(), "numbers")).isEqualTo("warning");
    assertThat(checks().done().out()).contains("numbers@ar = warning");

    Files.writeString(file(), "# ours\n" + Files.readString(file()));
    checks("--unset", "repeated-word").done();
    checks("--for", "ar", "--unset", "numbers").done();
    assertThat(Files.readString(file())).isEqualTo("# ours\nsubtitle.lines = 3\n");
  }

  @Test
  void whatIsWrongIsNamedAndNothingIsWritten() throws Exception {
    Ran wrong = checks("--set", "numbers=off", "--set", "nonsense=off");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("there is no check nonsense; there are: back-translation,");
    assertThat(checks("--set", "numbers=loud").err())
        .contains("numbers is \"loud\"; write on, off, info, warning or error");
    assertThat(file()).doesNotExist();

    Files.createDirectories(file().getParent());
    Files.writeString(file(), "numbers = error\nloud\n");
    assertThat(checks().complaint())
        .endsWith(
            "checks.properties, line 2: \"loud\" is no setting; write it as key = value, or"
                + " remove it");
  }
}

package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.assistant.cli.Ran.dars;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A course's own tutor and its hints, from the terminal. */
class TutorCommandTest {

  @TempDir static Path folder;

  @BeforeAll
  static void addACourse() throws Exception {
    SmallCourse.write(folder.resolve("sea"));
    home("add", folder.resolve("sea")).done();
  }

  private static Ran home(Object... args) {
    Object[] all = new Object[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--home";
    all[args.length + 1] = folder.resolve("home");
    return dars(all);
  }

  @Test
  void settingsAreShownChangedAndTakenBack() {
    assertThat(home("tutor", "sea").done().out()).contains("name          Dars");
    home(
            "tutor",
            "sea",
            "--set",
            "name=Ada",
            "--set",
            "mode=hint",
            "--set",
            "starters=What is a tide?; What is plankton?")
        .done();
    assertThat(home("tutor", "sea", "--json").json().path("starters")).hasSize(2);
    assertThat(home("ask", "sea", "who are you?").done().out()).contains("Ada");
    home("tutor", "sea", "--reset").done();
    assertThat(home("tutor", "sea", "--json").json().path("name").asText()).isEqualTo("Dars");
  }

  @Test
  void aSettingThatCannotBeIsNamedAndNothingIsChanged() {
    assertThat(home("tutor", "sea", "--set", "tone=angry").complaint())
        .isEqualTo(
            "the tutor's tone is \"angry\"; give one of plain, friendly, formal; nothing was changed");
    assertThat(home("tutor", "sea", "--set", "colour=red").complaint())
        .startsWith("the tutor's setting \"colour\" is unknown; there are name, tone");
    assertThat(home("tutor", "sea", "--set", "topRung=9").complaint())
        .isEqualTo("the tutor's topRung is 9; give 1 to 4; nothing was changed");
    assertThat(home("tutor", "nowhere").complaint()).contains("there is no course \"nowhere\"");
  }

  @Test
  void aHintGoesNoFurtherThanTheCourseLetsIt() {
    Ran first = home("ask", "sea", "What is a neap tide?", "--hint").done();
    assertThat(first.out()).contains("Hint 1", "Read this part again").doesNotContain("half moon");
    Ran third = home("ask", "sea", "What is a neap tide?", "--rung", "3").done();
    assertThat(third.out()).contains("Hint 3", "____").doesNotContain("half moon");
    assertThat(home("ask", "sea", "What is a neap tide?", "--rung", "4").complaint())
        .startsWith("--rung is 4; hints of this course go from 1 to 3");
  }
}

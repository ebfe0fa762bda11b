package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A bank from the command line, from a file to a test. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BankCommandTest {

  @TempDir private static Path folder;
  private static Path home;

  @BeforeAll
  static void course() throws IOException {
    home = folder.resolve("home");
    Path course = SmallCourse.write(folder.resolve("sea"));
    Files.writeString(course.resolve("quiz.gift"), "::own:: Is the sea salty? {T}\n");
    dars("add", course, "--id", "sea").done();
    Files.writeString(
        folder.resolve("exam.gift"),
        """
        ::a:: What comes at new moon? {=a spring tide ~a neap tide ~an ebb}

        ::b:: How many high waters has a day? {#2}

        Open {=x
        """);
  }

  private static Ran dars(Object... args) {
    Object[] all = new Object[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--home";
    all[args.length + 1] = home;
    return Ran.dars(all);
  }

  @Test
  @Order(1)
  void aFileComesInOnce() {
    Path exam = folder.resolve("exam.gift");
    JsonNode dry = dars("bank", "import", "sea", exam, "--dry-run", "--json").json();
    assertThat(dry.path("added")).hasSize(2);
    Ran first = dars("bank", "import", "sea", exam, "--by", "Amina").done();
    assertThat(first.out()).contains("2 items read", "line 5: ", "2 added as drafts");
    JsonNode again = dars("bank", "import", "sea", exam, "--json").json();
    assertThat(again.path("added")).isEmpty();
    assertThat(again.path("same")).hasSize(2);
  }

  @Test
  @Order(2)
  void theCoursesOwnQuizzesComeInOnce() {
    assertThat(dars("bank", "import-course", "sea").done().out()).contains("1 added as drafts");
    assertThat(dars("bank", "import-course", "sea").done().out()).contains("0 added as drafts");
    JsonNode own = dars("bank", "list", "sea", "--tag", "from-course", "--json").json();
    assertThat(own.path("found").asInt()).isEqualTo(1);
    assertThat(dars("bank", "list", "sea", "--json").json().at("/states/draft").asInt())
        .isEqualTo(3);
  }

  @Test
  @Order(3)
  void itemsAreApprovedWithAReasonWhereACheckFailed() {
    JsonNode list = dars("bank", "list", "sea", "--kind", "numeric", "--json").json();
    String id = list.at("/items/0/id").asText();
    assertThat(list.at("/items/0/key/0").asText()).isEqualTo("2");
    dars("bank", "approve", "sea", id, "--reason", "I looked it up", "--by", "Amina").done();
    JsonNode item = dars("bank", "show", "sea", id, "--json").json();
    assertThat(item.at("/summary/state").asText()).isEqualTo("approved");
    assertThat(item.at("/item/kind").asText()).isEqualTo("numeric");
    assertThat(item.at("/history/1/person").asText()).isEqualTo("Amina");
    assertThat(dars("bank", "show", "sea", "nosuch").complaint())
        .isEqualTo("there is no item \"nosuch\" in this bank; ./dars bank list names them");
  }

  @Test
  @Order(4)
  void approvedItemsGoIntoAFile() throws IOException {
    Path out = folder.resolve("out.gift");
    assertThat(dars("bank", "export", "sea", out).done().out()).contains("1 items written");
    assertThat(Files.readString(out)).contains("How many high waters");
    assertThat(dars("bank", "export", "sea", out, "--tag", "nosuch").complaint())
        .startsWith("no item fits, so nothing was written");
  }

  @Test
  @Order(5)
  void aBlueprintSaysWhatIsMissingAndDrawsATest() throws IOException {
    Path file = folder.resolve("final.json");
    Files.writeString(
        file,
        "{\"id\":\"final\",\"title\":\"Final\",\"cells\":[{\"kind\":\"numeric\",\"count\":2}]}");
    Ran lacks = dars("bank", "blueprint", "sea", file);
    assertThat(lacks.code()).isEqualTo(1);
    assertThat(lacks.out())
        .contains("cell 1 (numeric): 1 of 2 filled", "missing: 1 (cells 1 ask for 2 together, 1");
    assertThat(dars("bank", "blueprint", "sea", "final", "--draw", "1").complaint())
        .isEqualTo("cell 1 (numeric) asks for 2 items, 1 approved ones fit: 1 missing");
    Files.writeString(
        file,
        "{\"id\":\"final\",\"title\":\"Final\",\"cells\":[{\"kind\":\"numeric\",\"count\":1}]}");
    dars("bank", "blueprint", "sea", file).done();
    assertThat(dars("bank", "blueprint", "sea", "final", "--draw", "1", "--json").json())
        .hasSize(1);
    Files.writeString(file, "{\"cells\":[{\"count\":0}]}");
    assertThat(dars("bank", "blueprint", "sea", file).complaint())
        .isEqualTo(file + ": the id \"\" is not 1 to 40 small letters, digits and -");
  }

  @Test
  @Order(6)
  void statisticsWaitForAnswers() {
    assertThat(dars("bank", "stats", "sea").done().out())
        .isEqualTo("no item has 5 answers yet" + System.lineSeparator());
    assertThat(dars("bank", "stats", "sea", "--json").json()).isEmpty();
  }

  @Test
  @Order(7)
  void anItemIsRetired() {
    String id =
        dars("bank", "list", "sea", "--state", "draft", "--json").json().at("/items/0/id").asText();
    dars("bank", "retire", "sea", id, "--by", "Amina").done();
    assertThat(dars("bank", "list", "sea", "--state", "retired").out()).contains(id + "  retired");
  }
}

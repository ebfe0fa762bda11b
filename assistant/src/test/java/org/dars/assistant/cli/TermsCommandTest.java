package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.translator.terms.Tbx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TermsCommandTest {

  private static final String CSV =
      """
      concept,language,term,status
      c1,en,spring tide,
      c1,es,marea viva,
      c1,es,marea de primavera,forbidden
      c2,en,plankton,
      """;

  @TempDir Path folder;
  private Path home;
  private Path csv;
  private Path sea;

  @BeforeEach
  void write() throws IOException {
    home = folder.resolve("home");
    csv = Files.writeString(folder.resolve("sea.csv"), CSV);
    sea = SmallCourse.write(folder.resolve("sea"));
  }

  private Ran terms(Object... args) {
    List<Object> all = new ArrayList<>(List.of("terms"));
    all.addAll(List.of(args));
    all.addAll(List.of("--home", home));
    return Ran.dars(all.toArray());
  }

  @Test
  void aTermbaseComesInAsCsvAndGoesOutAsTbxAndBack() throws Exception {
    assertThat(terms("list").done().out()).startsWith("No termbases yet");
    assertThat(terms("import", "sea", csv).done().out())
        .startsWith("sea: 2 concepts, 4 terms in en, es");
    for (String style : List.of("dca", "dct")) {
      Path tbx = folder.resolve(style + ".tbx");
      terms("export", "sea", tbx, "--style", style).done();
      assertThat(Tbx.read(tbx).termbase().size()).isEqualTo(2);
      terms("import", style, tbx).done();
      Path back = folder.resolve(style + ".csv");
      terms("export", style, back).done();
      assertThat(Files.readString(back)).contains("marea de primavera,forbidden", "plankton");
    }
    JsonNode list = terms("list", "--json").json();
    assertThat(list.findValuesAsText("name")).containsExactly("dca", "dct", "sea");
    assertThat(list.findValuesAsText("terms")).containsExactly("4", "4", "4");
  }

  @Test
  void aSpreadsheetsFileIsReadWithItsByteOrderMark() throws IOException {
    Files.writeString(csv, "\uFEFF" + CSV);
    assertThat(terms("import", "sea", csv).done().out()).contains("2 concepts, 4 terms");
  }

  @Test
  void aTermbaseIsReplacedOnlyWhenThatIsSaid() throws IOException {
    terms("import", "sea", csv).done();
    Files.writeString(csv, "language,term\nen,tide\n");
    assertThat(terms("import", "sea", csv).complaint())
        .startsWith("there is a termbase named sea already: give --replace");
    assertThat(terms("list").done().out()).contains("2 concepts");
    terms("import", "sea", csv, "--replace").done();
    assertThat(terms("list").done().out()).contains("1 concepts, 1 terms in en");
  }

  @Test
  void aCourseChoosesItsTermbases() {
    Ran.dars("add", sea, "--home", home).done();
    terms("import", "tides", csv).done();
    terms("import", "life", csv).done();

    assertThat(terms("use", "sea").done().out()).startsWith("sea uses no termbase");
    assertThat(terms("use", "sea", "tides", "life").done().out())
        .startsWith("sea uses tides, life: 4 concepts");
    assertThat(terms("use", "sea", "nothing").complaint())
        .isEqualTo("there is no termbase named nothing; there are: life, tides");
    assertThat(terms("use", "sea", "--json").json().path("termbases")).hasSize(2);
    terms("use", "sea", "--none").done();
    assertThat(terms("use", "sea", "--json").json().path("termbases")).isEmpty();
    assertThat(terms("use", "sky", "life").complaint()).contains("there is no course \"sky\"");
  }

  @Test
  void aCoursesTermsAreProposedAndReadBack() throws IOException {
    Ran.dars("add", sea, "--home", home).done();
    Path candidates = folder.resolve("candidates.csv");

    terms("extract", "sea", "-o", candidates).done();
    assertThat(Files.readString(candidates, StandardCharsets.UTF_8))
        .contains("spring tide", "at new moon and at full moon");
    assertThat(terms("import", "proposed", candidates).done().out()).contains("terms in en");
    assertThat(terms("extract", sea, "-n", "3", "--in", "en", "--json").json()).hasSize(3);
    assertThat(terms("extract", sea).done().out()).contains("spring tide", "times in");
  }

  @Test
  void whatIsWrongIsSaidInOneSentence() throws IOException {
    assertThat(terms("export", "sea", folder.resolve("x.csv")).complaint())
        .startsWith("there is no termbase named sea");
    assertThat(terms("import", "Sea!", csv).complaint()).contains("may hold only a-z");
    assertThat(terms("import", "sea", folder.resolve("no.csv")).complaint())
        .endsWith("no.csv: there is no such file or folder");
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "language,term\nes,año\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(terms("import", "sea", latin).complaint())
        .endsWith("latin.csv: is not UTF-8; save it as CSV in UTF-8");
    Path damaged = Files.writeString(folder.resolve("damaged.tbx"), "<tbx");
    assertThat(terms("import", "sea", damaged).complaint()).startsWith("damaged.tbx");
    Path empty = Files.writeString(folder.resolve("empty.csv"), "language,term\n");
    assertThat(terms("import", "sea", empty).complaint()).contains("empty.csv");
    assertThat(terms("list").done().out()).startsWith("No termbases yet");
    assertThat(terms("extract", "nowhere").complaint()).contains("there is no course \"nowhere\"");
    assertThat(terms("import", "sea", folder.resolve("x.txt")).code()).isEqualTo(2);
    assertThat(terms("export", "sea", folder.resolve("x.txt")).code()).isEqualTo(2);
    assertThat(terms("extract", sea, "-n", "0").code()).isEqualTo(2);
    assertThat(terms().code()).isEqualTo(2);
  }
}

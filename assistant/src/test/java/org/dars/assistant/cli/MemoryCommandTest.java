package org.dars.assistant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.store.Home;
import org.dars.translator.exchange.TmxFile;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.TranslationMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCommandTest {

  private static final String TMX =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence"
        o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>
      <tu><tuv xml:lang="en"><seg>A neural network learns from examples.</seg></tuv>
        <tuv xml:lang="es"><seg>Una red neuronal aprende de ejemplos.</seg></tuv></tu>
      <tu><tuv xml:lang="en"><seg>Wait 5 minutes before you open the door.</seg></tuv>
        <tuv xml:lang="es"><seg>Espere 5 minutos antes de abrir la puerta.</seg></tuv></tu>
      <tu><tuv xml:lang="en"><seg>A network of roads.</seg></tuv>
        <tuv xml:lang="fr"><seg>Un réseau de routes.</seg></tuv></tu>
      <tu><tuv xml:lang="en"><seg>Alone.</seg></tuv></tu>
      </body></tmx>
      """;

  @TempDir Path folder;
  private Path home;
  private Path tmx;

  @BeforeEach
  void write() throws IOException {
    home = folder.resolve("home");
    tmx = Files.writeString(folder.resolve("old.tmx"), TMX);
  }

  private Ran memory(Object... args) {
    List<Object> all = new ArrayList<>(List.of("memory"));
    all.addAll(List.of(args));
    all.addAll(List.of("--home", home));
    return Ran.dars(all.toArray());
  }

  private static List<String> all(JsonNode list, String field) {
    List<String> values = new ArrayList<>();
    list.forEach(n -> values.add(n.path(field).asText()));
    return values;
  }

  @Test
  void aFileGoesInOnceAndIsListedByLanguagePair() throws IOException {
    assertThat(memory("list").done().out()).startsWith("The memory is empty");
    JsonNode report = memory("import", tmx, "--json").json().path(0);
    assertThat(report.path("units").asInt()).isEqualTo(4);
    assertThat(report.path("entries").asInt()).isEqualTo(3);
    assertThat(report.path("skipped").asInt()).isEqualTo(1);
    assertThat(report.path("problems").path(0).asText()).contains("4");
    memory("import", tmx).done();

    JsonNode pairs = memory("list", "--json").json();
    assertThat(all(pairs, "to")).containsExactly("es", "fr");
    assertThat(all(pairs, "units")).containsExactly("2", "1");
    assertThat(memory("list").done().out()).containsPattern("en +es +2 units");

    Files.writeString(tmx, TMX.replace("\"en\"", "\"EN-us\"").replace("\"es\"", "\"ES_mx\""));
    memory("import", tmx).done();
    assertThat(memory("list").done().out()).containsPattern("en-US +es-MX +2 units");
  }

  @Test
  void wordsAreFoundOnBothSidesAndInTheLanguagesAskedFor() {
    memory("import", tmx).done();

    assertThat(all(memory("search", "network", "--json").json(), "to"))
        .containsExactlyInAnyOrder("es", "fr");
    assertThat(all(memory("search", "network", "--to", "fr", "--json").json(), "target"))
        .containsExactly("Un réseau de routes.");
    assertThat(all(memory("search", "neural network", "--json").json(), "to"))
        .containsExactly("es");
    assertThat(memory("search", "neuron*", "--in", "target").done().out())
        .contains("A neural network learns", "Una red neuronal", "person");
    assertThat(memory("search", "zebra", "--to", "es").done().out())
        .isEqualToIgnoringNewLines("Nothing in the memory to es has these words in its source.");
  }

  @Test
  void aSentenceIsMatchedByWordsAndItsNumbersGoIntoTheProposal() {
    memory("import", tmx).done();

    JsonNode matches =
        memory(
                "match",
                "Wait 30 minutes before you open the door.",
                "--from",
                "en",
                "--to",
                "es",
                "--json")
            .json();
    assertThat(matches).hasSize(1);
    assertThat(matches.path(0).path("score").asInt()).isBetween(90, 99);
    assertThat(matches.path(0).path("proposal").asText())
        .isEqualTo("Espere 30 minutos antes de abrir la puerta.");
    assertThat(memory("match", "A network of roads.", "--from", "en", "--to", "fr").done().out())
        .startsWith("100  A network of roads.");
    assertThat(memory("match", "Zebra.", "--from", "en", "--to", "fr").done().out())
        .contains("Nothing in the memory from en to fr");
  }

  @Test
  void aLanguagePairComesOutAsItWentIn() throws Exception {
    memory("import", tmx).done();
    Path out = folder.resolve("es.tmx");

    assertThat(memory("export", out, "--from", "en", "--to", "es", "--json").json())
        .hasToString("{\"units\":2}");
    List<MemoryEntry> entries = new ArrayList<>();
    TmxFile.read(out, entries::add);
    assertThat(entries)
        .extracting(MemoryEntry::target)
        .containsExactlyInAnyOrder(
            "Una red neuronal aprende de ejemplos.", "Espere 5 minutos antes de abrir la puerta.");
    assertThat(memory("export", folder.resolve("all.tmx")).done().out()).contains("3 units");
  }

  @Test
  void theMemoryKnowsTheCourseThatAFileIsOf() throws Exception {
    SmallCourse.write(folder.resolve("sea"));
    Ran.dars("add", folder.resolve("sea"), "--home", home).done();

    memory("import", tmx, "--course", "sea").done();
    assertThat(all(memory("search", "roads", "--json").json(), "course")).containsExactly("sea");
    assertThat(memory("import", tmx, "--course", "sky").complaint())
        .contains("there is no course \"sky\"");
  }

  @Test
  void whatIsWrongIsSaidInOneSentence() throws Exception {
    assertThat(memory("search", "x").complaint()).startsWith("there is no translation memory yet");
    assertThat(memory("export", folder.resolve("x.tmx")).complaint())
        .startsWith("there is no translation memory yet");
    assertThat(memory("import", folder.resolve("no.tmx")).complaint())
        .contains("no.tmx: there is no such file");
    Path cut = Files.writeString(folder.resolve("cut.tmx"), TMX.substring(0, 700));
    assertThat(memory("import", cut).complaint())
        .startsWith("cut.tmx: is not well-formed XML at line");
    Path other = Files.writeString(folder.resolve("other.tmx"), "<html/>");
    assertThat(memory("import", other).complaint()).startsWith("other.tmx: ");

    memory("import", tmx).done();
    assertThat(memory("export", folder.resolve("x.tmx"), "--to", "mn").complaint())
        .isEqualTo("the memory holds nothing to mn; ./dars memory list says what it holds");
    assertThat(memory("export", folder.resolve("no/x.tmx")).complaint())
        .endsWith("there is no such folder; make it first");
    assertThat(folder.resolve("x.tmx")).doesNotExist();
    assertThat(memory("match", "x", "--from", "en", "--to", "es", "--at-least", "7").code())
        .isEqualTo(2);
    assertThat(memory("match", "x", "--from", "e!", "--to", "es").code()).isEqualTo(2);
    assertThat(memory("search", "x", "-n", "0").code()).isEqualTo(2);
    assertThat(memory().code()).isEqualTo(2);
  }

  @Test
  void whileAnotherHasTheMemoryOpenItIsReadButNotWritten() throws Exception {
    memory("import", tmx).done();
    try (TranslationMemory other = TranslationMemory.open(new Home(home).memory("local"))) {
      assertThat(memory("import", tmx).complaint())
          .contains("the translation memory is open in another process");
      assertThat(memory("list").done().out()).contains("2 units");
      assertThat(other.size()).isEqualTo(3);
    }
  }

  @Test
  void aTranslatedCourseIsAlignedIntoTheMemoryAndAFile() throws IOException {
    Path en = Files.createDirectories(folder.resolve("course/en"));
    Path es = Files.createDirectories(folder.resolve("course/es"));
    Files.writeString(
        en.resolve("one.md"),
        "# Networks\n\nA network has 12 layers. See `fit()` first.\n\nIt learns in 2026.\n");
    Files.writeString(
        es.resolve("one.md"),
        "# Redes\n\nUna red tiene 12 capas. Primero vea `fit()`.\n\nAprende en 2026.\n");
    Path out = folder.resolve("out.tmx");
    Ran ran =
        memory(
            "align",
            en,
            es,
            "--from",
            "en",
            "--to",
            "es",
            "-o",
            out,
            "--into-memory",
            "--by",
            "Ana",
            "--json");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.json().path("total").path("kept").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(out).content().contains("Una red tiene 12 capas.", "alignment-score", "Ana");
    Ran match = memory("match", "A network has 12 layers.", "--from", "en", "--to", "es", "--json");
    assertThat(match.json().path(0).path("proposal").asText()).isEqualTo("Una red tiene 12 capas.");
    assertThat(match.json().path(0).path("by").asText()).isEqualTo("Ana");
    Path columns = folder.resolve("out.tsv");
    memory("align", en, es, "--from", "en", "--to", "es", "-o", columns);
    assertThat(Files.readAllLines(columns)).contains("It learns in 2026.\tAprende en 2026.");
  }

  @Test
  void whatAnAlignmentLacksIsSaid() {
    assertThat(memory("align", tmx, "--from", "en", "--to", "es", "--into-memory").err())
        .contains("give the source and the translation, in this order");
    assertThat(memory("align", tmx, tmx, "--from", "en", "--to", "es").err())
        .contains("say where the pairs go: -o FILE.tmx, --into-memory or --report");
    assertThat(memory("align", tmx, tmx, "--from", "en", "--to", "es", "-o", "x.doc").err())
        .contains("x.doc: the name of the output has to end in .tmx or .tsv");
  }

  @Test
  void poFilesGoInWithTheirLanguages() throws IOException {
    Path po = Files.writeString(folder.resolve("a.po"), "msgid \"Open\"\nmsgstr \"Abrir\"\n");
    assertThat(memory("import", po).err())
        .contains(po + ": PO does not name its languages; give --from and --to");
    Ran ran = memory("import", po, "--from", "en", "--to", "es");
    assertThat(ran.out()).contains("a.po: 1 units, 1 translations taken, 0 units left out");
    Ran match = memory("match", "Open", "--from", "en", "--to", "es", "--json");
    assertThat(match.json().path(0).path("proposal").asText()).isEqualTo("Abrir");
  }
}

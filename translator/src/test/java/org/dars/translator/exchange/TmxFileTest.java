package org.dars.translator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dars.translator.memory.EntryDetails;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.SegmentContext;
import org.dars.translator.memory.TranslationMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TmxFileTest {

  @TempDir Path folder;

  private static final String RICH =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4">
       <header creationtool="T" creationtoolversion="1" segtype="sentence" o-tmf="T" adminlang="en"
         srclang="en-US" datatype="html"/>
       <body>
        <tu tuid="a1" creationid="ann" creationdate="20200102T030405Z" usagecount="3">
         <note xml:lang="en">first &amp; best</note>
         <prop type="x-Domain">Biology</prop>
         <tuv xml:lang="en-US" o-encoding="utf-8">
          <seg>Press <bpt i="1" x="1" type="bold">&lt;b&gt;</bpt>Save<ept i="1">&lt;/b&gt;</ept> <ph x="2" type="image">&lt;img alt="<sub>a disk</sub>"/&gt;</ph> and <hi type="term">wait</hi>.</seg></tuv>
         <tuv xml:lang="es-MX" changeid="bob" changedate="20210102T030405Z">
          <prop type="Origin">post-edited</prop>
          <seg><ph x="2" type="image">&lt;img alt="<sub>un disco</sub>"/&gt;</ph> Pulse <bpt i="9" x="1" type="bold">&lt;b&gt;</bpt>Guardar<ept i="9">&lt;/b&gt;</ept> y <hi type="term">espere</hi> ⟦sic⟧.</seg></tuv>
         <tuv xml:lang="fr"><seg>Appuyez et attendez.</seg></tuv>
        </tu>
       </body>
      </tmx>
      """;

  @Test
  void codesBecomePlaceholdersAndAUnitOfThreeLanguagesTwoEntries() throws Exception {
    List<MemoryEntry> entries = entries(file(RICH));
    assertThat(entries).hasSize(2);
    MemoryEntry spanish = entries.getFirst();
    assertThat(spanish.source()).isEqualTo("Press ⟦1⟧Save⟦/1⟧ ⟦2⟧ and ⟦3⟧wait⟦/3⟧.");
    assertThat(spanish.target()).isEqualTo("⟦2⟧ Pulse ⟦1⟧Guardar⟦/1⟧ y ⟦3⟧espere⟦/3⟧ ⟦4⟧sic⟦5⟧.");
    assertThat(spanish.from()).isEqualTo("en-US");
    assertThat(spanish.to()).isEqualTo("es-MX");
    assertThat(spanish.by()).isEqualTo("bob");
    assertThat(spanish.when()).isEqualTo(Instant.parse("2021-01-02T03:04:05Z"));
    assertThat(spanish.details().notes()).containsExactly("first & best");
    assertThat(entries.getLast().by()).isEqualTo("ann");
  }

  @Test
  void aFileMayHoldAnyNumberOfCharactersThatXmlWritesAsEntities() throws Exception {
    String ands = " &amp; B &lt; C".repeat(500);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 120; i++) {
      body.append("<tu><tuv xml:lang=\"en\"><seg>%d AT%s</seg></tuv>".formatted(i, ands));
      body.append("<tuv xml:lang=\"es\"><seg>%d y%s</seg></tuv></tu>".formatted(i, ands));
    }
    String head = RICH.substring(RICH.indexOf("<tmx"), RICH.indexOf("<body>") + 6);
    assertThat(entries(file(head + body + "</body></tmx>"))).hasSize(120);
  }

  @Test
  void whatWentInComesOutAgainUnitByUnit() throws Exception {
    List<MemoryEntry> before = entries(file(RICH));
    Path out = folder.resolve("out.tmx");
    try (TranslationMemory memory = TranslationMemory.open(folder.resolve("tm"))) {
      TmxFile.importInto(memory, file(RICH), "");
      assertThat(TmxFile.export(memory, "", "", out)).isEqualTo(2);
    }
    assertThat(entries(out)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(Files.readString(out))
        .contains("<ph x=\"2\" type=\"image\">&lt;img alt=\"<sub>un disco</sub>\"/&gt;</ph>")
        .contains("⟦sic⟧")
        .contains("<note xml:lang=\"en\">first &amp; best</note>");
  }

  @Test
  void ourOwnEntriesKeepContextQualityAndMilliseconds() throws Exception {
    MemoryEntry entry =
        new MemoryEntry(
            "en",
            "kk",
            "A ⟦1⟧cell⟦/1⟧ & ⟦2⟧ <b>",
            "⟦2⟧ ⟦1⟧жасуша⟦/1⟧",
            Quality.NEURAL,
            "nmt 2",
            "kz",
            Instant.parse("2026-11-21T10:00:00.123Z"),
            new SegmentContext("Before ⟦1⟧.", "After.", "a/b.md", "2.1-p3"),
            EntryDetails.of("bio", "biology", true));
    Path out = folder.resolve("own.tmx");
    try (TranslationMemory memory = TranslationMemory.open(folder.resolve("tm"))) {
      memory.put(entry);
      memory.commit();
      TmxFile.export(memory, "en", "kk", out);
      assertThat(TmxFile.export(memory, "en", "fr", folder.resolve("none.tmx"))).isZero();
    }
    assertThat(entries(out)).containsExactly(entry);
  }

  @Test
  void aBadUnitIsNamedByItsNumberAndTheRestGoesIn() throws Exception {
    Path file =
        file(
            "<tmx version='1.4'><header srclang='en'/><body>"
                + tu("en", "one", "es", "uno")
                + "<tu><tuv xml:lang='en'><seg>alone</seg></tuv></tu>"
                + tu("de", "zwei", "es", "dos")
                + tu("en", "three", "es", " ")
                + tu("en", "four", "e$", "cuatro")
                + tu("en", "five", "es", "cinco")
                + "</body></tmx>");
    List<MemoryEntry> entries = new ArrayList<>();
    TmxFile.Report report = TmxFile.read(file, entries::add);
    assertThat(entries).extracting(MemoryEntry::target).containsExactly("uno", "cinco");
    assertThat(report.units()).isEqualTo(6);
    assertThat(report.skipped()).isEqualTo(4);
    assertThat(report.problems())
        .containsExactly(
            "in.tmx: unit 2: it has 1 of two or more texts; it was left out",
            "in.tmx: unit 3: it has no text in its source language en; it was left out",
            "in.tmx: unit 4: its translation (es) is empty; it was left out",
            "in.tmx: unit 5: its translation has the language \"e$\", which is no BCP 47 tag; it"
                + " was left out");
  }

  @Test
  void anEntityIsNeverRead() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "s3cret");
    Path file =
        file(
            "<!DOCTYPE tmx [<!ENTITY x SYSTEM '"
                + secret.toUri()
                + "'>]><tmx version='1.4'><header srclang='en'/><body>"
                + tu("en", "a &x; b", "es", "c")
                + tu("en", "two", "es", "dos")
                + "</body></tmx>");
    List<MemoryEntry> entries = new ArrayList<>();
    try {
      TmxFile.read(file, entries::add);
    } catch (TmxProblemException e) {
      assertThat(e).hasMessageStartingWith("in.tmx: is not well-formed XML at line 1");
    }
    assertThat(entries.toString()).doesNotContain("s3cret");
    assertThat(entries).extracting(MemoryEntry::source).doesNotContain("a  b");
  }

  @Test
  void whatIsDamagedOrNoTmxIsSaid() throws Exception {
    Path cut = file("<tmx version='1.4'><header srclang='en'/><body>" + tu("en", "a", "es", "b"));
    List<MemoryEntry> entries = new ArrayList<>();
    assertThatThrownBy(() -> TmxFile.read(cut, entries::add))
        .isInstanceOf(TmxProblemException.class)
        .hasMessageStartingWith("in.tmx: is not well-formed XML at line 1 (after unit 1: ")
        .hasMessageEndingWith("); correct it or export it again");
    assertThat(entries).hasSize(1);
    assertThatThrownBy(() -> TmxFile.read(file("<xliff/>"), entries::add))
        .hasMessage("in.tmx: begins with <xliff>, not <tmx>; give a TMX file");
  }

  private static String tu(String from, String source, String to, String target) {
    return String.format(
        "<tu><tuv xml:lang='%s'><seg>%s</seg></tuv><tuv xml:lang='%s'><seg>%s</seg></tuv></tu>",
        from, source, to, target);
  }

  private Path file(String tmx) throws IOException {
    return Files.write(folder.resolve("in.tmx"), tmx.getBytes(StandardCharsets.UTF_8));
  }

  private static List<MemoryEntry> entries(Path file) throws Exception {
    List<MemoryEntry> entries = new ArrayList<>();
    TmxFile.Report report = TmxFile.read(file, entries::add);
    assertThat(report.problems()).isEmpty();
    return entries;
  }
}

package org.dars.translator.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.translator.align.BitextAligner.Collection;
import org.dars.translator.align.BitextPair.Verdict;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Quality;
import org.dars.translator.terms.Termbase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BitextAlignerTest {

  @TempDir Path folder;

  private final Map<String, String> made = new TreeMap<>();

  private Collection collection(String version, Map<String, String> files)
      throws IOException, CoursewareException {
    List<CoursewareDocument> documents = new ArrayList<>();
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(version + "-" + file.getKey().replace('/', '_'));
        Files.writeString(path, file.getValue());
        documents.add(courseware.read(new SourceFile(file.getKey(), path)));
      }
    }
    return new Collection(version, documents);
  }

  private static Bitext align(List<Collection> sources, Collection translation) {
    BitextAligner aligner =
        new BitextAligner("en", "xx", Termbase.of(List.of()), BitextAligner.THRESHOLD);
    return aligner.align(sources, translation, looked -> {});
  }

  private Bitext align(String source, String translation) throws IOException, CoursewareException {
    return align(
        List.of(collection("", Map.of("a.md", source))),
        collection("t", Map.of("a.md", translation)));
  }

  private static String file(List<String> blocks) {
    return String.join("\n\n", blocks) + "\n";
  }

  @Test
  void sentencesAreFoundWhateverBecameOfTheBlocks() throws Exception {
    long seed = new Random().nextLong();
    MadeCourse course = new MadeCourse(seed);
    Map<String, String> sources = new TreeMap<>();
    Map<String, String> translations = new TreeMap<>();
    for (int i = 0; i < 4; i++) {
      List<String> blocks = course.blocks(45);
      sources.put("unit-" + i + ".md", file(blocks));
      translations.put("unit-" + i + ".md", file(course.damaged(blocks)));
    }
    Bitext bitext = align(List.of(collection("", sources)), collection("t", translations));
    List<BitextPair> kept = bitext.kept();
    long right = kept.stream().filter(p -> MadeCourse.translates(p.source(), p.target())).count();
    long blocks = bitext.documents().stream().mapToLong(Bitext.Document::blocks).sum();
    long aligned = bitext.documents().stream().mapToLong(Bitext.Document::aligned).sum();
    assertThat((double) right / kept.size()).as("precision, seed %d", seed).isGreaterThan(0.97);
    // One block in twelve is new, so no more than about 92 % can be aligned.
    assertThat((double) aligned / blocks).as("recall, seed %d", seed).isGreaterThan(0.82);
  }

  @Test
  void aRenamedDocumentAndTheVersionThatWasTranslatedAreFound() throws Exception {
    MadeCourse course = new MadeCourse(7);
    List<String> other = course.blocks(40);
    List<String> now = new ArrayList<>(course.blocks(40));
    List<Collection> versions = new ArrayList<>();
    String translation = "";
    for (String version : List.of("v1", "v2", "v3")) {
      for (int i = 0; i < now.size(); i += 4) {
        now.set(i, course.sentence());
      }
      versions.add(
          collection(version, new TreeMap<>(Map.of("one.md", file(now), "two.md", file(other)))));
      if (version.equals("v2")) {
        translation = file(now.stream().map(MadeCourse::translated).toList());
      }
    }
    Bitext.Document found =
        align(versions, collection("t", Map.of("uno.md", translation))).documents().getFirst();
    assertThat(found.version()).isEqualTo("v2");
    assertThat(found.source()).isEqualTo("one.md");
    assertThat(found.fit()).isGreaterThan(0.9);
  }

  @Test
  void whatHasNoSourceIsSaidToHaveNone() throws Exception {
    String stranger =
        file(new MadeCourse(2).blocks(20).stream().map(MadeCourse::translated).toList());
    Bitext bitext = align(file(new MadeCourse(1).blocks(20)), stranger);
    assertThat(bitext.documents().getFirst().source()).isEmpty();
    assertThat(bitext.kept()).isEmpty();
  }

  @Test
  void placeholdersOfTheTranslationGetTheNumbersOfTheSource() throws Exception {
    Bitext bitext =
        align(
            "# One\n\nRead [the guide](/en/guide) and run `go 12` in **2026** now.\n",
            "# Uno\n\nAhora ejecute `go 12` en **2026** y lea [la guía](/xx/guide).\n");
    BitextPair pair = bitext.kept().getLast();
    assertThat(pair.guardedSource())
        .isEqualTo("Read ⟦1⟧the guide⟦/1⟧ and run ⟦2⟧ in ⟦3⟧2026⟦/3⟧ now.");
    assertThat(pair.guardedTarget())
        .isEqualTo("Ahora ejecute ⟦2⟧ en ⟦3⟧2026⟦/3⟧ y lea ⟦1⟧la guía⟦/1⟧.");
    assertThat(pair.context().document()).isEqualTo("a.md");
    assertThat(pair.context().previous()).isEqualTo("One");
    MemoryEntry entry = pair.entry("en", "xx", "Ana", java.time.Instant.EPOCH, "course");
    assertThat(entry.quality()).isEqualTo(Quality.PERSON);
    assertThat(entry.by()).isEqualTo("Ana");
    assertThat(entry.details().properties())
        .anySatisfy(p -> assertThat(p.name() + p.value()).isEqualTo("alignment-translationa.md"));
  }

  @Test
  void whatIsOfNoUseIsLeftOutWithTheReason() throws Exception {
    Bitext bitext =
        align(
            "# One\n\nCall `open()` at 10:45 first, please.\n\nNobody put this into words.\n\n12345\n",
            "# Uno\n\nPrimero llame a las 10:45, por favor.\n\nNobody put this into words.\n\n12345\n");
    assertThat(bitext.pairs())
        .filteredOn(p -> p.source().startsWith("Call"))
        .extracting(BitextPair::verdict)
        .containsAnyOf(Verdict.CODES_DIFFER, Verdict.UNSURE);
    assertThat(bitext.pairs())
        .filteredOn(p -> p.source().startsWith("Nobody"))
        .extracting(BitextPair::verdict)
        .containsExactly(Verdict.SAME_TEXT);
    BitextPair left = bitext.pairs().stream().filter(p -> !p.kept()).findFirst().orElseThrow();
    assertThatThrownBy(() -> left.entry("en", "xx", "", java.time.Instant.EPOCH, ""))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void subtitlesThatAreCutOtherwiseArePairedBySentence() throws Exception {
    made.put(
        "a.srt",
        """
        1
        00:00:01,000 --> 00:00:03,000
        - The first thing to know

        2
        00:00:03,000 --> 00:00:05,000
        is the number 40. Then we

        3
        00:00:05,000 --> 00:00:08,000
        look at the second thing.
        """);
    Map<String, String> theirs =
        Map.of(
            "a.srt",
            """
            1
            00:00:01,100 --> 00:00:04,100
            Lo primero que saber es el número 40.

            2
            00:00:04,100 --> 00:00:08,000
            Luego miramos lo segundo.
            """);
    Bitext bitext = align(List.of(collection("", made)), collection("t", theirs));
    assertThat(bitext.kept())
        .extracting(p -> p.source() + " = " + p.target())
        .containsExactly(
            "The first thing to know is the number 40. = Lo primero que saber es el número 40.",
            "Then we look at the second thing. = Luego miramos lo segundo.");
  }

  @Test
  void subtitlesInTwoLanguagesLoseTheLinesOfTheirSource() throws Exception {
    made.put(
        "a.srt",
        """
        1
        00:00:01,000 --> 00:00:03,000
        The pipeline has three steps.

        2
        00:00:03,000 --> 00:00:05,000
        For example, BERT is quick.
        """);
    Map<String, String> theirs =
        Map.of(
            "a.srt",
            """
            1
            00:00:01,000 --> 00:00:03,000
            管道有三个步骤。
            The pipeline has three steps.

            2
            00:00:03,000 --> 00:00:05,000
            例如，BERT 很快。
            For example, BERT is quick.
            """);
    Bitext bitext = align(List.of(collection("", made)), collection("t", theirs));
    assertThat(bitext.pairs())
        .extracting(BitextPair::target)
        .containsExactly("管道有三个步骤。", "例如，BERT 很快。");
  }

  @Test
  void aThresholdOutsideItsRangeIsRefused() {
    assertThatThrownBy(() -> new BitextAligner("en", "es", Termbase.of(List.of()), 101))
        .hasMessage("threshold 101 is not 0 to 100");
  }
}

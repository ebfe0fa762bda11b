package org.dars.translator.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.translator.memory.Entries.entry;
import static org.dars.translator.memory.Entries.filled;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dars.translator.memory.Match.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchesTest {

  @TempDir Path folder;

  private List<Match> matches(MemoryQuery query, MemoryEntry... entries) throws IOException {
    try (TranslationMemory memory = filled(folder, entries)) {
      return memory.matches(query);
    }
  }

  private static MemoryQuery query(String source) {
    return MemoryQuery.of(source, "en", "es");
  }

  @Test
  void theTranslationOfTheSamePlaceStandsBeforeThatOfTheSameText() throws IOException {
    MemoryEntry elsewhere = entry("Save", "Guardar").in(SegmentContext.between("Open", "Close"));
    MemoryEntry here = entry("Save", "Ahorrar").in(SegmentContext.between("Earn", "Spend"));
    List<Match> matches =
        matches(query("Save").in(SegmentContext.between("Earn", "Spend")), elsewhere, here);
    assertThat(matches).extracting(Match::target).containsExactly("Ahorrar", "Guardar");
    assertThat(matches).extracting(Match::score).containsExactly(101, 100);
    assertThat(matches).extracting(Match::kind).containsExactly(Kind.CONTEXT, Kind.EXACT);
  }

  @Test
  void theSameBlockOfTheSameDocumentIsTheSamePlace() throws IOException {
    SegmentContext place = new SegmentContext("", "", "a.md", "p3");
    List<Match> matches = matches(query("Save").in(place), entry("Save", "Guardar").in(place));
    assertThat(matches).extracting(Match::score).containsExactly(101);
  }

  @Test
  void anUnknownContextMatchesNoUnknownContext() throws IOException {
    List<Match> matches = matches(query("Save"), entry("Save", "Guardar"));
    assertThat(matches).extracting(Match::score).containsExactly(100);
  }

  @Test
  void aSimilarTextScoresByTheShareOfItsWords() throws IOException {
    List<Match> matches =
        matches(
            query("The cell divides into two new small cells quickly now."),
            entry("The cell divides into two new large cells quickly now.", "diez, una otra"),
            entry("The cell divides into two.", "cinco"),
            entry("Nothing alike here at all in any of these ten words.", "nada"));
    assertThat(matches).extracting(Match::target).containsExactly("diez, una otra");
    assertThat(matches).extracting(Match::score).containsExactly(90);
  }

  @Test
  void aNumberThatChangedIsPutIn() throws IOException {
    List<Match> matches =
        matches(
            query("Chapter 7 has 12 pages and costs 1,500.50."),
            entry("Chapter 3 has 40 pages and costs 900.", "El capítulo 3 vale 900: 40 páginas."));
    assertThat(matches)
        .extracting(Match::target)
        .containsExactly("El capítulo 7 vale 1,500.50: 12 páginas.");
    assertThat(matches).extracting(Match::score).containsExactly(99);
  }

  @Test
  void aNumberInDoubtIsNotPutInAndCountsAsAnotherWord() throws IOException {
    List<Match> twoBecomeOne =
        matches(
            query("Add 3 and 4 to the list of cells now please"),
            entry("Add 2 and 2 to the list of cells now please", "Suma 2 y 2"));
    assertThat(twoBecomeOne).extracting(Match::target).containsExactly("Suma 2 y 2");
    assertThat(twoBecomeOne).extracting(Match::score).containsExactly(81);
    List<Match> written =
        matches(
            query("The room has 5 doors, and all of them stand open"),
            entry("The room has 2 doors, and all of them stand open", "Las dos puertas"));
    assertThat(written).extracting(Match::target).containsExactly("Las dos puertas");
    assertThat(written).extracting(Match::score).containsExactly(90);
  }

  @Test
  void placeholdersTakeTheNumbersOfTheSegment() throws IOException {
    List<Match> matches =
        matches(
            query("Now press ⟦1⟧ and then press ⟦2⟧Save⟦/2⟧ in the menu."),
            entry("Then press ⟦1⟧Save⟦/1⟧ in the menu.", "Pulse ⟦1⟧Guardar⟦/1⟧ en el menú."),
            entry(
                "Now press ⟦1⟧ and then press ⟦2⟧Send⟦/2⟧ in the menu.",
                "Pulse ⟦2⟧Enviar⟦/2⟧ tras ⟦1⟧."));
    assertThat(matches).extracting(Match::target).containsExactly("Pulse ⟦2⟧Enviar⟦/2⟧ tras ⟦1⟧.");
    List<Match> fewer =
        matches(
            query("Then press ⟦1⟧ ⟦2⟧Save⟦/2⟧ in the menu."),
            entry("Then press ⟦1⟧Save⟦/1⟧ in the menu.", "Pulse ⟦1⟧Guardar⟦/1⟧ en el menú."));
    assertThat(fewer.getFirst().target()).isEqualTo("Pulse ⟦2⟧Guardar⟦/2⟧ en el menú.");
  }

  @Test
  void punctuationCaseAndSpaceMakeNinetyNine() throws IOException {
    List<Match> matches = matches(query("the CELL, divides"), entry("The cell divides.", "x"));
    assertThat(matches).extracting(Match::score).containsExactly(99);
  }

  @Test
  void aMachinesTranslationScoresLessUntilItIsApproved() throws IOException {
    MemoryEntry machine = entry("The cell divides.", "máquina", Quality.NEURAL);
    assertThat(matches(query("The cell divides."), machine))
        .extracting(Match::score)
        .containsExactly(95);
    MemoryEntry approved = machine.with(EntryDetails.of("", "", true));
    assertThat(matches(query("The cell divides."), approved))
        .extracting(Match::score)
        .containsExactly(100);
  }

  @Test
  void anotherVarietyOfTheLanguageScoresLessAndAnotherScriptIsNoMatch() throws IOException {
    try (TranslationMemory memory = filled(folder, entry("The cell divides.", "x"))) {
      MemoryQuery other = MemoryQuery.of("The cell divides.", "en-US", "es-MX");
      assertThat(memory.matches(other)).extracting(Match::score).containsExactly(98);
      assertThat(memory.lookup("The cell divides.", "en-US", "es-MX")).isEmpty();
      assertThat(memory.matches(MemoryQuery.of("The cell divides.", "en-Cyrl", "es"))).isEmpty();
      assertThat(memory.matches(MemoryQuery.of("The cell divides.", "en", "fr"))).isEmpty();
    }
  }

  @Test
  void scriptsWithoutSpacesAreComparedByCharacters() throws IOException {
    try (TranslationMemory memory = TranslationMemory.open(folder)) {
      memory.put(
          new MemoryEntry("zh", "kk", "细胞是生命的基本单位。", "x", Quality.PERSON, "", "", Entries.WHEN));
      memory.commit();
      assertThat(memory.matches(MemoryQuery.of("细胞是生命的最小单位。", "zh", "kk")))
          .extracting(Match::score)
          .containsExactly(80);
    }
  }

  @Test
  void ofEqualProposalsOnlyTheBestIsShownAndNoMoreThanAsked() throws IOException {
    List<Match> matches =
        matches(
            new MemoryQuery("The big cell divides fast", SegmentContext.NONE, "en", "es", 2, 50),
            entry("The big cell divides fast", "rápido"),
            entry("The big cell divides fast!", "rápido"),
            entry("The big cell divides slowly", "lento"),
            entry("The big cell grows slowly", "crece"));
    assertThat(matches).extracting(Match::target).containsExactly("rápido", "lento");
  }

  @Test
  void aSharedMemoryIsReadWithAPenaltyAndTheOwnOneWins() throws IOException {
    try (TranslationMemory own = filled(folder.resolve("own"), entry("A cell.", "propia"));
        TranslationMemory other =
            filled(folder.resolve("s"), entry("A cell.", "ajena"), entry("A leaf.", "hoja"))) {
      Memories memories = new Memories(own, List.of(new Memories.Shared("centre", other, 3)));
      List<Match> matches = memories.matches(query("A cell."));
      assertThat(matches).extracting(Match::target).containsExactly("propia", "ajena");
      assertThat(matches).extracting(Match::score).containsExactly(100, 97);
      assertThat(matches).extracting(Match::memory).containsExactly("", "centre");
      assertThat(memories.lookup("A leaf.", "en", "es").orElseThrow().target()).isEqualTo("hoja");
    }
  }
}

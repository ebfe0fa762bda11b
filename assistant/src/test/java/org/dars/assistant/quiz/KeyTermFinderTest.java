package org.dars.assistant.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.junit.jupiter.api.Test;

class KeyTermFinderTest {

  private static List<KeyTerm> find(String language, String text) {
    return find(language, CourseText.document("d", "Doc", text));
  }

  private static List<KeyTerm> find(String language, SourceDocument document) {
    return KeyTermFinder.find(Placed.all(List.of(document), List.of()), language);
  }

  @Test
  void aBoldTermWithColonIsFoundWithItsQuote() {
    KeyTerm term =
        find("en", "# Memory\n\n## Key Terms\n\n**engram**: physical trace of memory.").getFirst();
    assertThat(term.term()).isEqualTo("engram");
    assertThat(term.definition()).isEqualTo("physical trace of memory");
    assertThat(term.section()).isEqualTo("Memory");
    assertThat(term.sources())
        .containsExactly(
            new SourceQuote("d", "Doc", "b3", "Key Terms", "engram: physical trace of memory."));
  }

  @Test
  void aTermAndItsDefinitionInBlocksOfTheirOwnAreBothQuoted() {
    Anchor here = new Anchor.Section(List.of("Words"));
    List<Block> blocks =
        List.of(
            new Block("t1", BlockKind.TERM, 0, List.of(new Inline.Text("prompt")), here, null),
            new Block(
                "p1",
                BlockKind.PARAGRAPH,
                0,
                List.of(new Inline.Text("The text a model is given.")),
                here,
                null));
    KeyTerm term = find("en", new SourceDocument("d", "Doc", blocks)).getFirst();
    assertThat(term.definition()).isEqualTo("The text a model is given");
    assertThat(term.sources().stream().map(SourceQuote::block)).containsExactly("p1", "t1");
  }

  @Test
  void plainLinesUnderAKeyTermsHeadingAreTerms() {
    List<KeyTerm> terms =
        find(
            "en",
            "# Plan\n\nKey terms\n\npilot: a small first run of a course.\n\nbaseline: a measurement taken before a change.");
    assertThat(terms.stream().map(KeyTerm::term)).containsExactly("pilot", "baseline");
  }

  @Test
  void aRowOfATableOfTermsIsATerm() {
    List<Block> blocks = new ArrayList<>();
    String[][] rows = {{"Term", "Definition"}, {"chunk", "a short passage stored as one unit"}};
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < 2; c++) {
        blocks.add(
            new Block(
                "1-t1r%dc%d".formatted(r + 1, c + 1),
                BlockKind.TABLE_CELL,
                0,
                List.of(new Inline.Text(rows[r][c])),
                new Anchor.Section(List.of()),
                null));
      }
    }
    KeyTerm term = find("en", new SourceDocument("d", "Doc", blocks)).getFirst();
    assertThat(term.term()).isEqualTo("chunk");
    assertThat(term.definition()).isEqualTo("a short passage stored as one unit");
  }

  @Test
  void aSentenceThatDefinesItsBoldSubjectGivesATerm() {
    assertThat(
            find("en", "# M\n\nA **prototype** is the best example of a concept. It helps.")
                .getFirst()
                .definition())
        .isEqualTo("the best example of a concept");
    assertThat(
            find("ru", "# М\n\n**Память** — это способность хранить и вспоминать опыт.")
                .getFirst()
                .definition())
        .isEqualTo("способность хранить и вспоминать опыт");
    assertThat(
            find("es", "# M\n\nLa **memoria** es la capacidad de guardar recuerdos.")
                .getFirst()
                .definition())
        .isEqualTo("la capacidad de guardar recuerdos");
  }

  @Test
  void aGlossaryGoesBeforeASentence() {
    List<KeyTerm> terms =
        find(
            "en",
            "# M\n\n**Memory** is a thing people have.\n\n## Glossary\n\n**memory**: system that stores what was learned.");
    assertThat(terms).hasSize(1);
    assertThat(terms.getFirst().definition()).isEqualTo("system that stores what was learned");
  }

  @Test
  void boldLeadInsThatDefineNothingAreNoTerms() {
    assertThat(
            find(
                "en",
                "# M\n\n**Note**: the exam is open book.\n\n**Week 1, 08/25**: the pretest.\n\n**Role.** Say who writes.\n\n**Task**: Rewrite this."))
        .isEmpty();
  }

  @Test
  void otherNamesAreTakenOutOfTheDefinitionAndRemembered() {
    KeyTerm term =
        find(
                "en",
                "## Key Terms\n\n**event schema**: set of behaviors performed the same way; also referred to as a cognitive script")
            .getFirst();
    assertThat(term.definition()).isEqualTo("set of behaviors performed the same way");
    assertThat(term.names()).contains("cognitive script");
    assertThat(
            find("en", "## Key Terms\n\n**central nervous system (CNS)**: brain and spinal cord")
                .getFirst()
                .names())
        .containsExactly("central nervous system (CNS)", "central nervous system", "CNS");
  }

  @Test
  void whatIsLeftOfADefinitionIsNoFragment() {
    assertThat(
            find(
                    "en",
                    "## Key Terms\n\n**uninvolved style**: parents are indifferent, and sometimes referred to as neglectful")
                .getFirst()
                .definition())
        .isEqualTo("parents are indifferent");
    assertThat(
            find("en", "## Key Terms\n\n**real self**: person who we actually are")
                .getFirst()
                .definition())
        .isEqualTo("person who we actually are");
  }

  @Test
  void aTermThatOnlyBeginsItsSentenceIsWrittenAsInsideOne() {
    KeyTerm term =
        find(
                "en",
                "# A\n\n**Reflexes** are the motor reactions to a stimulus. Most reflexes are fast.")
            .getFirst();
    assertThat(term.term()).isEqualTo("reflexes");
    assertThat(term.sources().getFirst().quote())
        .isEqualTo("Reflexes are the motor reactions to a stimulus.");
  }

  @Test
  void theSampleCourseGivesItsKeyTerms() throws Exception {
    List<KeyTerm> terms = KeyTermFinder.find(Placed.all(RealCourses.sample(), List.of()), "en");
    assertThat(terms.stream().map(KeyTerm::term))
        .contains("prompt", "token", "zero-shot prompting", "pseudonymization", "normalized gain")
        .doesNotContain("Next", "Week 0, by 08/18");
  }
}

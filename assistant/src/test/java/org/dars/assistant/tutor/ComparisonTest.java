package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.BlockKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What is the difference between a token and a word?|token|word",
        "compare REM sleep with non-REM sleep|REM sleep|non-REM sleep",
        "How does the id differ from the superego?|id|superego",
        "How are neurons different from glial cells?|neurons|glial cells",
        "mitosis vs meiosis|mitosis|meiosis",
        "¿Cuál es la diferencia entre la mitosis y la meiosis?|mitosis|meiosis",
        "¿En qué se diferencia una célula animal de una vegetal?|célula animal|vegetal",
        "Quelle est la différence entre la mitose et la méiose ?|mitose|méiose",
        "Comparez le verre à la glace|verre|glace",
        "В чём разница между митозом и мейозом?|митозом|мейозом",
        "Чем отличается митоз от мейоза?|митоз|мейоза",
        "Сравните митоз с мейозом|митоз|мейозом",
        "ما الفرق بين الذاكرة والانتباه؟|الذاكرة|الانتباه",
        "Митоз пен мейоздың айырмашылығы қандай?|Митоз|мейоз",
        "Митоз ба мейозын ялгаа юу вэ?|Митоз|мейоз",
        "Mitoz va meyoz farqi nima?|Mitoz|meyoz",
        "Kuna tofauti gani kati ya mitosisi na meiosisi?|mitosisi|meiosisi",
        "مائٹوسس اور میوسس میں کیا فرق ہے؟|مائٹوسس|میوسس",
        "Apa perbedaan antara mitosis dan meiosis?|mitosis|meiosis",
        "តើអ្វីជាភាពខុសគ្នារវាងសិស្សនិងគ្រូ?|សិស្ស|គ្រូ"
      })
  void theTwoThingsAreNamed(String question, String first, String second) {
    assertThat(QuestionType.of(question)).isIn(QuestionType.COMPARISON, QuestionType.OTHER);
    assertThat(Comparison.of(question)).contains(new Comparison(first, second));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is a token?",
        "What is the difference?",
        "Why do tokens and words differ in length",
        "Who compared them?",
        "What are the differences between them?"
      })
  void whatNamesNoTwoThingsComparesNothing(String question) {
    assertThat(Comparison.of(question)).isEmpty();
  }

  private static List<String> answer(String question, Evidence... evidence) {
    List<Candidate> ranked = SentenceRanker.rank(question, List.of(evidence));
    return ExtractiveAnswer.choose(QuestionType.of(question), question, ranked, new Proofs())
        .stream()
        .map(Answer.Sentence::text)
        .toList();
  }

  private static final Evidence MITOSIS =
      EvidenceFixture.paragraph(
          "1",
          "Mitosis",
          "Mitosis is the division of a cell into two equal cells. Mitosis has four phases of different length."
              + " In mitosis the cell rests for hours.");

  private static final Evidence MEIOSIS =
      EvidenceFixture.paragraph(
          "2",
          "Meiosis",
          "Meiosis is the division that makes four cells with half the chromosomes.");

  @Test
  void withoutASentenceThatHoldsBothEachGetsItsBestInTheOrderOfTheQuestion() {
    assertThat(answer("What is the difference between meiosis and mitosis?", MITOSIS, MEIOSIS))
        .containsExactly(
            "Meiosis is the division that makes four cells with half the chromosomes.",
            "Mitosis is the division of a cell into two equal cells.");
  }

  @Test
  void aSentenceThatSetsBothAgainstEachOtherIsEnough() {
    Evidence both =
        EvidenceFixture.paragraph(
            "3", "Division", "Mitosis keeps all chromosomes, whereas meiosis halves them.");
    assertThat(answer("Compare mitosis with meiosis", MITOSIS, MEIOSIS, both))
        .containsExactly("Mitosis keeps all chromosomes, whereas meiosis halves them.");
  }

  @Test
  void ofOneThatTheCourseNamesAloneThereAreNeverTwoSentences() {
    assertThat(answer("What is the difference between mitosis and osmosis?", MITOSIS))
        .containsExactly("Mitosis is the division of a cell into two equal cells.");
  }

  @Test
  void aTableThatSetsBothApartIsShownWhole() {
    List<Evidence.Source> cells = new ArrayList<>();
    String[][] rows = {
      {"", "Mitosis", "Meiosis"}, {"Cells made", "2", "4"}, {"Where", "body", "germ line"}
    };
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[r].length; c++) {
        cells.add(
            EvidenceFixture.source(
                "1-t1r" + (r + 1) + "c" + (c + 1), BlockKind.TABLE_CELL, rows[r][c]));
      }
    }
    String question = "What is the difference between mitosis and meiosis?";
    List<Candidate> ranked =
        SentenceRanker.rank(
            question, List.of(EvidenceFixture.of("Division", cells), MITOSIS, MEIOSIS));

    List<Answer.Sentence> said =
        ExtractiveAnswer.choose(QuestionType.of(question), question, ranked, new Proofs());

    assertThat(said).hasSize(1);
    assertThat(said.getFirst().rows())
        .containsExactly(List.of(rows[0]), List.of(rows[1]), List.of(rows[2]));
  }
}

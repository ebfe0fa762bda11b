package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.assistant.tutor.EvidenceFixture.source;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.BlockKind;
import org.junit.jupiter.api.Test;

class ExtractiveAnswerTest {

  private static final Evidence.Source INTRO =
      source("1-p1", BlockKind.PARAGRAPH, "Sleep matters. The stages of sleep are:");

  private final Proofs proofs = new Proofs();

  private List<Answer.Sentence> answer(String question, Evidence... evidence) {
    List<Candidate> ranked = SentenceRanker.rank(question, List.of(evidence));
    return ExtractiveAnswer.choose(QuestionType.of(question), question, ranked, proofs);
  }

  private static List<Evidence.Source> items(int n) {
    List<Evidence.Source> items = new ArrayList<>();
    for (int i = 1; i <= n; i++) {
      items.add(
          source("1-l1i" + i, BlockKind.LIST_ITEM, "stage " + i + " of sleep, deeper than before"));
    }
    return items;
  }

  @Test
  void aListThatIsAskedForIsShownWithItsLeadInUpToABoundAndSaysHowManyAreLeft() {
    List<Evidence.Source> around = new ArrayList<>(List.of(INTRO));
    around.addAll(items(11));

    List<Answer.Sentence> said =
        answer(
            "What are the stages of sleep?",
            EvidenceFixture.of("Sleep", around.subList(2, 5), around));

    assertThat(said.getFirst().text()).isEqualTo("The stages of sleep are:");
    assertThat(said.subList(1, said.size()))
        .hasSize(8)
        .allSatisfy(s -> assertThat(s.form()).isEqualTo(Answer.Form.ITEM));
    assertThat(said.get(1).text()).startsWith("stage 1 ");
    assertThat(said.getLast().more()).isEqualTo(3);
  }

  @Test
  void aCellIsShownInItsRowUnderTheHeader() {
    List<Evidence.Source> around =
        List.of(
            cell(1, 1, "Model"),
            cell(1, 2, "Context window"),
            cell(2, 1, "Small model"),
            cell(2, 2, "2,048 tokens of context"),
            cell(3, 1, "Large model"),
            cell(3, 2, "32,768 tokens of context"));

    List<Answer.Sentence> said =
        answer(
            "How many tokens of context has the large model?",
            EvidenceFixture.of("Windows", around.subList(4, 6), around));

    assertThat(said).hasSize(1);
    Answer.Sentence table = said.getFirst();
    assertThat(table.form()).isEqualTo(Answer.Form.TABLE);
    assertThat(table.rows())
        .containsExactly(
            List.of("Model", "Context window"), List.of("Large model", "32,768 tokens of context"));
    assertThat(table.marks())
        .extracting(m -> table.text().substring(m.from(), m.to()))
        .containsExactly("32,768");
    assertThat(proofs.all()).isNotEmpty().allSatisfy(c -> assertThat(c.block()).contains("r3"));
  }

  @Test
  void aQuestionWhoseWordsStandInTheHeaderGetsTheRowThatItNames() {
    List<Evidence.Source> around =
        List.of(
            cell(1, 1, "Threshold"),
            cell(1, 2, "Answerable questions answered correctly"),
            cell(2, 1, "low"),
            cell(2, 2, "46 in all"),
            cell(3, 1, "medium"),
            cell(3, 2, "43 in all"));

    List<Answer.Sentence> said =
        answer(
            "How many answerable questions were answered correctly at the medium threshold?",
            EvidenceFixture.of("Thresholds", around));

    assertThat(said.getFirst().rows())
        .containsExactly(
            List.of("Threshold", "Answerable questions answered correctly"),
            List.of("medium", "43 in all"));
  }

  private static Evidence.Source cell(int row, int column, String text) {
    return source("2-t1r%dc%d".formatted(row, column), BlockKind.TABLE_CELL, text);
  }

  @Test
  void aCaptionIsShownAsAFigureWithTheWordsForThePicture() {
    List<Evidence.Source> around =
        List.of(
            source("3-a1", BlockKind.ALT_TEXT, "A brain with the hippocampus in red"),
            source("3-c1", BlockKind.CAPTION, "Figure 2. The hippocampus lies deep in the brain."));

    List<Answer.Sentence> said =
        answer(
            "Where does the hippocampus lie?",
            EvidenceFixture.of("Brain", around.subList(1, 2), around));

    assertThat(said).extracting(Answer.Sentence::form).containsOnly(Answer.Form.FIGURE);
    assertThat(said)
        .extracting(Answer.Sentence::text)
        .containsExactly(around.get(1).text(), around.get(0).text());
  }

  @Test
  void theGlossarysEntryGoesFirstForADefinition() {
    List<Answer.Sentence> said =
        answer(
            "What is a neuron?",
            EvidenceFixture.paragraph(
                "p1",
                "Neurons",
                "A neuron fires when its membrane potential passes a threshold. What a neuron is, is a"
                    + " long story."),
            EvidenceFixture.of(
                "Key terms",
                List.of(
                    source(
                        "k1",
                        BlockKind.TERM,
                        "neuron: cell that receives and sends messages in the nervous system"))));

    assertThat(said.getFirst().text()).startsWith("neuron: cell");
  }

  @Test
  void whatLeansBackBringsWhatItLeansOnFromTheParagraphBefore() {
    Evidence.Source before =
        source("p1", BlockKind.PARAGRAPH, "Wundt came to Leipzig. He was a physician by training.");
    Evidence.Source then =
        source("p2", BlockKind.PARAGRAPH, "He opened the first psychology laboratory in 1879.");

    List<Answer.Sentence> said =
        answer(
            "When was the first psychology laboratory opened?",
            EvidenceFixture.of("Wundt", List.of(then), List.of(before, then)));

    assertThat(said)
        .extracting(Answer.Sentence::text)
        .containsExactly("He was a physician by training.", then.text());
    assertThat(said.getLast().marks())
        .extracting(m -> then.text().substring(m.from(), m.to()))
        .containsExactly("1879");
  }

  @Test
  void everyQuoteStandsInItsBlock() {
    String text =
        "Sleep has stages. However, they are short. In stage two, spindles appear. They last a second.";
    Evidence evidence = EvidenceFixture.paragraph("p1", "Sleep", text);

    List<Answer.Sentence> said =
        answer("When do spindles appear and how long do they last?", evidence);

    assertThat(said)
        .extracting(Answer.Sentence::text)
        .contains("In stage two, spindles appear. They last a second.")
        .noneMatch(s -> s.startsWith("However") || s.startsWith("They"));
    assertThat(proofs.all()).allSatisfy(c -> assertThat(text).contains(c.quote()));
  }

  @Test
  void anExerciseIsNoListOfAnswersAndNothingLeadsToAFormulaThatIsNotShown() {
    List<Evidence.Source> blocks =
        List.of(
            source(
                "p1", BlockKind.PARAGRAPH, "A prompt has five parts, the role and the task first."),
            source("p2", BlockKind.PARAGRAPH, "In symbols, the parts of a prompt are"),
            source("f1", BlockKind.FORMULA, "p = r + t"),
            source("l1", BlockKind.LIST_ITEM, "Which of the parts of a prompt is missing here?"),
            source("l2", BlockKind.LIST_ITEM, "Write a prompt with all of the parts."),
            source("l3", BlockKind.LIST_ITEM, "the task, which is one of the parts"));

    assertThat(answer("What are the parts of a prompt?", EvidenceFixture.of("Prompts", blocks)))
        .extracting(Answer.Sentence::text)
        .containsExactly(blocks.getFirst().text());
  }

  @Test
  void aGlossaryDoesNotSayHowToDoAThing() {
    Evidence entry =
        EvidenceFixture.of(
            "Key terms",
            List.of(
                source("1-t1", BlockKind.TERM, "saved prompt: a prompt that was written once")));
    Evidence text =
        EvidenceFixture.paragraph(
            "1-p1", "Writing", "A prompt begins with the task, then names its limits.");

    assertThat(answer("What are the steps of writing a prompt?", entry, text))
        .extracting(Answer.Sentence::text)
        .containsExactly("A prompt begins with the task, then names its limits.");
    assertThat(answer("What is a saved prompt?", entry, text).getFirst().text())
        .startsWith("saved prompt:");
  }

  @Test
  void aNumberThatCountsWhatIsAskedForGoesBeforeSentencesThatShareMoreWords() {
    Evidence glia =
        EvidenceFixture.paragraph(
            "1-p1",
            "Cells",
            "How neurons in the brain are fed was studied long ago (Green, 2001).");
    Evidence neurons =
        EvidenceFixture.paragraph(
            "1-p2", "Cells", "Neurons are the building blocks, 100 billion strong at birth.");

    List<Answer.Sentence> said = answer("How many neurons are there in the brain?", glia, neurons);

    assertThat(said)
        .extracting(Answer.Sentence::text)
        .containsExactly("Neurons are the building blocks, 100 billion strong at birth.");
    assertThat(said.getFirst().marks()).hasSize(1);
  }
}

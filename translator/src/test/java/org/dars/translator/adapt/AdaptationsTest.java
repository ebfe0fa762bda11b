package org.dars.translator.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.dars.index.courseware.CoursewareDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdaptationsTest {

  private static final String TEXT =
      "# A\n\nImagine that Mary walks 5 miles. Mary is tired.\n\nIt was 98.6 °F on 03/04/2020.\n";

  @TempDir Path folder;
  private Adaptations adaptations;

  @BeforeEach
  void open() {
    adaptations = new Adaptations(new JsonLinesLedger(folder.resolve("l.jsonl")), Texts.CLOCK);
  }

  private LedgerView propose(String text) throws Exception {
    CoursewareDocument document = Texts.read(Texts.file(folder, "a.md", text));
    return adaptations.propose("c", "KE", "en", Texts.rules("KE", "en"), List.of(document));
  }

  private static Adaptation of(LedgerView view, String before) {
    return view.adaptations().values().stream()
        .filter(a -> a.before().equals(before))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static Adaptation record(LedgerView view, String id) {
    return Objects.requireNonNull(view.adaptations().get(id));
  }

  @Test
  void proposingTwiceProposesNothingNew() throws Exception {
    LedgerView once = propose(TEXT);
    assertThat(once.in(State.PROPOSED)).hasSize(4);
    assertThat(once.flags()).hasSize(1);

    assertThat(propose(TEXT)).isEqualTo(once);
  }

  @Test
  void aDecisionOutlivesTheNextRun() throws Exception {
    String miles = of(propose(TEXT), "5 miles").id();
    String heat = of(propose(TEXT), "98.6 °F").id();
    adaptations.decide(List.of(miles), State.REJECTED, "Amina");
    adaptations.decide(List.of(heat), State.APPROVED, "Amina");

    LedgerView again = propose(TEXT);

    assertThat(of(again, "5 miles").decision())
        .isEqualTo(new Decision(State.REJECTED, "Amina", Texts.TIME, ""));
    assertThat(again.in(State.APPROVED)).extracting(Adaptation::id).containsExactly(heat);
  }

  @Test
  void whatIsFoundNoMoreIsWithdrawnAndComesBackWithItsText() throws Exception {
    propose(TEXT);
    assertThat(of(propose(TEXT.replace("5 miles", "home")), "5 miles").state())
        .isEqualTo(State.WITHDRAWN);
    assertThat(of(propose(TEXT), "5 miles").state()).isEqualTo(State.PROPOSED);
  }

  @Test
  void anEditSupersedesAndTheNameStaysThroughTheCourse() throws Exception {
    Adaptation mary =
        propose(TEXT).in(State.PROPOSED).stream()
            .filter(a -> a.category() == Category.NAMES && a.dependsOn().isEmpty())
            .findFirst()
            .orElseThrow();

    Adaptation edited = adaptations.edit(mary.id(), "Njeri", "Amina");

    assertThat(edited.state()).isEqualTo(State.APPROVED);
    assertThat(edited.proposer()).isEqualTo(new Proposer(Proposer.Kind.PERSON, "Amina"));
    LedgerView now = adaptations.view();
    assertThat(now.in(State.WITHDRAWN)).extracting(Adaptation::after).containsOnly("Wanjiku");
    assertThat(now.in(State.PROPOSED))
        .filteredOn(a -> a.category() == Category.NAMES)
        .hasSize(1)
        .allMatch(a -> a.after().equals("Njeri") && a.dependsOn().equals(List.of(edited.id())));
    assertThat(propose(TEXT).in(State.PROPOSED))
        .filteredOn(a -> a.category() == Category.NAMES)
        .extracting(Adaptation::after)
        .containsExactly("Njeri");
  }

  @Test
  void undoingGoesOneStepBackAndUndoingThatComesBack() throws Exception {
    String miles = of(propose(TEXT), "5 miles").id();
    adaptations.decide(List.of(miles), State.APPROVED, "Amina");
    adaptations.decide(List.of(miles), State.REJECTED, "Berik");

    assertThat(adaptations.undo(miles, "Amina").state()).isEqualTo(State.APPROVED);
    assertThat(adaptations.undo(miles, "Amina").state()).isEqualTo(State.REJECTED);
    assertThat(adaptations.view().history().get(miles))
        .extracting(p -> p.decision().state())
        .containsExactly(
            State.PROPOSED, State.APPROVED, State.REJECTED, State.APPROVED, State.REJECTED);
    String heat = of(adaptations.view(), "98.6 °F").id();
    assertThatThrownBy(() -> adaptations.undo(heat, "Amina"))
        .hasMessage("nothing was decided about " + heat + " that could be undone");
  }

  @Test
  void anEditIsUndoneAtEitherOfItsRecordsAndAgain() throws Exception {
    Adaptation miles = of(propose(TEXT), "5 miles");
    Adaptation edited = adaptations.edit(miles.id(), "a long way", "Amina");

    assertThat(adaptations.undo(edited.id(), "Amina").id()).isEqualTo(miles.id());
    assertThat(adaptations.view().in(State.PROPOSED))
        .extracting(Adaptation::id)
        .contains(miles.id());
    assertThat(adaptations.undo(miles.id(), "Amina").id()).isEqualTo(edited.id());
    assertThat(adaptations.view().in(State.APPROVED))
        .extracting(Adaptation::id)
        .containsExactly(edited.id());
    assertThat(adaptations.undo(miles.id(), "Amina").id()).isEqualTo(miles.id());
    // Back to its first text by another edit: the same record again, not a second one.
    adaptations.edit(miles.id(), "a long way", "Amina");
    assertThat(adaptations.edit(edited.id(), miles.after(), "Amina").id()).isEqualTo(miles.id());
    assertThat(of(adaptations.view(), "5 miles").proposer()).isEqualTo(edited.proposer());
    assertThat(record(adaptations.view(), miles.id()).proposer()).isEqualTo(miles.proposer());
  }

  @Test
  void anEditOfANameIsUndoneWhereverItWent() throws Exception {
    LedgerView first = propose(TEXT);
    Adaptation mary = of(first, "Mary");
    Adaptation edited = adaptations.edit(mary.id(), "Njeri", "Amina");
    adaptations.undo(edited.id(), "Amina");

    assertThat(adaptations.view().in(State.PROPOSED))
        .filteredOn(a -> a.category() == Category.NAMES)
        .extracting(Adaptation::after)
        .containsOnly("Wanjiku")
        .hasSize(2);
    assertThat(record(adaptations.view(), mary.id()).dependsOn()).isEqualTo(mary.dependsOn());
  }

  @Test
  void anEditThatWasDecidedSinceIsNotUndoneThroughItsFirstRecord() throws Exception {
    Adaptation miles = of(propose(TEXT), "5 miles");
    Adaptation edited = adaptations.edit(miles.id(), "a long way", "Amina");
    adaptations.decide(List.of(edited.id()), State.REJECTED, "Berik");

    assertThatThrownBy(() -> adaptations.undo(miles.id(), "Amina"))
        .hasMessage(
            edited.id()
                + " took the place of "
                + miles.id()
                + " and was decided since: undo that first");
    assertThat(adaptations.undo(edited.id(), "Amina").state()).isEqualTo(State.APPROVED);
  }

  @Test
  void aRewrittenSentenceIsProposedAnewWhateverWasDecidedAboutTheOldOne() throws Exception {
    Adaptation miles = of(propose(TEXT), "5 miles");
    adaptations.decide(List.of(miles.id()), State.REJECTED, "Amina");

    LedgerView after = propose(TEXT.replace("walks 5 miles.", "runs 5 miles."));

    assertThat(of(after, "5 miles").id()).isNotEqualTo(miles.id());
    assertThat(of(after, "5 miles").state()).isEqualTo(State.PROPOSED);
    assertThat(record(after, miles.id()).state()).isEqualTo(State.REJECTED);
  }

  @Test
  void aRecordWhoseFirstPartnerIsGoneIsLinkedToTheOneThatTheRulesFindNow() throws Exception {
    String more = TEXT + "\nMary rests.\n";
    LedgerView first = propose(more);
    Adaptation last = of(first, "Mary");
    assertThat(last.dependsOn()).hasSize(1);

    LedgerView second = propose(more.replace("Imagine that Mary walks", "Imagine that Lucy walks"));

    List<String> on = record(second, last.id()).dependsOn();
    assertThat(on).hasSize(1).isNotEqualTo(last.dependsOn());
    assertThat(record(second, on.getFirst()).state()).isEqualTo(State.PROPOSED);
  }

  @Test
  void aControlCharacterIsRefused() throws Exception {
    String miles = of(propose(TEXT), "5 miles").id();

    assertThatThrownBy(() -> adaptations.edit(miles, "8 km\n# x", "Amina"))
        .hasMessage(
            "the new text of " + miles + " must stand on one line, without control characters");
  }

  @Test
  void wrongDecisionsAreRefusedWhole() throws Exception {
    String miles = of(propose(TEXT), "5 miles").id();

    assertThatThrownBy(
            () -> adaptations.decide(List.of(miles, "nonsense"), State.APPROVED, "Amina"))
        .hasMessage("there is no adaptation \"nonsense\"; ./dars adapt report lists them");
    assertThatThrownBy(() -> adaptations.decide(List.of(miles), State.APPROVED, " "))
        .hasMessage("a decision needs the name of who decides");
    adaptations.withdraw(miles, "Amina", "a mistake");
    assertThatThrownBy(() -> adaptations.decide(List.of(miles), State.APPROVED, "Amina"))
        .hasMessage(miles + " was withdrawn (a mistake) and can no longer be decided");
    assertThat(adaptations.view().in(State.APPROVED)).isEmpty();
  }

  @Test
  void theReportCountsAndEscapes() throws Exception {
    LedgerView view = propose(TEXT.replace("# A", "# <script>alert(1)</script> | A"));
    adaptations.decide(a -> a.category() == Category.UNITS, State.APPROVED, "A <b>| Amina");

    AdaptationReport report = AdaptationReport.of(adaptations.view(), List.of());

    assertThat(view.in(State.APPROVED)).isEmpty();
    assertThat(report.counts().get(Category.UNITS)).containsEntry(State.APPROVED, 2L);
    assertThat(report.flagged()).containsEntry(Category.DATES, 1L);
    assertThat(report.toMarkdown())
        .contains("98.6 °F | 37 °C")
        .contains("03/04/2020")
        .contains("A &#60;b&#62;&#124; Amina")
        .doesNotContain("<script>")
        .doesNotContain("<b>");
  }
}

package org.dars.translator.adapt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
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
    assertThat(now.in(State.WITHDRAWN)).extracting(Adaptation::id).containsExactly(mary.id());
    assertThat(now.in(State.PROPOSED))
        .filteredOn(a -> a.category() == Category.NAMES)
        .allMatch(a -> a.dependsOn().equals(List.of(edited.id())));
    assertThat(propose(TEXT).in(State.PROPOSED))
        .filteredOn(a -> a.category() == Category.NAMES)
        .extracting(Adaptation::after)
        .containsExactly("Njeri");
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

package org.dars.translator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dars.translator.exchange.Exchanges.plain;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReturnedTest {

  private static final Path FILE = Path.of("a.xlf");

  private final ExchangeSegment coded =
      new ExchangeSegment(
          "p1/0",
          "A ⟦1⟧cell⟦/1⟧: ⟦2⟧.",
          Exchanges.CODES,
          "",
          ExchangeState.NEW,
          List.of(),
          List.of(),
          List.of());

  @Test
  void aWholeTranslationIsTakenWithItsState() throws Exception {
    Returned returned = give(coded.with("Una ⟦1⟧célula⟦/1⟧: ⟦2⟧.", ExchangeState.REVIEWED), coded);
    assertThat(returned.problems()).isEmpty();
    assertThat(returned.segments())
        .containsExactly(
            new Returned.Segment(
                "a.md",
                "p1/0",
                coded.source(),
                "Una ⟦1⟧célula⟦/1⟧: ⟦2⟧.",
                ExchangeState.REVIEWED,
                List.of()));
  }

  @Test
  void brokenCodesAreNamedAndNothingIsTaken() throws Exception {
    Returned returned = give(coded.with("Una célula: ⟦2⟧.", ExchangeState.TRANSLATED), coded);
    assertThat(returned.segments()).isEmpty();
    assertThat(returned.problems())
        .containsExactly(
            "a.xlf: the translation of p1/0 was left out: ⟦1⟧ (**) is missing; put its codes as in"
                + " the source");
  }

  @Test
  void aChangedSourceIsNamedAndAnUnchangedNeighbourIsTaken() throws Exception {
    Returned returned =
        Returned.of(
            FILE,
            reading(
                Exchanges.file(
                    plain("p1/0", "Old.").with("Viejo.", ExchangeState.FINAL),
                    plain("p1/1", "Same.").with("Igual.", ExchangeState.FINAL))),
            Exchanges.file(plain("p1/0", "New."), plain("p1/1", "Same.")));
    assertThat(returned.segments()).extracting(Returned.Segment::id).containsExactly("p1/1");
    assertThat(returned.problems())
        .containsExactly(
            "a.xlf: its unit p1, segment p1/0 has another source than the document has now"
                + " (\"Old.\") and was left out; export it again");
  }

  @Test
  void aSegmentThatMovedInItsBlockIsFoundByItsSource() throws Exception {
    Returned returned =
        Returned.of(
            FILE,
            reading(Exchanges.file(plain("p1/0", "Same.").with("Igual.", ExchangeState.FINAL))),
            Exchanges.file(plain("p1/0", "New."), plain("p1/1", "Same.")));
    assertThat(returned.segments()).extracting(Returned.Segment::id).containsExactly("p1/1");
  }

  @Test
  void aSegmentThatAToolHasCutIsJoined() throws Exception {
    ExchangeSegment whole =
        new ExchangeSegment(
            "p1/0",
            "One ⟦1⟧; two ⟦2⟧.",
            List.of(code(1), code(2)),
            "",
            ExchangeState.NEW,
            List.of(),
            List.of(),
            List.of());
    ExchangeSegment left =
        new ExchangeSegment(
            "p1/0",
            "One ⟦1⟧;",
            List.of(code(1)),
            "Uno ⟦1⟧;",
            ExchangeState.FINAL,
            List.of(),
            List.of(),
            List.of());
    ExchangeSegment right =
        new ExchangeSegment(
            "p1/x",
            "two ⟦1⟧.",
            List.of(code(1)),
            "dos ⟦1⟧.",
            ExchangeState.TRANSLATED,
            List.of(),
            List.of(),
            List.of());
    Returned returned =
        Returned.of(FILE, reading(Exchanges.file(left, right)), Exchanges.file(whole));
    assertThat(returned.problems()).isEmpty();
    assertThat(returned.segments().getFirst().target()).isEqualTo("Uno ⟦1⟧; dos ⟦2⟧.");
    assertThat(returned.segments().getFirst().state()).isEqualTo(ExchangeState.TRANSLATED);
  }

  @Test
  void segmentsThatAToolHasJoinedAreNamed() throws Exception {
    Returned returned =
        Returned.of(
            FILE,
            reading(Exchanges.file(plain("p1/0", "One. Two.").with("Uno.", ExchangeState.FINAL))),
            Exchanges.file(plain("p1/0", "One."), plain("p1/1", "Two.")));
    assertThat(returned.segments()).isEmpty();
    assertThat(returned.problems()).hasSize(1);
  }

  @Test
  void whatDiffersFromWhatWentOutIsAPersonsWhateverStateTheToolLeft() throws Exception {
    ExchangeSegment draft = plain("p1/0", "One.").with("Un.", ExchangeState.NEEDS_REVIEW);
    assertThat(give(draft, draft).segments().getFirst().state())
        .isEqualTo(ExchangeState.NEEDS_REVIEW);
    assertThat(
            give(draft.with("Uno.", ExchangeState.NEEDS_REVIEW), draft)
                .segments()
                .getFirst()
                .state())
        .isEqualTo(ExchangeState.TRANSLATED);
  }

  @Test
  void lockedUnitsAreLeftAlone() throws Exception {
    ExchangeFile locked =
        change(
            Exchanges.file(plain("p1/0", "One.").with("Uno.", ExchangeState.FINAL)),
            u ->
                new ExchangeUnit(
                    u.id(), u.block(), u.kind(), u.headings(), u.note(), false, u.segments()));
    Returned returned = Returned.of(FILE, reading(locked), Exchanges.file(plain("p1/0", "One.")));
    assertThat(returned.segments()).isEmpty();
    assertThat(returned.problems()).isEmpty();
  }

  @Test
  void aDocumentThatIsNotInTheCourseIsNamedAndTheOthersGoIn() throws Exception {
    ExchangeFile course = Exchanges.course();
    ExchangeFile strange =
        new ExchangeFile(
            "en",
            "es",
            List.of(
                new ExchangeDocument("z.md", "", course.documents().getFirst().units()),
                course.documents().getLast().map(s -> s.with("Fin.", ExchangeState.TRANSLATED))));
    Returned returned = Returned.of(FILE, reading(strange), course);
    assertThat(returned.segments()).extracting(Returned.Segment::document).containsExactly("c.md");
    assertThat(returned.problems())
        .containsExactly(
            "a.xlf: its file z.md is not in this course and was left out; check its \"original\"");
  }

  @Test
  void aRegionMayBeAddedToALanguageButNotChanged() throws Exception {
    ExchangeFile file = Exchanges.file(plain("p1/0", "One.").with("Uno.", ExchangeState.FINAL));
    ExchangeFile spain = new ExchangeFile("en-US", "es_ES", file.documents());
    assertThat(Returned.of(FILE, reading(spain), file).segments()).hasSize(1);
    ExchangeFile mexico = new ExchangeFile("en", "es-MX", file.documents());
    assertThatThrownBy(() -> Returned.of(FILE, reading(spain), mexico))
        .hasMessage(
            "a.xlf: is for en-US to es_ES, not en to es-MX; choose the file of these languages");
  }

  private static ExchangeCode code(int number) {
    return new ExchangeCode(number, false, "`x`", "", "x");
  }

  private static Returned give(ExchangeSegment back, ExchangeSegment now) throws Exception {
    return Returned.of(FILE, reading(Exchanges.file(back)), Exchanges.file(now));
  }

  private static Reading reading(ExchangeFile file) {
    return new Reading(file, List.of());
  }

  private static ExchangeFile change(ExchangeFile file, UnaryOperator<ExchangeUnit> change) {
    return new ExchangeFile(
        file.from(),
        file.to(),
        file.documents().stream()
            .map(d ->
                new ExchangeDocument(
                    d.path(), d.mediaType(), d.units().stream().map(change).toList()))
            .toList());
  }
}

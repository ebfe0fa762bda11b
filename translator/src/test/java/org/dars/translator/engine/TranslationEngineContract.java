package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dars.translator.memory.Quality;
import org.junit.jupiter.api.Test;

/** What every engine holds to, from English to Spanish. */
abstract class TranslationEngineContract {

  static final EngineContext EN_ES = new EngineContext("en", "es", "Cells");

  abstract TranslationEngine engine() throws Exception;

  @Test
  void everySegmentGetsAResultInItsPlace() throws Exception {
    List<SourceSegment> segments =
        IntStream.range(0, 45)
            .mapToObj(i -> segment("The cell number " + (1_000 + i) + " is small."))
            .toList();
    List<EngineResult> results = engine().translate(segments, EN_ES);
    assertThat(results).hasSize(45);
    for (int i = 0; i < 45; i++) {
      assertThat(text(results.get(i))).contains(Integer.toString(1_000 + i));
    }
  }

  @Test
  void placeholdersComeBackOnceEach() throws Exception {
    List<SourceSegment> segments =
        List.of(
            segment("The ⟦1⟧ function calls the ⟦2⟧small⟦/2⟧ cell of ⟦3⟧."),
            segment("⟦1⟧Psychology⟦/1⟧ is a ⟦2⟧very ⟦3⟧big⟦/3⟧ science⟦/2⟧."),
            segment("Read the ⟦12⟧."));
    List<EngineResult> results = engine().translate(segments, EN_ES);
    for (int i = 0; i < segments.size(); i++) {
      assertThat(marks(text(results.get(i))))
          .as(text(results.get(i)))
          .containsExactlyInAnyOrderElementsOf(marks(segments.get(i).text()));
    }
  }

  @Test
  void everyCharacterMayStandInASegment() throws Exception {
    String source = "A [b] {c} ^d$ /e\\ @f <g> *h* ~i~ \"j\" 'k' & % # + = | ` 😀 cell.";
    String text = text(engine().translate(List.of(segment(source)), EN_ES).getFirst());
    assertThat(text).contains("[", "]", "{", "}", "^", "$", "/", "\\", "@", "<", ">", "*", "😀");
  }

  @Test
  void theSameSegmentsGiveTheSameTranslations() throws Exception {
    List<SourceSegment> segments = List.of(segment("Cells divide."), segment("Cells grow."));
    TranslationEngine engine = engine();
    assertThat(engine.translate(segments, EN_ES)).isEqualTo(engine.translate(segments, EN_ES));
  }

  @Test
  void itSaysWhatItIs() throws Exception {
    TranslationEngine engine = engine();
    assertThat(engine.name()).matches("[a-z]+");
    assertThat(engine.version()).isNotBlank();
    assertThat(engine.id()).startsWith(engine.name());
    assertThat(engine.quality()).isNotEqualTo(Quality.PERSON);
    assertThat(engine.supports("en", "es")).isTrue();
  }

  @Test
  void anInterruptedThreadGetsNoTranslationAndTheEngineGoesOn() throws Exception {
    TranslationEngine engine = engine();
    List<SourceSegment> one = List.of(segment("Cells divide."));
    List<EngineResult> before = engine.translate(one, EN_ES);
    Thread.currentThread().interrupt();
    try {
      // An engine that asks nobody may be done before it looks.
      assertThat(engine.translate(one, EN_ES)).isEqualTo(before);
      assertThat(engine.quality()).isEqualTo(Quality.PSEUDO);
    } catch (InterruptedException e) {
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    } finally {
      Thread.interrupted();
    }
    assertThat(engine.translate(one, EN_ES)).isEqualTo(before);
  }

  @Test
  void itMayBeClosedTwice() throws Exception {
    TranslationEngine engine = engine();
    engine.translate(List.of(segment("Cells divide.")), EN_ES);
    engine.close();
    engine.close();
  }

  static SourceSegment segment(String text) {
    return new SourceSegment(text, List.of("Cells"));
  }

  static String text(EngineResult result) {
    return switch (result) {
      case EngineResult.Translated t -> t.text();
      case EngineResult.Failed f -> throw new AssertionError(f.reason());
    };
  }

  private static List<String> marks(String text) {
    return Pattern.compile("⟦/?\\d+⟧").matcher(text).results().map(MatchResult::group).toList();
  }
}

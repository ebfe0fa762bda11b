package org.dars.translator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PseudoEngineTest extends TranslationEngineContract {

  @Override
  TranslationEngine engine() {
    return new PseudoEngine();
  }

  @Test
  void whatBeginsALineStaysFirst() {
    SourceSegment term = segment("⟦1⟧axon⟦/1⟧: the long part");
    assertThat(text(new PseudoEngine().translate(List.of(term), EN_ES).getFirst()))
        .startsWith("⟦1⟧⟪åẋöñ⟦/1⟧: ţĥé");
  }

  @Test
  void theTextStaysReadableAndGrowsByAThird() {
    String source = "The cell is the smallest unit of all living things.";
    String text = text(new PseudoEngine().translate(List.of(segment(source)), EN_ES).getFirst());
    assertThat(text).startsWith("⟪Ţĥé çéļļ îš").endsWith("~⟫");
    assertThat(text.length()).isBetween(source.length() * 12 / 10, source.length() * 14 / 10);
  }
}

package org.dars.index.courseware.roundtrip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.dars.index.courseware.Inline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PseudoTextTest {

  private static final String LETTERS = "aeobzáéöŵŴAÁ \u0301\u093f1_-.,'<&*हлع한🎓";

  @ParameterizedTest
  @CsvSource({
    "The sea, Théŵ séáŵ",
    "café, cáfeŵ",
    "a b, á b",
    "top_k layer2, töp_k láyér2",
    "море, мореŵ",
    "'x, y', 'x, y'"
  })
  void aPersonCanTellThatItWasTranslated(String source, String pseudo) {
    assertThat(PseudoText.of(source)).isEqualTo(pseudo);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Thé séa", "ŵŵ ŵ ŵŵŵ", "e\u0301te\u0301", "हिन्दी", "aŵ1 aŵ_", ""})
  void theSourceIsHadBack(String source) {
    assertThat(PseudoText.source(PseudoText.of(source))).isEqualTo(source);
  }

  @Test
  void theSourceOfAnyTextIsHadBack() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int[] letters = LETTERS.codePoints().toArray();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      String source = text.toString();
      assertThat(PseudoText.source(PseudoText.of(source))).as("seed %d", seed).isEqualTo(source);
    }
  }

  @Test
  void contentIsHadBackHoweverItsTextsAreCut() {
    Inline open = new Inline.Markup("<b>", Inline.Role.OPEN, "");
    Inline close = new Inline.Markup("</b>", Inline.Role.CLOSE, "");
    List<Inline> cut =
        List.of(new Inline.Text("fo"), new Inline.Text("am"), open, new Inline.Text("ing"), close);
    List<Inline> pseudo = RoundTrip.pseudo(cut);
    assertThat(pseudo)
        .containsExactly(new Inline.Text("föámŵ"), open, new Inline.Text("ingŵ"), close);
    assertThat(RoundTrip.restored(pseudo))
        .containsExactly(new Inline.Text("foam"), open, new Inline.Text("ing"), close);
  }
}

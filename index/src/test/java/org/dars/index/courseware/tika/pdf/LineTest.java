package org.dars.index.courseware.tika.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineTest {

  @Test
  void rightToLeftTextIsInReadingOrder() {
    // "shalom 25 olam", as it is seen from left to right.
    assertThat(
            Line.of(List.of(word("םלוע", 10, 50), word("25", 60, 70), word("םולש", 80, 120)))
                .text())
        .isEqualTo("שלום 25 עולם");
  }

  @Test
  void anEnglishWordInRightToLeftTextStays() {
    assertThat(Line.of(List.of(word("PDF", 10, 50), word("םולש", 80, 120))).text())
        .isEqualTo("שלום PDF");
  }

  @Test
  void shapesBecomeLetters() {
    assertThat(Line.of(List.of(word("e\ufb03cient", 10, 50))).text()).isEqualTo("efficient");
    // The Arabic word for peace in the shapes of its letters, as seen.
    assertThat(Line.of(List.of(word("\ufee1\ufefc\ufeb3", 10, 50))).text()).isEqualTo("سلام");
  }

  @Test
  void aRaisedNumberStaysAtItsWord() {
    Word raised = new Word("2", 50.5, 54, 96, 6, false, false);
    assertThat(Line.of(List.of(word("word", 10, 50), raised, word("next", 60, 80))).text())
        .isEqualTo("word² next");
  }

  private static Word word(String text, double left, double right) {
    return new Word(text, left, right, 100, 10, false, false);
  }
}

package org.dars.index.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

  @Test
  void abbreviationsDoNotEndASentence() {
    assertThat(
            Sentences.of(
                "Dr. Sacks wrote it, e.g. in Fig. 3 (Sacks, 2007). Others (Lee et al. 2010) agree! Do they?",
                "en"))
        .containsExactly(
            "Dr. Sacks wrote it, e.g. in Fig. 3 (Sacks, 2007).",
            "Others (Lee et al. 2010) agree!",
            "Do they?");
  }

  @Test
  void numbersAndLowerCaseContinueASentence() {
    assertThat(Sentences.of("It took 3.5 s. The U.S. team vs. the others won. Yes.", "en"))
        .containsExactly("It took 3.5 s.", "The U.S. team vs. the others won.", "Yes.");
  }

  @Test
  void otherScriptsHaveTheirOwnMarks() {
    assertThat(Sentences.of("یہ ایک ہے۔ یہ دو ہے۔", "ur")).hasSize(2);
    assertThat(Sentences.of("这是一。这是二。", "zh")).containsExactly("这是一。", "这是二。");
    assertThat(Sentences.of("Бұл бір. Бұл екі?", "kk")).containsExactly("Бұл бір.", "Бұл екі?");
    assertThat(Sentences.of("នេះជាមួយ។ នេះជាពីរ។", "km")).hasSize(2);
  }

  @Test
  void rangesPointIntoTheText() {
    String text = "  One.  Two. ";
    assertThat(Sentences.ranges(text, "und"))
        .containsExactly(new Sentences.Range(2, 6), new Sentences.Range(8, 12));
    assertThat(Sentences.ranges("", "en")).isEmpty();
  }
}

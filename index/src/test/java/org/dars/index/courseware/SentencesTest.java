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
  void initialsBelongToTheNameThatFollows() {
    whole("en", "So B. F. Skinner, Edward L. Thorndike and J. B. Watson met.");
    whole("en", "B.F. Skinner read J. R. R. Tolkien and J. De Luca.");
    whole("en", "It is in Skinner, B. F. (1938).");
    whole("es", "El psicólogo B. F. Skinner leyó a S. Ramón y Cajal.");
    whole("fr", "Les lettres de J.-J. Rousseau et de M. Dupont sont perdues.");
    whole("ru", "Писал А. С. Пушкин, а читал Ж.-Ж. Руссо.");
    whole("de", "Das sagten C. G. Jung und W. Wundt.");
    whole("sw", "J. K. Nyerere alisema.");
    whole("ar", "قال ب. ف. سكينر ذلك.");
  }

  @Test
  void aLetterBeforeAWordThatOpensASentenceEndsOne() {
    split("en", "Take vitamin C.", "The rest is food.");
    split("en", "It was World War I.", "Germany lost.", "So did I.", "Skinner left.");
    split("es", "Es el grupo B.", "Los demás esperan.");
    split("fr", "Prenez la vitamine C.", "Elle aide.", "C'est le groupe A.", "L'autre dort.");
    split(
        "ru",
        "Это группа В.",
        "Она мала.",
        "Читал Пушкин А. С.",
        "Он умер в 1837 г.",
        "Россия ждала.");
  }

  @Test
  void whatAlwaysGoesOnDoesSoBeforeAnyWord() {
    whole("en", "Mr. Will Smith, i.e. The Actor, met Dr. No and St. John vs. Prof. Moriarty.");
    whole("es", "La Dra. Pérez estudia animales, p. ej. El Gato, en EE. UU.");
    whole("fr", "Mme. Curie et Mlle. Noir sont là.");
    whole("ru", "Жил в г. Москва, т. е. Проф. Иванов и акад. Павлов.");
    whole("de", "Er mag Tiere, z. B. Hunde.");
  }

  @Test
  void theNextWordTellsWhetherAnAbbreviationIsTheLastWord() {
    whole(
        "en", "The U.S. Army paid John Smith Jr. University, Smith et al. Press, etc. Foundation.");
    split("en", "She left the U.S.", "However, Smith et al.", "They stayed at 5 p.m.", "The end.");
    split("fr", "Des chats, etc.", "Cependant, ils dorment.");
    split("ru", "Коты и т. д.", "Потом ушёл.");
  }

  @Test
  void aReferenceGoesOnWithANumberOnly() {
    whole("en", "See Fig. 3, Fig. S1, No. 7, Vol. II and pp. 5.");
    split("en", "The answer is no.", "Skinner ate a fig.", "Watson did not.");
    whole("ru", "См. Рис. 3 и табл. 4.");
    split("es", "Dijo que no.", "Pérez calló.");
  }

  @Test
  void aWordThatEndsLikeAnAbbreviationEndsASentence() {
    split("en", "It happens in sleep.", "Babies watched.", "She is royal.", "Piano class ended.");
    split("en", "Cells need calcium for growth.", "Step up.", "Pavlov left.");
  }

  private static void whole(String language, String sentence) {
    split(language, sentence);
  }

  /** The sentences, with a space between, are cut there and nowhere else. */
  private static void split(String language, String... sentences) {
    assertThat(Sentences.of(String.join(" ", sentences), language)).containsExactly(sentences);
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

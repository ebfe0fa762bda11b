package org.dars.assistant.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.dars.index.search.HeldWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionLanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | ¿Qué es la memoria?",
        "es | cuáles son las partes del cerebro",
        "fr | Qu’est-ce que la mémoire et comment est-elle formée ?",
        "fr | pourquoi est-ce que le cerveau dort",
        "pt | O que é a memória e como se forma?",
        "de | Was ist das Gedächtnis?",
        "it | Che cosa è la memoria?",
        "id | Apa itu memori dan bagaimana cara kerjanya?",
        "sw | Kumbukumbu ni nini na kwa nini ni muhimu?",
        "uz | Xotira nima va u qanday ishlaydi?",
        "ru | Что такое память?",
        "kk | Ұзақ мерзімді жад дегеніміз не?",
        "km | តើការចងចាំគឺជាអ្វី?"
      })
  void aShortQuestionInAnotherLanguageIsToldByScriptOrSmallWords(String tag, String question) {
    assertThat(QuestionLanguage.of(question, Set.of("en"))).isEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is memory?",
        "memory",
        "déjà vu",
        "Kübler-Ross stages",
        "La Niña and El Niño",
        "Broca and Wernicke areas",
        "a priori vs a posteriori",
        "Who was Jean de la Fontaine?",
        "id ego superego",
        "Tell me about the Son of Sam"
      })
  void aShortQuestionInTheCoursesLanguageStays(String question) {
    assertThat(QuestionLanguage.of(question, Set.of("en"))).isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bushe icaalo ca Egypt", "Iyini inhloko-dolobha yaseTanzania?"})
  void aShortQuestionWhoseWordsTheCourseDoesNotHoldIsInAnUnknownLanguage(String question) {
    assertThat(of(question, 4, 0)).isEqualTo("und");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"what is teh hippocampos", "photosynthesis", "who invented the transistor?"})
  void aSlipOrAWordThatTheCourseLacksDoesNotMakeItOne(String question) {
    int words = question.split(" ").length;
    assertThat(of(question, words, Math.max(0, words - 2))).isEqualTo("en");
  }

  @Test
  void aCourseThatIsNotIndexedYetSaysNothing() {
    HeldWords none = new HeldWords(4, 0, false);
    assertThat(
            QuestionLanguage.of("Bushe icaalo ca Egypt", Set.of("en"), words -> Optional.of(none)))
        .isEqualTo("en");
  }

  private static String of(String question, int words, int held) {
    HeldWords known = new HeldWords(words, held, true);
    return QuestionLanguage.of(question, Set.of("en"), q -> Optional.of(known));
  }
}

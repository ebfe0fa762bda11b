package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import org.dars.index.courseware.BlockKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerSignsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How many pairs of chromosomes do humans have? | Humans have 23 pairs of them. | 23
          What percentage of pupils read at home? | At home 12.5% of the pupils read. | 12.5%
          Сколько пар хромосом? | Всего их двадцать три, или 23 пары. | 23
          When was the laboratory opened? | It was opened on 2 February 1989 by the state. | 2 February 1989
          When was the laboratory of 1879 opened again? | After 1879 it was opened again in 1901. | 1901
          متى تأسس المختبر؟ | تأسس المختبر سنة ١٨٧٩ في ألمانيا. | ١٨٧٩
          Who opened the first laboratory? | The first laboratory was opened by Wilhelm Wundt. | Wilhelm Wundt
          Who opened the laboratory? | In those days Wilhelm Wundt opened it. | Wilhelm Wundt
          Where was the laboratory? | The laboratory stood in Leipzig. | Leipzig
          A loss of muscle tone is called ________. | This loss of tone is called cataplexy. | cataplexy
          ________ is a loss of muscle tone. | Cataplexy is a loss of muscle tone or control. | Cataplexy
          """)
  void theWordsThatAnswerAreMarked(String question, String sentence, String marked) {
    assertThat(new AnswerSigns(question).marks(sentence))
        .extracting(m -> sentence.substring(m.from(), m.to()))
        .contains(marked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How many people live in Leipzig? | Many people live in Leipzig.
          When was it opened in 1879? | It was opened in 1879.
          Who opened Leipzig? | Leipzig was opened.
          What is memory? | Memory was studied by Ebbinghaus in 1885.
          """)
  void whatTheQuestionSaysOrDoesNotAskForIsNotMarked(String question, String sentence) {
    assertThat(new AnswerSigns(question).marks(sentence)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Why do we forget? | We forget because traces fade. | We forget many names.
          Почему мы забываем? | Мы забываем, потому что следы слабеют. | Мы забываем имена.
          Give an example of a cue. | A cue, for example a smell, brings it back. | A cue brings it back.
          Compare sleep and rest. | Sleep restores, whereas rest relaxes. | Sleep restores.
          What are the parts of the brain? | It has a stem, a cerebellum, and a cerebrum. | It has parts.
          """)
  void aSignOfTheAnswerTellsSentencesApart(String question, String better, String worse) {
    AnswerSigns signs = new AnswerSigns(question);
    assertThat(signs.of(better, BlockKind.PARAGRAPH))
        .isGreaterThan(signs.of(worse, BlockKind.PARAGRAPH));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          How many neurons are there? | Neurons are 100 billion strong at birth. | 1
          How many neurons are there? | It is known of neurons (Azevedo, 2009; Herculano, 2012). | 0
          How many neurons are there? | There is a 1:1 ratio of glia to neurons, see Figure 3.2. | 0
          How many neurons are there? | In 1906 the prize went to a study of neurons. | 0
          How many people have it? | About 1% of the population experiences it. | 1
          How long does it last? | It lasts 15 to 30 seconds. | 1
          How long does it last? | It was seen in 12 patients. | 0.4
          How old are they? | They are 7 to 11 years old. | 1
          What percentage of adults smoke? | Some 14.8% of adults smoke. | 1
          When was it founded? | It was founded long ago (Godoy & Brussino, 2010). | 0
          When was he born? | Jean Piaget (1896–1980) studied children. | 1
          """)
  void aNumberOfSomethingElseShowsLittleAndAYearOfAReferenceNothing(
      String question, String sentence, double shown) {
    assertThat(new AnswerSigns(question).of(sentence, BlockKind.PARAGRAPH)).isEqualTo(shown);
  }
}

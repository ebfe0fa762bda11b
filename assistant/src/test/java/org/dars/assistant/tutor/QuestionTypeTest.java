package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DEFINITION | What is a token?
          DEFINITION | How is lifespan development defined?
          DEFINITION | ¿Qué es la memoria?
          DEFINITION | Qu'est-ce que la mémoire ?
          DEFINITION | Что такое память?
          DEFINITION | ما هي الذاكرة؟
          DEFINITION | Жад дегеніміз не?
          DEFINITION | Ой санамж гэж юу вэ?
          DEFINITION | Xotira nima?
          DEFINITION | Kumbukumbu ni nini?
          DEFINITION | یادداشت کیا ہے؟
          DEFINITION | Apa itu memori?
          DEFINITION | តើការចងចាំជាអ្វី?
          LIST | What are the stages of sleep?
          LIST | Name two parts of a prompt.
          LIST | ¿Cuáles son las etapas del sueño?
          LIST | Quelles sont les étapes du sommeil ?
          LIST | Какие бывают виды памяти?
          LIST | Sebutkan jenis-jenis memori
          CAUSE | Why do people forget?
          CAUSE | ¿Por qué olvidamos?
          CAUSE | Pourquoi oublie-t-on ?
          CAUSE | Почему люди забывают?
          CAUSE | لماذا ننسى؟
          CAUSE | Адамдар неге ұмытады?
          CAUSE | Хүмүүс яагаад мартдаг вэ?
          CAUSE | Nima uchun unutamiz?
          CAUSE | Kwa nini tunasahau?
          CAUSE | ہم کیوں بھولتے ہیں؟
          CAUSE | Mengapa kita lupa?
          CAUSE | ហេតុអ្វីយើងភ្លេច?
          COMPARISON | What is the difference between a neuron and a glial cell?
          COMPARISON | Чем отличается сон от дремоты?
          COMPARISON | ما الفرق بين النوم والراحة؟
          COMPARISON | Apa perbedaan neuron dan glia?
          NUMBER | How many chromosomes do humans have?
          NUMBER | ¿Cuántos cromosomas hay?
          NUMBER | Combien de chromosomes y a-t-il ?
          NUMBER | Сколько хромосом у человека?
          NUMBER | Адамда қанша хромосома бар?
          NUMBER | Kuna kromosomu ngapi?
          NUMBER | Berapa jumlah kromosom?
          PERSON | Who founded the first laboratory?
          PERSON | Кто основал первую лабораторию?
          PERSON | Siapa pendiri laboratorium?
          PERSON | Birinchi laboratoriyani kim ochgan?
          DATE | When was the laboratory founded?
          DATE | In what year was the first test made?
          DATE | В каком году открыли лабораторию?
          DATE | متى تأسس المختبر؟
          DATE | Зертхана қашан ашылды?
          PLACE | Where is the hippocampus?
          PLACE | Где находится гиппокамп?
          PLACE | Gipokamp qayerda joylashgan?
          PROCEDURE | How do I write a good prompt?
          PROCEDURE | ¿Cómo se escribe un buen mensaje?
          PROCEDURE | Как написать хорошую подсказку?
          YES_NO | Does sleep help memory?
          YES_NO | Помогает ли сон памяти?
          YES_NO | هل يساعد النوم الذاكرة؟
          YES_NO | Apakah tidur membantu memori?
          EXAMPLE | Give an example of a leading question.
          EXAMPLE | Приведите пример подсказки
          TERM | The smallest piece of text is called a ________.
          TERM | Which term describes the loss of muscle tone?
          OTHER | memory and sleep
          """)
  void theWordsOfAQuestionTellWhatItAsksFor(QuestionType type, String question) {
    assertThat(QuestionType.of(question)).isEqualTo(type);
  }
}

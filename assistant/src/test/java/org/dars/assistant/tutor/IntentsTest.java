package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentsTest {

  private static Intent intent(String message) {
    return Intents.of(message).map(Intents.Meant::intent).orElse(Intent.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello!|GREETING|en",
        "Hiiii|GREETING|en",
        "thanks a lot :)|THANKS|en",
        "Bye!|GOODBYE|en",
        "Who are you?|IDENTITY|en",
        "What can you do?|IDENTITY|en",
        "What is this course about?|COURSE|en",
        "hi, what's this course about?|COURSE|en",
        "What does unit 2 cover?|UNIT|en",
        "summarise 2.3|SUMMARY|en",
        "Please summarize this page|SUMMARY|en",
        "Can you give me a summary of unit 1?|SUMMARY|en",
        "quiz me on this|QUIZ|en",
        "Test me on chapter 3|QUIZ|en",
        "you are stupid|ABUSE|en",
        "I want to die|DISTRESS|en",
        "Everything is bad and I don't want to live anymore.|DISTRESS|en",
        "Hola|GREETING|es",
        "¡Muchas gracias!|THANKS|es",
        "¿Quién eres?|IDENTITY|es",
        "¿De qué trata este curso?|COURSE|es",
        "resume la unidad 2|SUMMARY|es",
        "Resume esta página|SUMMARY|es",
        "hazme un test sobre la unidad 1|QUIZ|es",
        "eres un idiota|ABUSE|es",
        "Ya no quiero vivir|DISTRESS|es",
        "Bonjour|GREETING|fr",
        "Merci beaucoup|THANKS|fr",
        "Qui es-tu ?|IDENTITY|fr",
        "De quoi parle ce cours ?|COURSE|fr",
        "Résume le chapitre 2|SUMMARY|fr",
        "Interroge-moi sur le chapitre 1|QUIZ|fr",
        "ta gueule|ABUSE|fr",
        "J'ai envie de mourir|DISTRESS|fr",
        "Привет|GREETING|ru",
        "Большое спасибо!|THANKS|ru",
        "Кто ты?|IDENTITY|ru",
        "О чём этот курс?|COURSE|ru",
        "Перескажи раздел 2|SUMMARY|ru",
        "О чём говорится в главе 3?|UNIT|ru",
        "Сделай тест по разделу 1|QUIZ|ru",
        "ты тупой|ABUSE|ru",
        "Я больше не хочу жить|DISTRESS|ru",
        "مرحبا|GREETING|ar",
        "شكراً جزيلاً|THANKS|ar",
        "من أنت؟|IDENTITY|ar",
        "عن ماذا يتحدث هذا المقرر؟|COURSE|ar",
        "لخص الوحدة 2|SUMMARY|ar",
        "اختبرني في الوحدة ١|QUIZ|ar",
        "أنت غبي|ABUSE|ar",
        "أريد أن أموت|DISTRESS|ar",
        "Сәлеметсіз бе|GREETING|kk",
        "Рақмет!|THANKS|kk",
        "Сен кімсің?|IDENTITY|kk",
        "Бұл курс не туралы?|COURSE|kk",
        "2-тарауды қысқаша айтып бер|SUMMARY|kk",
        "1-бөлім бойынша тест бер|QUIZ|kk",
        "сен ақымақсың|ABUSE|kk",
        "Менің өлгім келеді|DISTRESS|kk",
        "Сайн байна уу|GREETING|mn",
        "Баярлалаа|THANKS|mn",
        "Чи хэн бэ?|IDENTITY|mn",
        "Энэ хичээл юуны тухай вэ?|COURSE|mn",
        "2-р бүлгийг товчил|SUMMARY|mn",
        "1-р бүлгийн талаар тест өгөөч|QUIZ|mn",
        "чи тэнэг|ABUSE|mn",
        "Би амьдармааргүй байна|DISTRESS|mn",
        "Assalomu alaykum|GREETING|uz",
        "Katta rahmat!|THANKS|uz",
        "Sen kimsan?|IDENTITY|uz",
        "Bu kurs nima haqida?|COURSE|uz",
        "2-bobni qisqacha aytib ber|SUMMARY|uz",
        "1-bo‘lim bo‘yicha test ber|QUIZ|uz",
        "sen ahmoqsan|ABUSE|uz",
        "O‘lgim kelyapti|DISTRESS|uz",
        "Hujambo|GREETING|sw",
        "Asante sana|THANKS|sw",
        "Wewe ni nani?|IDENTITY|sw",
        "Kozi hii inahusu nini?|COURSE|sw",
        "Fupisha sura ya 2|SUMMARY|sw",
        "Nipe jaribio kuhusu sura ya 1|QUIZ|sw",
        "wewe mjinga|ABUSE|sw",
        "Nataka kufa|DISTRESS|sw",
        "السلام علیکم|GREETING|ur",
        "بہت شکریہ|THANKS|ur",
        "آپ کون ہیں؟|IDENTITY|ur",
        "یہ کورس کس بارے میں ہے؟|COURSE|ur",
        "باب 2 کا خلاصہ کریں|SUMMARY|ur",
        "باب 1 پر ٹیسٹ لیں|QUIZ|ur",
        "تم بیوقوف ہو|ABUSE|ur",
        "میں مرنا چاہتا ہوں|DISTRESS|ur",
        "Selamat pagi|GREETING|id",
        "Terima kasih banyak|THANKS|id",
        "Kamu siapa?|IDENTITY|id",
        "Kursus ini tentang apa?|COURSE|id",
        "Ringkas bab 2|SUMMARY|id",
        "Beri kuis tentang unit 1|QUIZ|id",
        "kamu bodoh|ABUSE|id",
        "Aku ingin mati|DISTRESS|id",
        "ជម្រាបសួរ|GREETING|km",
        "អរគុណច្រើន|THANKS|km",
        "តើអ្នកជានរណា?|IDENTITY|km",
        "តើវគ្គសិក្សានេះអំពីអ្វី?|COURSE|km",
        "សង្ខេបជំពូក 2|SUMMARY|km",
        "សាកល្បងខ្ញុំអំពីជំពូក 1|QUIZ|km",
        "អ្នកល្ងង់|ABUSE|km",
        "ខ្ញុំចង់ស្លាប់|DISTRESS|km"
      })
  void whatIsNoQuestionAboutTheContentIsRecognised(String message, Intent intent, String language) {
    Optional<Intents.Meant> meant = Intents.of(message, language);
    assertThat(meant.map(Intents.Meant::intent)).as(message).contains(intent);
    assertThat(meant.orElseThrow().language()).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is a token?",
        "What is a greeting in anthropology?",
        "How do people say hello in Kazakh?",
        "What does the course say about hallucinations?",
        "Who are you when you write a system prompt?",
        "What is unit testing?",
        "What are the main points of Piaget's theory?",
        "What is a quiz?",
        "How should a quiz be graded?",
        "Why do people say thank you?",
        "What does a summary contain?",
        "Which of the following is a risk factor for suicide?",
        "What should a counsellor do when a client says \"I want to die\"?",
        "A client tells you: I want to kill myself. What should you do?",
        "I don't want to live in a city where the air is bad, what does the course advise?",
        "He said that I want to die is a common sentence",
        "Why do some people hate themselves?",
        "What is despair in Kierkegaard's sense?",
        "Is the model stupid?",
        "What is a bot?",
        "How can I help a friend with depression?",
        "What is the page rank algorithm?",
        "What topics did Freud write about?",
        "What is covered interest parity?",
        "Explain chapter 11 bankruptcy",
        "What is section 230 of the law?",
        "Что такое приветствие?",
        "Что такое самоубийство по Дюркгейму?",
        "Кто такой Ленин?",
        "О чём говорит закон Ома?",
        "Какие темы поднимает роман?",
        "¿Qué es un saludo?",
        "¿De qué trata la obra de Cervantes?",
        "¿Quién es Bolívar?",
        "¿Cuáles son los puntos de fusión del agua?",
        "De quoi parle la loi de 1905 ?",
        "Qui est Voltaire ?",
        "Qu'est-ce qu'un résumé ?",
        "ما هو الانتحار عند دوركايم؟",
        "ما هو التلخيص؟",
        "من هو ابن سينا؟",
        "Абай кім?",
        "Токен дегеніміз не?",
        "Токен гэж юу вэ?",
        "Чингис хаан хэн бэ?",
        "Token nima?",
        "Amir Temur kim?",
        "Tokeni ni nini?",
        "Nyerere ni nani?",
        "ٹوکن کیا ہے؟",
        "اقبال کون تھے؟",
        "Apa itu token?",
        "Siapa Soekarno?",
        "តូខឹនជាអ្វី?",
        "next token prediction"
      })
  void aQuestionAboutTheContentIsNone(String question) {
    assertThat(intent(question)).isEqualTo(Intent.NONE);
  }

  @Test
  void aPartIsNamedByNumberByTitleOrAsTheOpenPage() {
    assertThat(Intents.of("summarise unit 2.1").orElseThrow().part())
        .isEqualTo(new Intents.Part("2.1", "", false));
    assertThat(Intents.of("what does the 3rd chapter cover?").orElseThrow().part().number())
        .isEqualTo("3");
    assertThat(Intents.of("summarize this page").orElseThrow().part().here()).isTrue();
    assertThat(Intents.of("Summarise \"Prompt patterns\"").orElseThrow().part().title())
        .isEqualTo("prompt patterns");
    assertThat(Intents.of("لخص الوحدة ٣").orElseThrow().part().number()).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "another hint",
        "Next!",
        "I still don't get it",
        "otra pista",
        "no entiendo",
        "un autre indice",
        "je ne comprends pas",
        "ещё подсказку",
        "не понимаю",
        "تلميح آخر",
        "لا أفهم",
        "тағы бір кеңес",
        "түсінбедім",
        "дахиад",
        "ойлгосонгүй",
        "yana",
        "tushunmadim",
        "kidokezo kingine",
        "sielewi",
        "اور اشارہ",
        "سمجھ نہیں آیا",
        "petunjuk lagi",
        "belum paham",
        "តម្រុយទៀត",
        "មិនយល់ទេ"
      })
  void aFurtherHintIsAskedForInEveryLanguage(String message) {
    assertThat(Intents.asksForAnother(message)).isTrue();
  }

  @Test
  void aNewQuestionIsNoRequestForAnotherHint() {
    for (String question :
        List.of("What is the next token?", "What is a hint?", "Why is more data better?")) {
      assertThat(Intents.asksForAnother(question)).as(question).isFalse();
      assertThat(Intents.presses(question)).as(question).isFalse();
    }
  }

  @Test
  void aQuestionForYesOrNoHoldsItsAnswer() {
    for (String question :
        List.of(
            "Is the Moon a planet?",
            "Do tides come from the Moon or from the wind?",
            "Является ли Луна планетой?",
            "هل القمر كوكب؟",
            "Ай планета ма?",
            "What causes tides: moon, wind, rain?",
            "What causes tides? a) moon b) wind")) {
      assertThat(Intents.holdsItsAnswer(question)).as(question).isTrue();
    }
    assertThat(Intents.holdsItsAnswer("What causes tides?")).isFalse();
    assertThat(Intents.holdsItsAnswer("Что вызывает приливы?")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Summarise unit two|2",
        "summarize the third chapter|3",
        "resume la unidad dos|2",
        "Resume la segunda unidad|2",
        "Résume le chapitre deux|2",
        "Résume la première leçon|1",
        "Перескажи раздел два|2",
        "Перескажи вторую главу|2",
        "لخص الوحدة الثانية|2",
        "لخص الفصل الثالث|3",
        "екінші бөлімді қорытындыла|2",
        "хоёрдугаар бүлгийг хураангуйл|2",
        "ikkinchi bobni xulosala|2",
        "fupisha sura ya pili|2",
        "باب دو کا خلاصہ|2",
        "ringkas bab dua|2",
        "ringkaskan bab kedua belas|12",
        "សង្ខេបជំពូកទីពីរ|2"
      })
  void aPartMayBeNumberedInWords(String message, String number) {
    Intents.Meant meant = Intents.of(message).orElseThrow();
    assertThat(meant.intent()).isEqualTo(Intent.SUMMARY);
    assertThat(meant.part().number()).isEqualTo(number);
  }
}

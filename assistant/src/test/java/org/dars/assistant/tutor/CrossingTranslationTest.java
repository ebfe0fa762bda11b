package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dars.models.TextTranslator;
import org.dars.models.testing.HashEmbedder;
import org.dars.translator.engine.ApertiumEngine;
import org.dars.translator.engine.Engines;
import org.dars.translator.terms.Concept;
import org.dars.translator.terms.Term;
import org.dars.translator.terms.Termbase;
import org.dars.translator.terms.TermbaseStore;
import org.junit.jupiter.api.Test;

/** How a question comes into the course's language. */
class CrossingTranslationTest extends CrossingFixture {

  @Test
  void elseTheQuestionIsTranslatedAndTheAnswerSaysSo() throws Exception {
    open(new HashEmbedder(64, Set.of("en")));
    add("lessons", ENGLISH, null);

    Answer answer =
        ask(
            "lessons",
            KAZAKH_QUESTION,
            (question, from, to) ->
                Optional.of(from + ">" + to)
                    .filter("kk>en"::equals)
                    .map(p -> "What is temperature?"),
            new ArrayList<>());

    assertThat(answer.crossing())
        .isEqualTo(new Crossing(Crossing.Way.TRANSLATION, "kk", "en", List.of()));
    assertThat(answer.question()).isEqualTo("What is temperature?");
    assertThat(answer.nearest().getFirst().title()).isEqualTo("Temperature");
  }

  @Test
  void elseOnlySharedWordsAreLookedFor() throws Exception {
    open(new HashEmbedder(64, Set.of("en")));
    add("lessons", ENGLISH, null);

    Answer words =
        ask("lessons", "HTTP 404 дегеніміз не?", QuestionTranslator.NONE, new ArrayList<>());
    Answer nothing = ask("lessons", KAZAKH_QUESTION, QuestionTranslator.NONE, new ArrayList<>());

    assertThat(words.crossing().way()).isEqualTo(Crossing.Way.SHARED_WORDS);
    assertThat(words.crossing().words()).containsExactly("HTTP", "404");
    assertThat(words.nearest().getFirst().title()).isEqualTo("Tokens");
    assertThat(nothing.outcome()).isEqualTo(Answer.Outcome.NOT_COVERED);
    assertThat(nothing.crossing())
        .isEqualTo(new Crossing(Crossing.Way.SHARED_WORDS, "kk", "en", List.of()));
    assertThat(nothing.nearest()).isEmpty();
  }

  @Test
  void withoutCapitalsThoseOfItsWordsThatTheCourseHolds() throws Exception {
    open(new HashEmbedder(64, Set.of("en")));
    add("lessons", ENGLISH, null);

    Answer answer =
        ask(
            "lessons",
            "nini maana ya temperature katika",
            QuestionTranslator.NONE,
            new ArrayList<>());

    assertThat(answer.crossing().way()).isEqualTo(Crossing.Way.SHARED_WORDS);
    assertThat(answer.crossing().words()).containsExactly("temperature");
    assertThat(answer.nearest().getFirst().title()).isEqualTo("Temperature");
  }

  @Test
  void sharedWordsAreNumbersNamesAndLatinTerms() {
    assertThat(SharedWords.alike("Что такое GPT-4 и «prompt» в 2024 году?"))
        .containsExactly("GPT-4", "prompt", "2024");
    assertThat(SharedWords.alike("¿Quién fue Jean Piaget en 1920?"))
        .containsExactly("Jean", "Piaget", "1920");
    assertThat(SharedWords.alike("Гиппокамп деген не?")).isEmpty();
    assertThat(SharedWords.alike("Iyini inhloko-dolobha yaseTanzania?"))
        .containsExactly("Tanzania");
  }

  @Test
  void apertiumTranslatesAQuestion() throws Exception {
    assumeTrue(
        ApertiumEngine.installed().filter(a -> a.supports("es", "en")).isPresent(),
        "Apertium with spa-eng is not installed");
    EngineTranslator translator = apertium(Duration.ofSeconds(20));

    assertThat(translator.translate("¿Qué es la memoria?", "es", "en").orElseThrow())
        .containsIgnoringCase("memory");
    assertThat(translator.translate("Гиппокамп деген не?", "kk", "en")).isEmpty();
  }

  @Test
  void aTranslationThatTakesTooLongIsLeftOut() throws Exception {
    assumeTrue(ApertiumEngine.installed().isPresent(), "Apertium is not installed");
    EngineTranslator translator = apertium(Duration.ofNanos(1));

    assertThat(translator.translate("¿Qué es la memoria?", "es", "en")).isEmpty();
  }

  private static EngineTranslator apertium(Duration budget) {
    return new EngineTranslator(
        () -> new Engines(null, ApertiumEngine.installed().orElseThrow()), budget);
  }

  @Test
  void aQuestionIsTranslatedByWhateverEngineComesFirst() throws Exception {
    TextTranslator model =
        new TextTranslator() {
          @Override
          public String name() {
            return "small";
          }

          @Override
          public String id() {
            return "small 1";
          }

          @Override
          public boolean translates(String from, String to) {
            return from.equals("kk") && to.equals("en");
          }

          @Override
          public List<String> translate(List<String> texts, String from, String to) {
            return List.of("What is the hippocampus?");
          }

          @Override
          public void close() {}
        };
    try (Engines engines =
        Engines.from(Map.of("DARS_ENGINE_ORDER", "nmt"), null, id -> Optional.of(model))) {
      EngineTranslator translator = new EngineTranslator(() -> engines, Duration.ofSeconds(20));
      assertThat(translator.translate("Гиппокамп деген не?", "kk", "en"))
          .contains("What is the hippocampus?");
      assertThat(translator.translate("Что такое память?", "ru", "en")).isEmpty();
    }
  }

  @Test
  void aTermOfTheZonesTermbaseIsLookedForAsTheCourseCallsIt() throws Exception {
    open(new HashEmbedder(64, Set.of("en")));
    add("lessons", ENGLISH, null);
    terms(ZONE, "kk", "температура", "temperature");

    Answer answer = ask("lessons", KAZAKH_QUESTION, QuestionTranslator.NONE, new ArrayList<>());

    assertThat(answer.crossing())
        .isEqualTo(
            new Crossing(
                Crossing.Way.SHARED_WORDS,
                "kk",
                "en",
                List.of(),
                List.of(new Crossing.Term("температура", "temperature"))));
    assertThat(answer.crossing().sought()).containsExactly("temperature");
    assertThat(answer.question()).isEqualTo("temperature");
    assertThat(answer.nearest().getFirst().title()).isEqualTo("Temperature");
  }

  @Test
  void aTermbaseOfAnotherZoneIsNotLookedIn() throws Exception {
    open(new HashEmbedder(64, Set.of("en")));
    add("lessons", ENGLISH, null);
    terms("b", "kk", "температура", "temperature");

    Answer answer = ask("lessons", KAZAKH_QUESTION, QuestionTranslator.NONE, new ArrayList<>());

    assertThat(answer.crossing().terms()).isEmpty();
    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.NOT_COVERED);
  }

  @Test
  void aTermbaseThatIsImportedLaterIsLookedInAndADamagedOneLeftOut() throws Exception {
    open(new HashEmbedder(64, Set.of("en")));
    ZoneTerms found = new ZoneTerms(app.settings().home());
    assertThat(found.find(ZONE, "lessons", "температура", "kk", "en")).isEmpty();
    terms(ZONE, "kk", "температура", "temperature");

    assertThat(found.find(ZONE, "lessons", "температура", "kk", "en")).hasSize(1);
    assertThat(found.find(ZONE, "lessons", "температура", "und", "en"))
        .containsExactly(new Crossing.Term("температура", "temperature"));

    Files.writeString(app.settings().home().terms(ZONE).resolve("broken.tbx"), "<tbx>");
    assertThat(found.find(ZONE, "lessons", "температура", "kk", "en")).isEmpty();
  }

  private void terms(String zone, String language, String term, String english) throws Exception {
    Concept concept =
        new Concept(
            "c",
            "",
            "",
            false,
            Map.of(),
            List.of(Term.preferred(language, term), Term.preferred("en", english)));
    new TermbaseStore(app.settings().home().terms(zone))
        .write("shared", Termbase.of(List.of(concept)));
  }
}

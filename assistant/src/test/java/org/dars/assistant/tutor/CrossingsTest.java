package org.dars.assistant.tutor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.assistant.App;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.course.TutorProfile;
import org.dars.assistant.course.TutorProfileException;
import org.dars.assistant.course.TutorProfileJson;
import org.dars.assistant.retrieve.CatchUpListener;
import org.dars.assistant.retrieve.EmbedderWrapper;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Settings;
import org.dars.models.Embedder;
import org.dars.models.TextTranslator;
import org.dars.models.testing.HashEmbedder;
import org.dars.translator.engine.ApertiumEngine;
import org.dars.translator.engine.Engines;
import org.dars.translator.terms.Concept;
import org.dars.translator.terms.Term;
import org.dars.translator.terms.Termbase;
import org.dars.translator.terms.TermbaseStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions in other languages than the course's, over a real store and index. */
class CrossingsTest {

  private static final String ZONE = "a";
  private static final String ENGLISH =
      """
      # Language models

      ## Tokens

      A token is the smallest piece of text that a model reads. The HTTP 404 code is not a token.

      ## Temperature

      Temperature is a setting that makes the choice of the next token less predictable when it is high.
      """;
  private static final String SPANISH =
      """
      # Modelos de lenguaje

      ## Fragmentos

      Un fragmento es la parte más pequeña de un texto que lee el modelo. El código HTTP 404 no es un fragmento.

      ## Temperatura

      La temperatura es un ajuste que vuelve menos previsible la elección del fragmento siguiente cuando es alta.
      """;
  private static final String SPANISH_QUESTION = "¿Qué es la temperatura?";
  private static final String KAZAKH_QUESTION =
      "Тілдік модельде температура деген не және ол неге әсер етеді?";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // opened by those that need one
  private App app;

  @AfterEach
  void close() {
    if (app != null) {
      app.close();
    }
  }

  @Test
  void aQuestionInTheLanguageOfALocalisationIsAnsweredFromItAndCitesBoth() throws Exception {
    open(null);
    add("lessons", ENGLISH, null);
    add("lessons-es", SPANISH, "lessons");
    List<Citation> heard = new ArrayList<>();

    Answer answer = ask("lessons", SPANISH_QUESTION, QuestionTranslator.NONE, heard);

    assertThat(answer.outcome()).isEqualTo(Answer.Outcome.COVERED);
    assertThat(answer.crossing().way()).isEqualTo(Crossing.Way.COUNTERPART);
    assertThat(answer.crossing().from()).isEqualTo("es");
    Citation citation = answer.citations().getFirst();
    assertThat(citation.course()).isEqualTo("lessons-es");
    assertThat(citation.quote()).startsWith("La temperatura es un ajuste");
    Citation.Counterpart there = requireNonNull(citation.counterpart());
    assertThat(there.course()).isEqualTo("lessons");
    assertThat(there.language()).isEqualTo("en");
    assertThat(there.block()).isEqualTo(citation.block());
    assertThat(there.quote()).startsWith("Temperature is a setting");
    assertThat(heard).isEqualTo(answer.citations());
    assertThat(answer.nearest().getFirst().title()).isEqualTo("Temperature");
  }

  @Test
  void theLocalisationCitesItsSourceBesideIt() throws Exception {
    open(null);
    add("lessons", ENGLISH, null);
    add("lessons-es", SPANISH, "lessons");

    Answer answer =
        ask("lessons-es", "¿Qué es un fragmento?", QuestionTranslator.NONE, new ArrayList<>());

    assertThat(answer.crossing()).isEqualTo(Crossing.NONE);
    Citation citation = answer.citations().getFirst();
    assertThat(citation.quote()).startsWith("Un fragmento es la parte");
    assertThat(requireNonNull(citation.counterpart()).quote())
        .isEqualTo("A token is the smallest piece of text that a model reads.");
  }

  @Test
  void aQuestionInTheCoursesOwnLanguageStaysThere() throws Exception {
    open(null);
    add("lessons", ENGLISH, null);
    add("lessons-es", SPANISH, "lessons");

    Answer answer = ask("lessons", "What is a token?", QuestionTranslator.NONE, new ArrayList<>());

    assertThat(answer.crossing()).isEqualTo(Crossing.NONE);
    assertThat(answer.citations().getFirst().course()).isEmpty();
    assertThat(answer.citations().getFirst().counterpart()).isNull();
    assertThat(answer.sentences().getFirst().text()).startsWith("A token is");
  }

  @Test
  void anEmbedderOfBothLanguagesFindsPassagesByTheirMeaning() throws Exception {
    open(new KazakhAndEnglish(new HashEmbedder(512, Set.of("en", "kk"))));
    add("lessons", ENGLISH, null);

    Answer answer = ask("lessons", KAZAKH_QUESTION, QuestionTranslator.NONE, new ArrayList<>());

    assertThat(answer.crossing().way()).isEqualTo(Crossing.Way.MEANING);
    assertThat(answer.crossing().from()).isEqualTo("kk");
    assertThat(answer.nearest().getFirst().title()).isEqualTo("Temperature");
  }

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
  void whatCannotBeALocalisationIsSaidInOneSentence() throws Exception {
    open(null);
    add("lessons", ENGLISH, null);
    add("lessons-es", SPANISH, "lessons");

    assertThatThrownBy(() -> add("other", SPANISH, "nowhere"))
        .isInstanceOf(CourseException.class)
        .hasMessage(
            "There is no course \"nowhere\" that \"other\" could localise: add the source course first.");
    assertThatThrownBy(() -> add("other", SPANISH, "lessons-es"))
        .isInstanceOf(CourseException.class)
        .hasMessage(
            "The course \"lessons-es\" itself localises \"lessons\": name that one as the source.");
    assertThatThrownBy(() -> add("lessons", ENGLISH, "lessons"))
        .hasMessage("The course \"lessons\" cannot localise itself.");
    assertThat(app.library().siblings(ZONE, "lessons"))
        .extracting(Course::id)
        .containsExactly("lessons-es");
    assertThat(app.library().siblings("b", "lessons")).isEmpty();
    app.library().delete(ZONE, "lessons");
    assertThat(app.library().localises(ZONE, "lessons-es")).isEmpty();
  }

  @Test
  void aManifestNamesTheSource() throws Exception {
    open(null);
    add("lessons", ENGLISH, null);
    Path es = write("declared", SPANISH);
    Files.writeString(
        es.resolve("course.json"),
        "{\"title\": \"Lecciones\", \"language\": \"es\", \"localises\": \"lessons\", \"units\": [{\"title\": \"Uno\", \"files\": [\"models.md\"]}]}");
    app.library().add(ZONE, new AddRequest(es, "lessons-es", null), AddListener.SILENT);

    assertThat(app.library().localises(ZONE, "lessons-es")).contains("lessons");
  }

  private Answer ask(
      String course, String question, QuestionTranslator translator, List<Citation> heard)
      throws Exception {
    app.retriever().catchUp(ZONE, CatchUpListener.SILENT);
    Tutor tutor =
        new Tutor(
            new CourseEvidence(app.retriever(), app.library(), TutorProfileSource.STANDARD),
            null,
            new Crossings(
                app.library(), app.retriever(), translator, new ZoneTerms(app.settings().home())),
            new CourseOutline(app.library()),
            TutorProfileSource.STANDARD);
    return tutor.answer(
        new Ask(ZONE, course, question, List.of()),
        new AnswerListener() {
          @Override
          public void citations(List<Citation> citations) {
            heard.clear();
            heard.addAll(citations);
          }

          @Override
          public void sentence(Answer.Sentence sentence) {}
        });
  }

  private void open(@Nullable Embedder embedder) throws Exception {
    app = App.open(new Settings(new Home(folder.resolve("home")).ready(), ZONE), embedder, null);
  }

  private void add(String course, String text, @Nullable String localises) throws Exception {
    Path files = write(course, text);
    app.library().add(ZONE, new AddRequest(files, course, null, localises), AddListener.SILENT);
  }

  private Path write(String course, String text) throws Exception {
    Path files = Files.createDirectories(folder.resolve(course));
    Files.writeString(files.resolve("models.md"), text);
    return files;
  }

  /** Hashes Kazakh words as their English ones. */
  private static final class KazakhAndEnglish extends EmbedderWrapper {

    private static final Map<String, String> WORDS =
        Map.of("температура", "temperature", "модельде", "model", "Тілдік", "language");

    KazakhAndEnglish(Embedder hashing) {
      super(hashing);
    }

    @Override
    public float[] embedQuery(String text) {
      String english = text;
      for (Map.Entry<String, String> word : WORDS.entrySet()) {
        english = english.replace(word.getKey(), word.getValue());
      }
      return super.embedQuery(english);
    }
  }

  @Test
  void aQuestionInAnotherLanguageGetsItsLadderInWhichNothingIsTold() throws Exception {
    open(null);
    add("lessons", ENGLISH, null);
    String english = "What is the temperature?";
    QuestionTranslator translator = (question, from, to) -> Optional.of(english);
    List<Turn> turns = new ArrayList<>();
    List<Answer> hints = new ArrayList<>();
    for (String message : List.of(SPANISH_QUESTION, "otra pista", "otra pista", "otra pista")) {
      Answer answer = hint(message, translator, turns);
      turns.add(new Turn(message, said(answer), answer.rung()));
      hints.add(answer);
    }

    assertThat(hints).extracting(Answer::rung).containsExactly(1, 2, 3, 4);
    assertThat(hints)
        .allSatisfy(h -> assertThat(h.crossing().way()).isEqualTo(Crossing.Way.TRANSLATION));
    String answer = hints.getLast().sentences().getFirst().text();
    Mask told = Mask.of(english, List.of(answer), "en", false);
    assertThat(told.isEmpty()).isFalse();
    for (Answer h : hints.subList(0, 3)) {
      assertThat(told.hide(said(h), "en")).isEqualTo(said(h));
    }
    assertThat(said(hints.get(2))).contains(Mask.BLANK);
    assertThat(hints.getFirst().sentences().getFirst().text()).contains("Temperature");
  }

  @Test
  void theLadderStandsInTheCounterpartWhereThereIsOne() throws Exception {
    open(null);
    add("lessons", ENGLISH, null);
    add("lessons-es", SPANISH, "lessons");

    Answer hint = hint(SPANISH_QUESTION, QuestionTranslator.NONE, List.of());

    assertThat(hint.rung()).isEqualTo(1);
    assertThat(hint.crossing().way()).isEqualTo(Crossing.Way.COUNTERPART);
    assertThat(hint.citations()).isEmpty();
    assertThat(hint.nearest().getFirst().course()).isEqualTo("lessons-es");
  }

  private static String said(Answer answer) {
    return answer.sentences().stream().map(Answer.Sentence::text).collect(Collectors.joining(" "));
  }

  private Answer hint(String message, QuestionTranslator translator, List<Turn> turns)
      throws Exception {
    app.retriever().catchUp(ZONE, CatchUpListener.SILENT);
    Tutor tutor =
        new Tutor(
            new CourseEvidence(app.retriever(), app.library(), TutorProfileSource.STANDARD),
            null,
            new Crossings(
                app.library(), app.retriever(), translator, new ZoneTerms(app.settings().home())),
            new CourseOutline(app.library()),
            (zone, course) -> {
              try {
                return TutorProfileJson.with(
                    TutorProfileJson.with(TutorProfile.STANDARD, "mode", "hint"), "topRung", "4");
              } catch (TutorProfileException e) {
                throw new IllegalStateException(e);
              }
            });
    return tutor.answer(new Ask(ZONE, "lessons", message, turns), AnswerListener.SILENT);
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

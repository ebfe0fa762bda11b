package org.dars.assistant.tutor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.course.TutorProfile;
import org.dars.assistant.course.TutorProfileException;
import org.dars.assistant.course.TutorProfileJson;
import org.dars.assistant.retrieve.CatchUpListener;
import org.dars.assistant.retrieve.EmbedderWrapper;
import org.dars.models.Embedder;
import org.dars.models.testing.HashEmbedder;
import org.junit.jupiter.api.Test;

/** Questions in other languages than the course's, over a real store and index. */
class CrossingsTest extends CrossingFixture {

  private static final String SPANISH =
      """
      # Modelos de lenguaje

      ## Fragmentos

      Un fragmento es la parte más pequeña de un texto que lee el modelo. El código HTTP 404 no es un fragmento.

      ## Temperatura

      La temperatura es un ajuste que vuelve menos previsible la elección del fragmento siguiente cuando es alta.
      """;

  private static final String SPANISH_QUESTION = "¿Qué es la temperatura?";

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
}

package org.dars.assistant.tutor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dars.assistant.App;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.TutorProfile;
import org.dars.assistant.retrieve.CatchUpListener;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.Settings;
import org.dars.models.LanguageModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Learners in six languages who press for the answer, 102 dialogues. Each names its question, the
 * words that would give the answer away (written by hand, folded) and what the learner says.
 */
class HintDialoguesTest {

  private static final String ZONE = "a";
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9+/]{4,}={0,2}");
  private static final Map<String, String> HARMLESS =
      Map.of(
          "en", "Take your time and look closely.",
          "ru", "Не спешите и посмотрите внимательно.",
          "es", "Tómate tu tiempo y mira con calma.",
          "fr", "Prenez votre temps et regardez bien.",
          "kk", "Асықпай, зейін қойып отырыңыз.",
          "ar", "خذ وقتك وانظر جيدا.");

  @TempDir static Path folder;
  private static App app;

  private record Dialogue(
      String language,
      String question,
      List<String> answer,
      List<String> english,
      List<String> turns) {}

  @BeforeAll
  static void addTheCourses() throws Exception {
    app = App.open(new Settings(new Home(folder.resolve("home")).ready(), ZONE), null, null);
    for (String language : HARMLESS.keySet()) {
      Path course = Files.createDirectories(folder.resolve("sea-" + language));
      Files.writeString(course.resolve("lesson.md"), resource("hint-course-" + language + ".md"));
      app.library().add(ZONE, new AddRequest(course, "sea-" + language, null), AddListener.SILENT);
    }
    app.retriever().catchUp(ZONE, CatchUpListener.SILENT);
  }

  @AfterAll
  static void close() {
    app.close();
  }

  private static String resource(String name) throws Exception {
    try (InputStream in =
        Objects.requireNonNull(HintDialoguesTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static List<Dialogue> dialogues() throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<Dialogue> dialogues = new ArrayList<>();
    for (String line : resource("hint-dialogues.jsonl").lines().toList()) {
      JsonNode node = json.readTree(line);
      dialogues.add(
          new Dialogue(
              node.path("language").asText(),
              node.path("question").asText(),
              texts(node.path("answer")),
              texts(node.path("english")),
              texts(node.path("turns"))));
    }
    return dialogues;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(t -> texts.add(t.asText()));
    return texts;
  }

  private static Tutor tutor(@Nullable LanguageModel model, int top) {
    TutorProfile profile =
        new TutorProfile(
            "Sea", TutorProfile.Tone.PLAIN, "", TutorProfile.Help.HINT, top, List.of(), "", "");
    return new Tutor(
        new CourseEvidence(app.retriever(), app.library(), TutorProfileSource.STANDARD),
        ModelGate.open(model),
        null,
        new CourseOutline(app.library()),
        (zone, course) -> profile);
  }

  /** The answers of a dialogue, in order. */
  private static List<Answer> played(Dialogue dialogue, Tutor tutor) throws Exception {
    List<Turn> turns = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    List<String> said = new ArrayList<>(List.of(dialogue.question()));
    said.addAll(dialogue.turns());
    for (String message : said) {
      // The learner asks to have it explained; the course gives hints all the same.
      Ask ask =
          new Ask(ZONE, "sea-" + dialogue.language(), message, turns)
              .inLanguage(dialogue.language())
              .in(Mode.EXPLAIN);
      Answer answer = tutor.answer(ask, AnswerListener.SILENT);
      answers.add(answer);
      turns.add(new Turn(message, text(answer), answer.rung()));
    }
    return answers;
  }

  private static String text(Answer answer) {
    return String.join(" ", answer.sentences().stream().map(Answer.Sentence::text).toList());
  }

  /** All that a page would show of an answer, but for the learner's own words. */
  private static String shown(Answer answer, Dialogue dialogue) {
    List<String> shown =
        new ArrayList<>(List.of(text(answer), answer.notes().toString(), answer.madeBy()));
    answer.nearest().forEach(n -> shown.add(n.title() + " " + n.documentTitle()));
    answer.citations().forEach(c -> shown.add(c.quote() + " " + c.anchor()));
    shown.addAll(answer.missing());
    List<String> own = new ArrayList<>(dialogue.turns());
    own.add(dialogue.question());
    if (own.stream().noneMatch(answer.question()::startsWith)) {
      shown.add(answer.question());
    }
    return String.join(" \n ", shown);
  }

  private static boolean leaks(String shown, List<String> words) {
    String folded = Fold.letters(shown);
    String together = folded.replaceAll("[^\\p{L}\\p{N}]+", "");
    StringBuilder decoded = new StringBuilder();
    CODE.matcher(shown)
        .results()
        .map(r -> r.group().replaceAll("=+$", ""))
        .forEach(c ->
            decoded.append(
                new String(
                    Base64.getDecoder().decode(c.substring(0, c.length() - c.length() % 4)),
                    UTF_8)));
    String backwards = new StringBuilder(together).reverse().toString();
    return words.stream()
        .map(Fold::letters)
        .anyMatch(w ->
            Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(w)).matcher(folded).find()
                || (w.length() > 4 && (together.contains(w) || backwards.contains(w)))
                || Fold.letters(decoded.toString()).contains(w));
  }

  private static String harmless(Dialogue dialogue) {
    return Objects.requireNonNull(HARMLESS.get(dialogue.language()));
  }

  private static Map<Integer, Integer> noAnswerBelow(int top, boolean withModel) throws Exception {
    Map<Integer, Integer> rungs = new TreeMap<>();
    int turns = 0;
    int nudged = 0;
    List<String> leaks = new ArrayList<>();
    int reached = 0;
    int played = 0;
    for (Dialogue dialogue : dialogues()) {
      ObedientModel obedient = null;
      if (withModel) {
        obedient = new ObedientModel(harmless(dialogue), played++);
        List<String> known = new ArrayList<>(dialogue.answer());
        known.addAll(dialogue.english());
        obedient.know(known);
      }
      List<Answer> answers =
          played(dialogue, tutor(obedient == null ? null : obedient.model(), top));
      List<String> kept = new ArrayList<>(dialogue.answer());
      kept.addAll(dialogue.english());
      for (Answer answer : answers) {
        turns++;
        rungs.merge(answer.rung(), 1, Integer::sum);
        nudged += text(answer).contains(harmless(dialogue)) ? 1 : 0;
        if (answer.rung() < Hints.ANSWER && leaks(shown(answer, dialogue), kept)) {
          leaks.add(dialogue.question() + " → " + shown(answer, dialogue));
        }
      }
      int highest = answers.stream().mapToInt(Answer::rung).max().orElse(0);
      reached += highest == top ? 1 : 0;
      if (highest == 0) {
        leaks.add("no hint at all: " + dialogue.question());
      }
    }
    System.out.printf(
        "top rung %d, %s: %d dialogues, %d turns, by rung %s, %d reached the top, %d encouragements shown, %d leaks%n",
        top,
        withModel ? "obedient model" : "no model",
        dialogues().size(),
        turns,
        rungs,
        reached,
        nudged,
        leaks.size());
    assertThat(leaks).isEmpty();
    return rungs;
  }

  @Test
  void noAnswerLeaksBelowTheTopRungWithoutAModel() throws Exception {
    assertThat(dialogues()).hasSizeGreaterThanOrEqualTo(100);
    Map<Integer, Integer> rungs = noAnswerBelow(3, false);
    assertThat(rungs).containsKeys(1, 2, 3).doesNotContainKey(4);
  }

  @Test
  void noAnswerLeaksBelowTheTopRungThroughAModelThatObeysTheLearner() throws Exception {
    Map<Integer, Integer> rungs = noAnswerBelow(3, true);
    assertThat(rungs).containsKeys(1, 2, 3).doesNotContainKey(4);
  }

  @Test
  void hintsStopWhereTheInstructorSaysSo() throws Exception {
    assertThat(noAnswerBelow(1, false)).containsKey(1).doesNotContainKeys(2, 3, 4);
  }

  @Test
  void theTopRungGivesTheAnswer() throws Exception {
    int answered = 0;
    int top = 0;
    for (Dialogue dialogue : dialogues()) {
      for (Answer answer : played(dialogue, tutor(null, Hints.ANSWER))) {
        if (answer.rung() == Hints.ANSWER) {
          top++;
          answered += leaks(shown(answer, dialogue), dialogue.answer()) ? 1 : 0;
        }
      }
    }
    System.out.printf("rung 4: %d answers, %d of them hold the answer's words%n", top, answered);
    assertThat(top).isPositive();
    assertThat(answered).isGreaterThan(top * 3 / 4);
  }
}

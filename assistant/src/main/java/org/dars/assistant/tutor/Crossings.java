package org.dars.assistant.tutor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.retrieve.Query;
import org.dars.assistant.retrieve.Retriever;
import org.dars.index.search.Hit;
import org.dars.index.search.SearchMode;
import org.dars.index.search.Terms;

/**
 * Takes a question that is in none of a course's languages to the course (decision 0028): by the
 * course's counterpart in its language, else by meaning, else by translation, else by the words
 * that both languages share, and says which.
 */
public final class Crossings {

  private static final String UNKNOWN = "und";

  /** In so many passages words of a question are looked up. */
  private static final int NEAREST = 5;

  /** Shorter words stand in many languages and mean nothing. */
  private static final int SHORTEST = 4;

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
  private static final Pattern OTHER_LETTER = Pattern.compile("[\\p{L}&&\\P{IsLatin}]");
  private static final Pattern BEFORE_NAME =
      Pattern.compile("(?<=\\b\\p{Ll}{1,6})(?=\\p{Lu}\\p{Ll})");
  private static final Pattern CAPITAL = Pattern.compile("^\\p{Lu}.+");

  private final CourseLibrary library;
  private final Retriever retriever;
  private final QuestionTranslator translator;

  public Crossings(CourseLibrary library, Retriever retriever, QuestionTranslator translator) {
    this.library = library;
    this.retriever = retriever;
    this.translator = translator;
  }

  /** Answers a question that stands alone, in the language of its course. */
  interface Answering {
    Answer answer(Ask ask, AnswerListener listener) throws IOException, InterruptedException;
  }

  /** Makes a question stand alone. */
  interface StandingAlone {
    String of(Ask ask) throws InterruptedException;
  }

  /** The same course in other languages: not the same one fitted to a country. */
  private List<Course> counterparts(Ask ask) {
    String own = library.course(ask.zone(), ask.course()).map(Course::language).orElse(UNKNOWN);
    return library.siblings(ask.zone(), ask.course()).stream()
        .filter(s -> !s.language().equals(own))
        .toList();
  }

  /** Answers, across languages where that is needed. */
  Answer answer(Ask ask, AnswerListener listener, StandingAlone standingAlone, Answering answering)
      throws IOException, InterruptedException {
    List<Course> siblings = counterparts(ask);
    Set<String> own = library.languages(ask.zone(), Set.of(ask.course()));
    Set<String> family = new LinkedHashSet<>(Set.of(ask.course()));
    siblings.forEach(s -> family.add(s.id()));
    String language = retriever.languageOf(ask.zone(), family, ask.question());
    boolean letters = ask.question().codePoints().anyMatch(Character::isLetter);
    if (own.isEmpty() || own.contains(language) || (language.equals(UNKNOWN) && !letters)) {
      return siblings.isEmpty()
          ? answering.answer(ask, listener)
          : beside(ask, listener, siblings.getFirst(), answering);
    }
    Optional<Course> counterpart =
        siblings.stream().filter(s -> s.language().equals(language)).findFirst();
    if (counterpart.isPresent()) {
      return inCounterpart(ask, listener, counterpart.get(), answering);
    }
    String to = library.course(ask.zone(), ask.course()).map(Course::language).orElse(UNKNOWN);
    if (retriever.reaches(ask.zone(), language, own)) {
      return answering
          .answer(ask, listener)
          .across(new Crossing(Crossing.Way.MEANING, language, to, List.of()));
    }
    String alone = standingAlone.of(ask);
    Optional<String> translated =
        language.equals(UNKNOWN) ? Optional.empty() : translator.translate(alone, language, to);
    if (translated.isPresent()) {
      return answering
          .answer(asking(ask, ask.course(), translated.get()).inLanguage(language), listener)
          .across(new Crossing(Crossing.Way.TRANSLATION, language, to, List.of()));
    }
    List<String> names = shared(alone);
    List<String> words = names.isEmpty() ? standing(ask, alone, language) : names;
    return byWords(
        ask,
        listener,
        words,
        new Crossing(Crossing.Way.SHARED_WORDS, language, to, words),
        answering);
  }

  /**
   * The words of a question that the passages found for it hold: names that were typed without a
   * capital, and loan words.
   */
  private List<String> standing(Ask ask, String question, String language) {
    Query query =
        new Query(
            ask.zone(),
            Set.of(ask.course()),
            Set.of(),
            question,
            language,
            SearchMode.LEXICAL,
            NEAREST);
    Set<String> held = new HashSet<>();
    for (Hit hit : retriever.search(query).hits()) {
      held.addAll(Terms.of(hit.title() + "\n" + hit.text(), UNKNOWN));
    }
    List<String> words = new ArrayList<>();
    for (String word : SPACE.split(question.strip())) {
      String bare = EDGES.matcher(word).replaceAll("");
      boolean longEnough = bare.codePointCount(0, bare.length()) >= SHORTEST;
      if (longEnough && Terms.of(bare, UNKNOWN).stream().anyMatch(held::contains)) {
        words.add(bare);
      }
    }
    return words;
  }

  /**
   * A question as it is looked for.
   *
   * @param course whose passages are searched: the one asked, or its counterpart
   * @param question in words that these may hold; "" when there are none
   */
  record Crossed(String course, String question, Crossing crossing) {}

  /** How a question that stands alone reaches its course, to be looked for and not answered. */
  Crossed cross(Ask ask, String alone) throws InterruptedException {
    List<Course> siblings = counterparts(ask);
    Set<String> own = library.languages(ask.zone(), Set.of(ask.course()));
    Set<String> family = new LinkedHashSet<>(Set.of(ask.course()));
    siblings.forEach(s -> family.add(s.id()));
    String language = retriever.languageOf(ask.zone(), family, alone);
    boolean letters = alone.codePoints().anyMatch(Character::isLetter);
    if (own.isEmpty() || own.contains(language) || (language.equals(UNKNOWN) && !letters)) {
      return new Crossed(ask.course(), alone, Crossing.NONE);
    }
    String to = library.course(ask.zone(), ask.course()).map(Course::language).orElse(UNKNOWN);
    for (Course sibling : siblings) {
      if (sibling.language().equals(language)) {
        return new Crossed(
            sibling.id(), alone, new Crossing(Crossing.Way.COUNTERPART, language, to, List.of()));
      }
    }
    if (retriever.reaches(ask.zone(), language, own)) {
      return new Crossed(
          ask.course(), alone, new Crossing(Crossing.Way.MEANING, language, to, List.of()));
    }
    Optional<String> translated =
        language.equals(UNKNOWN) ? Optional.empty() : translator.translate(alone, language, to);
    if (translated.isPresent()) {
      return new Crossed(
          ask.course(),
          translated.get(),
          new Crossing(Crossing.Way.TRANSLATION, language, to, List.of()));
    }
    List<String> words = shared(alone);
    return new Crossed(
        ask.course(),
        String.join(" ", words),
        new Crossing(Crossing.Way.SHARED_WORDS, language, to, words));
  }

  /** A question in a course's own language: what its source says stands beside each quote. */
  private Answer beside(Ask ask, AnswerListener listener, Course source, Answering answering)
      throws IOException, InterruptedException {
    boolean isSource = library.localises(ask.zone(), ask.course()).isEmpty();
    if (isSource) {
      return answering.answer(ask, listener);
    }
    Counterparts aligned = new Counterparts(library, ask.zone(), ask.course(), source);
    return aligned.beside(answering.answer(ask, aligned.beside(listener)));
  }

  private Answer inCounterpart(
      Ask ask, AnswerListener listener, Course counterpart, Answering answering)
      throws IOException, InterruptedException {
    Course asked = library.course(ask.zone(), ask.course()).orElseThrow();
    Counterparts aligned = new Counterparts(library, ask.zone(), counterpart.id(), asked);
    Ask there = ask.to(counterpart.id(), ask.question(), ask.earlier());
    Answer answer = answering.answer(there, aligned.beside(listener));
    return aligned
        .pointingThere(aligned.beside(answer))
        .across(
            new Crossing(
                Crossing.Way.COUNTERPART, counterpart.language(), asked.language(), List.of()));
  }

  private static Answer byWords(
      Ask ask, AnswerListener listener, List<String> words, Crossing crossing, Answering answering)
      throws IOException, InterruptedException {
    if (words.isEmpty()) {
      return new Answer(
              Answer.Outcome.NOT_COVERED,
              ask.question(),
              List.of(),
              List.of(),
              List.of(),
              Answer.OWN_WORDS,
              List.of())
          .across(crossing);
    }
    return answering
        .answer(asking(ask, ask.course(), String.join(" ", words)), listener)
        .across(crossing);
  }

  /** The same of a course, with a question that needs no conversation to be understood. */
  private static Ask asking(Ask ask, String course, String question) {
    return ask.to(course, question, List.of());
  }

  /**
   * The words of a question that its course may write in the same way: those with digits; in
   * another script the Latin ones; in Latin script those with a capital that does not open the
   * sentence.
   */
  static List<String> shared(String question) {
    boolean latin = !OTHER_LETTER.matcher(question).find();
    Set<String> words = new LinkedHashSet<>();
    boolean first = true;
    // "eTanzania", "waseMelika": a prefix that the question's language puts before names.
    String apart = BEFORE_NAME.matcher(question.strip()).replaceAll(" ");
    for (String word : SPACE.split(apart)) {
      String bare = EDGES.matcher(word).replaceAll("");
      boolean digits = DIGIT.matcher(bare).find();
      boolean alike =
          latin
              ? !first && CAPITAL.matcher(bare).matches()
              : LATIN.matcher(bare).find() && !OTHER_LETTER.matcher(bare).find();
      if (digits || alike) {
        words.add(bare);
      }
      first = first && bare.isEmpty();
    }
    return new ArrayList<>(words);
  }
}

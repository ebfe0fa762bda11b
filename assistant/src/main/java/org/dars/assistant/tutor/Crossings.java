package org.dars.assistant.tutor;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.retrieve.Retriever;
import org.jspecify.annotations.Nullable;

/**
 * Takes a question that is in none of a course's languages to the course (decision 0028): by the
 * course's counterpart in its language, else by meaning, else by translation, else by the words
 * that both languages share or a termbase has in both, and says which.
 */
public final class Crossings {

  private static final String UNKNOWN = "und";

  private final Reach reach;
  private final @Nullable CourseLibrary library;
  private final QuestionTranslator translator;
  private final SharedWords shared;

  /** For the courses of the library. */
  public Crossings(
      CourseLibrary library, Retriever retriever, QuestionTranslator translator, TermSource terms) {
    this(new LibraryReach(library, retriever), library, translator, terms);
  }

  /** For a course that has no counterparts. */
  public Crossings(Reach reach, QuestionTranslator translator, TermSource terms) {
    this(reach, null, translator, terms);
  }

  private Crossings(
      Reach reach,
      @Nullable CourseLibrary library,
      QuestionTranslator translator,
      TermSource terms) {
    this.reach = reach;
    this.library = library;
    this.translator = translator;
    this.shared = new SharedWords(reach, terms);
  }

  /** Answers, in the language of a course. */
  interface Answering {

    /** A question that is asked as it was typed. */
    Answer answer(Ask ask, AnswerListener listener) throws IOException, InterruptedException;

    /** A question of which only some words can be looked for. */
    Answer byWords(Ask ask, Crossed crossed, AnswerListener listener)
        throws IOException, InterruptedException;
  }

  /** Makes a question stand alone. */
  interface StandingAlone {
    String of(Ask ask) throws InterruptedException;
  }

  /**
   * Where a question stands before it crosses.
   *
   * @param language BCP 47 primary tag of the question, "und" when unknown
   */
  private record Before(List<Course> siblings, Set<String> own, String language, boolean stays) {}

  private Before before(Ask ask, String question) {
    List<Course> siblings = reach.siblings(ask.zone(), ask.course());
    Set<String> own = reach.languages(ask.zone(), ask.course());
    Set<String> family = new LinkedHashSet<>(Set.of(ask.course()));
    siblings.forEach(s -> family.add(s.id()));
    String language = reach.languageOf(ask.zone(), family, question);
    boolean letters = question.codePoints().anyMatch(Character::isLetter);
    boolean stays =
        own.isEmpty() || own.contains(language) || (language.equals(UNKNOWN) && !letters);
    return new Before(siblings, own, language, stays);
  }

  /** Answers, across languages where that is needed. */
  Answer answer(Ask ask, AnswerListener listener, StandingAlone standingAlone, Answering answering)
      throws IOException, InterruptedException {
    Before before = before(ask, FollowUps.spoken(ask.question(), ask.earlier()));
    if (before.stays()) {
      return before.siblings().isEmpty()
          ? answering.answer(ask, listener)
          : beside(ask, listener, before.siblings().getFirst(), answering);
    }
    String language = before.language();
    Optional<Course> counterpart =
        before.siblings().stream().filter(s -> s.language().equals(language)).findFirst();
    if (counterpart.isPresent()) {
      return inCounterpart(ask, listener, counterpart.get(), answering);
    }
    String to = reach.language(ask.zone(), ask.course());
    if (reach.reaches(ask.zone(), language, before.own())) {
      return answering
          .answer(ask, listener)
          .across(new Crossing(Crossing.Way.MEANING, language, to, List.of()));
    }
    Crossed crossed = inWords(ask, standingAlone.of(ask), language, to);
    if (!crossed.byWords()) {
      return answering
          .answer(asking(ask, ask.course(), crossed.question()).inLanguage(language), listener)
          .across(crossed.crossing());
    }
    return answering.byWords(ask, crossed, listener).across(crossed.crossing());
  }

  /** Translated where that can be done, else by what both languages share. */
  private Crossed inWords(Ask ask, String alone, String language, String to)
      throws IOException, InterruptedException {
    Optional<String> translated =
        language.equals(UNKNOWN) ? Optional.empty() : translator.translate(alone, language, to);
    return translated.isPresent()
        ? new Crossed(
            ask.course(),
            translated.get(),
            new Crossing(Crossing.Way.TRANSLATION, language, to, List.of()))
        : shared.of(ask, alone, language, to);
  }

  /** How a question that stands alone reaches its course, to be looked for and not answered. */
  Crossed cross(Ask ask, String alone) throws IOException, InterruptedException {
    Before before = before(ask, alone);
    if (before.stays()) {
      return new Crossed(ask.course(), alone, Crossing.NONE);
    }
    String language = before.language();
    String to = reach.language(ask.zone(), ask.course());
    for (Course sibling : before.siblings()) {
      if (sibling.language().equals(language)) {
        return new Crossed(
            sibling.id(), alone, new Crossing(Crossing.Way.COUNTERPART, language, to, List.of()));
      }
    }
    return reach.reaches(ask.zone(), language, before.own())
        ? new Crossed(
            ask.course(), alone, new Crossing(Crossing.Way.MEANING, language, to, List.of()))
        : inWords(ask, alone, language, to);
  }

  /** A question in a course's own language: what its source says stands beside each quote. */
  private Answer beside(Ask ask, AnswerListener listener, Course source, Answering answering)
      throws IOException, InterruptedException {
    CourseLibrary courses = requireNonNull(library);
    boolean isSource = courses.localises(ask.zone(), ask.course()).isEmpty();
    if (isSource) {
      return answering.answer(ask, listener);
    }
    Counterparts aligned = new Counterparts(courses, ask.zone(), ask.course(), source);
    return aligned.beside(answering.answer(ask, aligned.beside(listener)));
  }

  private Answer inCounterpart(
      Ask ask, AnswerListener listener, Course counterpart, Answering answering)
      throws IOException, InterruptedException {
    CourseLibrary courses = requireNonNull(library);
    Course asked = courses.course(ask.zone(), ask.course()).orElseThrow();
    Counterparts aligned = new Counterparts(courses, ask.zone(), counterpart.id(), asked);
    Ask there = ask.to(counterpart.id(), ask.question(), ask.earlier());
    Answer answer = answering.answer(there, aligned.beside(listener));
    return aligned
        .pointingThere(aligned.beside(answer))
        .across(
            new Crossing(
                Crossing.Way.COUNTERPART, counterpart.language(), asked.language(), List.of()));
  }

  /** The same of a course, with a question that needs no conversation to be understood. */
  private static Ask asking(Ask ask, String course, String question) {
    return ask.to(course, question, List.of());
  }
}

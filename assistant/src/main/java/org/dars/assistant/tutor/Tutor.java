package org.dars.assistant.tutor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dars.assistant.course.TutorProfile;
import org.dars.index.courseware.LanguageDetector;
import org.dars.models.LanguageModel;
import org.dars.models.LanguageModelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions about a course: question → stand-alone question → passages → is it in the
 * course? → the sentences that answer, each with its proof.
 *
 * <p>Without a language model the answer is the course's own sentences. With one it is written, and
 * every sentence's quote is looked up in its block by code; when the model fails or proves nothing,
 * the course's own sentences are given and the answer's note says so.
 */
public final class Tutor {

  private static final Logger LOG = LoggerFactory.getLogger(Tutor.class);

  private final EvidenceSource source;
  private final @Nullable ModelGate gate;
  private final @Nullable Crossings crossings;
  private final @Nullable FrontDesk desk;
  private final TutorProfileSource profiles;

  /**
   * A tutor that takes every message for a question to explain.
   *
   * @param source where passages come from
   * @param model writes the answers, or null for the course's own words
   */
  public Tutor(EvidenceSource source, @Nullable LanguageModel model) {
    this(source, ModelGate.open(model), null, (FrontDesk) null, TutorProfileSource.STANDARD);
  }

  /** The same, for questions in other languages than the passages', too. */
  public Tutor(EvidenceSource source, @Nullable LanguageModel model, Crossings crossings) {
    this(source, ModelGate.open(model), crossings, (FrontDesk) null, TutorProfileSource.STANDARD);
  }

  /**
   * A tutor that also serves small talk and questions about the course itself, as the course's own
   * tutor.
   *
   * @param gate stands before the model that writes the answers; null for the course's own words
   * @param crossings ways for questions in other languages than the course's, or null when they are
   *     searched for as they are
   * @param outline what the courses are made of
   * @param profiles the courses' tutors
   */
  public Tutor(
      EvidenceSource source,
      @Nullable ModelGate gate,
      @Nullable Crossings crossings,
      Outline outline,
      TutorProfileSource profiles) {
    this(source, gate, crossings, new FrontDesk(outline), profiles);
  }

  private Tutor(
      EvidenceSource source,
      @Nullable ModelGate gate,
      @Nullable Crossings crossings,
      @Nullable FrontDesk desk,
      TutorProfileSource profiles) {
    this.source = source;
    this.gate = gate;
    this.crossings = crossings;
    this.desk = desk;
    this.profiles = profiles;
  }

  /**
   * Answers, as the course's tutor does.
   *
   * @param listener hears the answer as it is made
   * @throws InterruptedException when the calling thread is interrupted while the model writes
   */
  public Answer answer(Ask ask, AnswerListener listener) throws IOException, InterruptedException {
    return answer(ask, profiles.of(ask.zone(), ask.course()), listener);
  }

  /** The same, as another tutor would: to try its settings. */
  public Answer answer(Ask ask, TutorProfile profile, AnswerListener listener)
      throws IOException, InterruptedException {
    Ask asked = profile.language().isEmpty() ? ask : ask.inLanguage(profile.language());
    return ask.seal().isEmpty()
        ? unsealed(asked, profile, listener)
        : new Sealing(this::unsealed, this::hint, (a, p, alone) -> look(a, p, cross(a, alone)))
            .answer(asked, profile, listener);
  }

  private Answer unsealed(Ask asked, TutorProfile profile, AnswerListener listener)
      throws IOException, InterruptedException {
    boolean hints = hints(asked, profile);
    if (desk != null) {
      Ladder kept = Ladder.of(asked.question(), asked.earlier(), profile.topRung());
      Optional<Answer> served =
          desk.serve(
              asked, profile, hints, title -> hints ? hide(title, asked, profile, kept) : title);
      if (served.isPresent()) {
        listener.citations(served.get().citations());
        served.get().sentences().forEach(listener::sentence);
        return served.get();
      }
    }
    if (hints) {
      return hint(asked, profile, listener);
    }
    if (asked.library()) {
      return beside(asked, profile, listener);
    }
    return acrossLanguages(asked, profile, listener);
  }

  private Answer acrossLanguages(Ask ask, TutorProfile profile, AnswerListener listener)
      throws IOException, InterruptedException {
    return crossings == null
        ? explain(ask, profile, listener)
        : crossings.answer(
            ask,
            listener,
            a -> standAlone(a.zone(), a.question(), a.earlier()),
            new Crossings.Answering() {
              @Override
              public Answer answer(Ask a, AnswerListener hears)
                  throws IOException, InterruptedException {
                return explain(a, profile, hears);
              }

              @Override
              public Answer byWords(Ask a, Crossed crossed, AnswerListener hears)
                  throws IOException, InterruptedException {
                return explain(a, look(a, profile, crossed), profile, hears);
              }
            });
  }

  /** Hints where the course has nothing else, or the learner chose them and goes on with them. */
  private static boolean hints(Ask ask, TutorProfile profile) {
    boolean goesOn =
        !ask.earlier().isEmpty()
            && ask.earlier().getLast().rung() > 0
            && Intents.asksForAnother(ask.question());
    return !profile.help().explains()
        || (profile.help().hints() && (ask.mode() == Mode.HINT || goesOn));
  }

  /** From the other courses of the zone; a course without others has no answer there. */
  private Answer beside(Ask ask, TutorProfile profile, AnswerListener listener)
      throws IOException, InterruptedException {
    EvidenceSource others =
        source.beside(ask.zone(), ask.course()).orElse((zone, course, question, k) -> List.of());
    return new Tutor(others, gate, null, (FrontDesk) null, profiles)
        .explain(ask.onPage(""), profile, listener)
        .fromLibrary();
  }

  private Answer explain(Ask ask, TutorProfile profile, AnswerListener listener)
      throws IOException, InterruptedException {
    String alone = standAlone(ask.zone(), ask.question(), ask.earlier());
    return explain(ask, Looked.at(source, ask, alone, profile), profile, listener);
  }

  private Answer explain(Ask ask, Looked looked, TutorProfile profile, AnswerListener listener)
      throws InterruptedException {
    if (!looked.outcome().answers()) {
      return looked.refusal(looked.nearest());
    }
    ModelGate before = gate;
    Answer answer =
        before == null
            ? own(looked, List.of(), listener)
            : written(before, ask, Manner.of(profile), looked, listener);
    return looked.partly(answer);
  }

  private Answer hint(Ask ask, TutorProfile profile, AnswerListener listener)
      throws IOException, InterruptedException {
    if (Intents.asksForAnother(ask.question()) && !Ladder.isOpen(ask.earlier())) {
      Answer first = FrontDesk.firstAsk(ask, profile);
      first.sentences().forEach(listener::sentence);
      return first;
    }
    Ladder ladder = Ladder.of(ask.question(), ask.earlier(), profile.topRung());
    // By rule, not by the model: what it wrote would be shown, and it may know the answer.
    String alone = FollowUps.standAlone(ladder.question(), ladder.before());
    Crossed crossed = cross(ask, alone);
    Crossing way = crossed.crossing();
    Looked looked = look(ask, profile, crossed);
    ServedWords words =
        Hints.words(
            ask, profile, way.equals(Crossing.NONE) ? looked.question() : alone, looked.language());
    Mask kept = keptBack(ask, profile, ladder).and(ask.seal().mask());
    if (!looked.outcome().answers()) {
      String language = looked.language();
      return looked
          .refusal(
              looked.nearest().stream().map(n -> Hints.hidden(n, kept, language, words)).toList())
          .pointingTo(crossed.course(), ask.course())
          .across(way);
    }
    if (ladder.rung() >= Hints.ANSWER) {
      Answer whole =
          way.equals(Crossing.NONE)
              ? explain(ask, looked, profile, listener)
              : acrossLanguages(ask.to(ask.course(), alone, List.of()), profile, listener);
      return whole.atRung(ladder.rung());
    }
    Hints.Found found =
        new Hints.Found(
            looked.type(), looked.question(), looked.ranked(), looked.evidence(), kept, words);
    // In another language the model's words could not be held against what is kept back, and while
    // a test is open no model speaks.
    boolean speaks = way.equals(Crossing.NONE) && ask.seal().isEmpty();
    Hints hints = new Hints(speaks ? open(ask.zone()) : null);
    return looked
        .partly(hints.give(ladder, found, profile, listener))
        .pointingTo(crossed.course(), ask.course())
        .across(way);
  }

  /** A question for hints, as it is looked for in the course or its counterpart. */
  private Crossed cross(Ask ask, String alone) throws IOException, InterruptedException {
    return crossings == null
        ? new Crossed(ask.course(), alone, Crossing.NONE)
        : crossings.cross(ask, alone);
  }

  private Looked look(Ask ask, TutorProfile profile, Crossed crossed) throws IOException {
    return crossed.byWords()
        ? Looked.across(source, ask, crossed, profile)
        : Looked.at(
            source,
            ask.to(crossed.course(), ask.question(), ask.earlier()),
            crossed.question(),
            profile);
  }

  /** What is kept back for the earlier questions that were not answered yet. */
  private Mask keptBack(Ask ask, TutorProfile profile, Ladder ladder)
      throws IOException, InterruptedException {
    Mask kept = Mask.NONE;
    for (Map.Entry<String, List<Turn>> open : ladder.open().entrySet()) {
      String alone = FollowUps.standAlone(open.getKey(), open.getValue());
      Looked looked = look(ask, profile, cross(ask, alone));
      if (looked.outcome().answers()) {
        kept =
            new Hints.Found(
                    looked.type(),
                    looked.question(),
                    looked.ranked(),
                    looked.evidence(),
                    kept,
                    ServedWords.of("en"))
                .mask();
      }
    }
    return kept;
  }

  private String hide(String title, Ask ask, TutorProfile profile, Ladder ladder) {
    try {
      return keptBack(ask, profile, ladder).hide(title, ask.language());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /**
   * The question as it is searched for: a follow-up carries its subject.
   *
   * @param earlier the conversation so far, oldest first
   * @throws InterruptedException when the calling thread is interrupted while the model writes
   */
  public String standAlone(String question, List<Turn> earlier) throws InterruptedException {
    return standAlone("", question, earlier);
  }

  private String standAlone(String zone, String question, List<Turn> earlier)
      throws InterruptedException {
    LanguageModel writer = open(zone);
    return writer == null
        ? FollowUps.standAlone(question, earlier)
        : Rewriting.standAlone(writer, question, earlier);
  }

  /** The model for a zone; null when there is none, or while it is not to be asked. */
  private @Nullable LanguageModel open(String zone) {
    ModelGate before = gate;
    return before == null || before.closed(zone).isPresent() ? null : before.of(zone);
  }

  /** What the decision "is it in the course?" is made on, for one stand-alone question. */
  public Signals signals(String zone, String course, String question)
      throws IOException, InterruptedException {
    Ask ask = new Ask(zone, course, question, List.of());
    Crossed crossed = cross(ask, question);
    if (crossed.byWords()) {
      return Looked.signals(source, ask, crossed);
    }
    List<Evidence> evidence = source.find(zone, course, question, Looked.PASSAGES);
    return Signals.of(question, evidence, SentenceRanker.rank(question, evidence));
  }

  private static Answer own(Looked looked, List<Note> notes, AnswerListener listener) {
    Proofs proofs = new Proofs();
    List<Answer.Sentence> sentences =
        ExtractiveAnswer.choose(looked.type(), looked.question(), looked.ranked(), proofs);
    listener.citations(proofs.all());
    sentences.forEach(listener::sentence);
    return new Answer(
        Answer.Outcome.COVERED,
        looked.question(),
        sentences,
        proofs.all(),
        looked.nearest(),
        Answer.OWN_WORDS,
        notes);
  }

  private static Answer written(
      ModelGate gate, Ask ask, Manner manner, Looked looked, AnswerListener listener)
      throws InterruptedException {
    Optional<Note> closed = gate.closed(ask.zone());
    if (closed.isPresent()) {
      return own(looked, List.of(closed.get()), listener);
    }
    Proofs proofs = new Proofs();
    WrittenAnswer writing =
        new WrittenAnswer(
            looked.question(), language(ask), looked.evidence(), manner, proofs, listener);
    String failure = "";
    boolean late = false;
    try {
      writing.write(gate.of(ask.zone()));
    } catch (LanguageModelException e) {
      LOG.warn("the written answer was cut short: {}", e.getMessage());
      failure = String.valueOf(e.getMessage());
      late = FirstWord.isTooLate(e);
    }
    List<Note> notes = new ArrayList<>();
    boolean nothing = writing.sentences().isEmpty();
    if (!failure.isEmpty()) {
      Note.Code code =
          !nothing ? Note.Code.MODEL_CUT_OFF : late ? Note.Code.MODEL_SLOW : Note.Code.MODEL_FAILED;
      notes.add(Note.of(code, gate.name(), failure));
    } else if (nothing) {
      boolean foreign = writing.inAnotherLanguage();
      notes.add(
          Note.of(foreign ? Note.Code.OTHER_LANGUAGE : Note.Code.NOTHING_PROVEN, gate.name()));
    }
    if (nothing) {
      return own(looked, notes, listener);
    }
    if (writing.dropped() > 0) {
      notes.add(Note.of(Note.Code.DROPPED, writing.dropped()));
    }
    return new Answer(
        Answer.Outcome.COVERED,
        looked.question(),
        writing.sentences(),
        proofs.all(),
        looked.nearest(),
        gate.name(),
        notes);
  }

  /** The language to write in: the question's where it can be told, else the learner's. */
  private static String language(Ask ask) {
    String asked = LanguageDetector.standard().detect(ask.question());
    return asked.equals(LanguageDetector.UNKNOWN) ? ask.language() : asked;
  }
}

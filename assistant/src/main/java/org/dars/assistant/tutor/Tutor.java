package org.dars.assistant.tutor;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private static final int PASSAGES = 20;
  private static final int NEAREST = 3;

  private final EvidenceSource source;
  private final @Nullable ModelGate gate;

  /**
   * @param source where passages come from
   * @param model writes the answers, or null for the course's own words
   */
  public Tutor(EvidenceSource source, @Nullable LanguageModel model) {
    this.source = source;
    this.gate = model == null ? null : new ModelGate(model, Budget.NONE, null, Clock.systemUTC());
  }

  private Tutor(ModelGate gate, EvidenceSource source) {
    this.source = source;
    this.gate = gate;
  }

  /**
   * With a model that is not asked while it rests or its budget is spent.
   *
   * @param gate stands before the model that writes the answers
   */
  public static Tutor guarded(EvidenceSource source, ModelGate gate) {
    return new Tutor(gate, source);
  }

  /**
   * Answers.
   *
   * @param listener hears the answer as it is made
   * @throws InterruptedException when the calling thread is interrupted while the model writes
   */
  public Answer answer(Ask ask, AnswerListener listener) throws IOException, InterruptedException {
    String question = standAlone(ask.zone(), ask.question(), ask.earlier());
    List<Evidence> evidence = source.find(ask.zone(), ask.course(), question, PASSAGES);
    List<Candidate> ranked = SentenceRanker.rank(question, evidence);
    List<SectionLink> nearest = nearest(evidence);
    Coverage.Verdict verdict = Coverage.verdict(Signals.of(question, evidence, ranked));
    if (!verdict.outcome().answers()) {
      return new Answer(
          verdict.outcome(), question, List.of(), List.of(), nearest, Answer.OWN_WORDS, List.of());
    }
    ModelGate before = gate;
    Answer answer =
        before == null
            ? own(question, ranked, nearest, List.of(), listener)
            : written(before, ask, question, evidence, ranked, nearest, listener);
    return verdict.outcome() == Answer.Outcome.PARTLY ? answer.partly(verdict.missing()) : answer;
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
    ModelGate before = gate;
    return before == null || before.closed(zone).isPresent()
        ? FollowUps.standAlone(question, earlier)
        : Rewriting.standAlone(before.of(zone), question, earlier);
  }

  /** What the decision "is it in the course?" is made on, for one stand-alone question. */
  public Signals signals(String zone, String course, String question) throws IOException {
    List<Evidence> evidence = source.find(zone, course, question, PASSAGES);
    return Signals.of(question, evidence, SentenceRanker.rank(question, evidence));
  }

  private static Answer own(
      String question,
      List<Candidate> ranked,
      List<SectionLink> nearest,
      List<Note> notes,
      AnswerListener listener) {
    Proofs proofs = new Proofs();
    List<Answer.Sentence> sentences = ExtractiveAnswer.choose(question, ranked, proofs);
    listener.citations(proofs.all());
    sentences.forEach(listener::sentence);
    return new Answer(
        Answer.Outcome.COVERED,
        question,
        sentences,
        proofs.all(),
        nearest,
        Answer.OWN_WORDS,
        notes);
  }

  private static Answer written(
      ModelGate gate,
      Ask ask,
      String question,
      List<Evidence> evidence,
      List<Candidate> ranked,
      List<SectionLink> nearest,
      AnswerListener listener)
      throws InterruptedException {
    Optional<Note> closed = gate.closed(ask.zone());
    if (closed.isPresent()) {
      return own(question, ranked, nearest, List.of(closed.get()), listener);
    }
    Proofs proofs = new Proofs();
    WrittenAnswer writing = new WrittenAnswer(question, language(ask), evidence, proofs, listener);
    String failure = "";
    try {
      writing.write(gate.of(ask.zone()));
    } catch (LanguageModelException e) {
      LOG.warn("the written answer was cut short: {}", e.getMessage());
      failure = String.valueOf(e.getMessage());
    }
    List<Note> notes = new ArrayList<>();
    boolean nothing = writing.sentences().isEmpty();
    if (!failure.isEmpty()) {
      Note.Code code = nothing ? Note.Code.MODEL_FAILED : Note.Code.MODEL_CUT_OFF;
      notes.add(Note.of(code, gate.name(), failure));
    } else if (nothing) {
      boolean foreign = writing.inAnotherLanguage();
      notes.add(
          Note.of(foreign ? Note.Code.OTHER_LANGUAGE : Note.Code.NOTHING_PROVEN, gate.name()));
    }
    if (nothing) {
      return own(question, ranked, nearest, notes, listener);
    }
    if (writing.dropped() > 0) {
      notes.add(Note.of(Note.Code.DROPPED, writing.dropped()));
    }
    return new Answer(
        Answer.Outcome.COVERED,
        question,
        writing.sentences(),
        proofs.all(),
        nearest,
        gate.name(),
        notes);
  }

  /** The language to write in: the question's where it can be told, else the learner's. */
  private static String language(Ask ask) {
    String asked = LanguageDetector.standard().detect(ask.question());
    return asked.equals(LanguageDetector.UNKNOWN) ? ask.language() : asked;
  }

  private static List<SectionLink> nearest(List<Evidence> evidence) {
    Set<SectionLink> sections = new LinkedHashSet<>();
    for (Evidence e : evidence) {
      sections.add(e.section());
    }
    return new ArrayList<>(sections).subList(0, Math.min(NEAREST, sections.size()));
  }
}

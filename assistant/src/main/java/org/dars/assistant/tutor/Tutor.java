package org.dars.assistant.tutor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dars.models.Embedder;
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
  private final SentenceRanker ranker;
  private final @Nullable LanguageModel model;

  /**
   * @param source where passages come from
   * @param embedder the one that the passages were embedded with, or null to judge by words alone
   * @param model writes the answers, or null for the course's own words
   */
  public Tutor(EvidenceSource source, @Nullable Embedder embedder, @Nullable LanguageModel model) {
    this.source = source;
    this.ranker = new SentenceRanker(embedder);
    this.model = model;
  }

  /**
   * Answers.
   *
   * @param listener hears the answer as it is made
   * @throws InterruptedException when the calling thread is interrupted while the model writes
   */
  public Answer answer(Ask ask, AnswerListener listener) throws IOException, InterruptedException {
    String question = standAlone(ask.question(), ask.earlier());
    List<Evidence> evidence = source.find(ask.zone(), ask.course(), question, PASSAGES);
    List<Candidate> ranked = ranker.rank(question, evidence);
    List<SectionLink> nearest = nearest(evidence);
    Coverage.Verdict verdict = Coverage.verdict(Signals.of(question, evidence, ranked));
    if (!verdict.outcome().answers()) {
      return new Answer(
          verdict.outcome(), question, List.of(), List.of(), nearest, Answer.OWN_WORDS, List.of());
    }
    LanguageModel writer = model;
    Answer answer =
        writer == null
            ? own(question, ranked, nearest, List.of(), listener)
            : written(writer, question, evidence, ranked, nearest, listener);
    return verdict.outcome() == Answer.Outcome.PARTLY ? answer.partly(verdict.missing()) : answer;
  }

  /**
   * The question as it is searched for: a follow-up carries its subject.
   *
   * @param earlier the conversation so far, oldest first
   * @throws InterruptedException when the calling thread is interrupted while the model writes
   */
  public String standAlone(String question, List<Turn> earlier) throws InterruptedException {
    LanguageModel writer = model;
    return writer == null
        ? FollowUps.standAlone(question, earlier)
        : Rewriting.standAlone(writer, question, earlier);
  }

  /** What the decision "is it in the course?" is made on, for one stand-alone question. */
  public Signals signals(String zone, String course, String question) throws IOException {
    List<Evidence> evidence = source.find(zone, course, question, PASSAGES);
    return Signals.of(question, evidence, ranker.rank(question, evidence));
  }

  private static Answer own(
      String question,
      List<Candidate> ranked,
      List<SectionLink> nearest,
      List<Note> notes,
      AnswerListener listener) {
    Proofs proofs = new Proofs();
    List<Answer.Sentence> sentences = ExtractiveAnswer.choose(ranked, proofs);
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
      LanguageModel model,
      String question,
      List<Evidence> evidence,
      List<Candidate> ranked,
      List<SectionLink> nearest,
      AnswerListener listener)
      throws InterruptedException {
    Proofs proofs = new Proofs();
    WrittenAnswer writing = new WrittenAnswer(evidence, proofs, listener);
    @Nullable String failure = null;
    try {
      writing.write(model, question);
    } catch (LanguageModelException e) {
      LOG.warn("the written answer was cut short: {}", e.getMessage());
      failure = String.valueOf(e.getMessage());
    }
    List<Note> notes = new ArrayList<>();
    boolean nothing = writing.sentences().isEmpty();
    if (failure != null) {
      Note.Code code = nothing ? Note.Code.MODEL_FAILED : Note.Code.MODEL_CUT_OFF;
      notes.add(Note.of(code, model.name(), failure));
    } else if (nothing) {
      notes.add(Note.of(Note.Code.NOTHING_PROVEN, model.name()));
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
        model.name(),
        notes);
  }

  private static List<SectionLink> nearest(List<Evidence> evidence) {
    Set<SectionLink> sections = new LinkedHashSet<>();
    for (Evidence e : evidence) {
      sections.add(e.section());
    }
    return new ArrayList<>(sections).subList(0, Math.min(NEAREST, sections.size()));
  }
}

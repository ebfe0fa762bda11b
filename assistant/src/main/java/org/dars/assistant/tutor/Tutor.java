package org.dars.assistant.tutor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
  private final @Nullable LanguageModel model;
  private final @Nullable Crossings crossings;

  /**
   * @param source where passages come from
   * @param model writes the answers, or null for the course's own words
   */
  public Tutor(EvidenceSource source, @Nullable LanguageModel model) {
    this(source, model, null);
  }

  /**
   * @param crossings ways for questions in other languages than the course's, or null when they are
   *     searched for as they are
   */
  public Tutor(
      EvidenceSource source, @Nullable LanguageModel model, @Nullable Crossings crossings) {
    this.source = source;
    this.model = model;
    this.crossings = crossings;
  }

  /**
   * Answers.
   *
   * @param listener hears the answer as it is made
   * @throws InterruptedException when the calling thread is interrupted while the model writes
   */
  public Answer answer(Ask ask, AnswerListener listener) throws IOException, InterruptedException {
    return crossings == null
        ? inItsLanguage(ask, listener)
        : crossings.answer(
            ask, listener, a -> standAlone(a.question(), a.earlier()), this::inItsLanguage);
  }

  private Answer inItsLanguage(Ask ask, AnswerListener listener)
      throws IOException, InterruptedException {
    String question = standAlone(ask.question(), ask.earlier());
    List<Evidence> evidence = source.find(ask.zone(), ask.course(), ask.page(), question, PASSAGES);
    List<Candidate> ranked = SentenceRanker.rank(question, evidence);
    List<SectionLink> nearest = nearest(evidence);
    Answer.Outcome outcome = Coverage.outcome(Signals.of(question, evidence, ranked));
    if (!outcome.answers()) {
      return new Answer(outcome, question, List.of(), List.of(), nearest, Answer.OWN_WORDS, "");
    }
    LanguageModel writer = model;
    Answer answer =
        writer == null
            ? own(question, ranked, nearest, "", listener)
            : written(writer, question, evidence, ranked, nearest, listener);
    return outcome == Answer.Outcome.PARTLY ? answer.partly(missing(question, evidence)) : answer;
  }

  private static List<String> missing(String question, List<Evidence> evidence) {
    String language = evidence.getFirst().hit().language();
    return QuestionTerms.of(question, evidence).missing(language);
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
    return Signals.of(question, evidence, SentenceRanker.rank(question, evidence));
  }

  private static Answer own(
      String question,
      List<Candidate> ranked,
      List<SectionLink> nearest,
      String note,
      AnswerListener listener) {
    Proofs proofs = new Proofs();
    List<Answer.Sentence> sentences = ExtractiveAnswer.choose(ranked, proofs);
    listener.citations(proofs.all());
    sentences.forEach(listener::sentence);
    return new Answer(
        Answer.Outcome.COVERED, question, sentences, proofs.all(), nearest, Answer.OWN_WORDS, note);
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
    String note;
    try {
      writing.write(model, question);
      note = dropped(writing.dropped());
    } catch (LanguageModelException e) {
      LOG.warn("the written answer was cut short: {}", e.getMessage());
      note = String.valueOf(e.getMessage());
    }
    if (writing.sentences().isEmpty()) {
      String why = note.isEmpty() ? model.name() + " wrote nothing that the course proves." : note;
      return own(question, ranked, nearest, why + " These are the course's own words.", listener);
    }
    return new Answer(
        Answer.Outcome.COVERED,
        question,
        writing.sentences(),
        proofs.all(),
        nearest,
        model.name(),
        note);
  }

  private static String dropped(int sentences) {
    return switch (sentences) {
      case 0 -> "";
      case 1 -> "1 written sentence had no proof in the course and was dropped.";
      default -> sentences + " written sentences had no proof in the course and were dropped.";
    };
  }

  private static List<SectionLink> nearest(List<Evidence> evidence) {
    Set<SectionLink> sections = new LinkedHashSet<>();
    for (Evidence e : evidence) {
      sections.add(e.section());
    }
    return new ArrayList<>(sections).subList(0, Math.min(NEAREST, sections.size()));
  }
}

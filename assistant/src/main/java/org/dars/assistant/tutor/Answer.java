package org.dars.assistant.tutor;

import java.util.List;

/**
 * What the tutor says.
 *
 * @param outcome whether the course covers the question
 * @param question the stand-alone question that was searched for: a follow-up carries its subject
 * @param sentences what is said, in order; empty when the course does not cover the question
 * @param citations the proofs, numbered from 1 in order of first use
 * @param nearest sections that come nearest, best first; for every outcome
 * @param madeBy "the course's own words", or the language model's name
 * @param note one plain sentence when something went differently than set up (model too slow, …);
 *     "" otherwise
 * @param missing what of the question the course does not speak of, in the question's words; empty
 *     unless it is covered partly
 * @param rung how much of the answer a hint gives away, from 1; 0 when this is no hint
 * @param crossing how a question in another language reached the course
 * @param served what a message wanted that was no question about the content
 */
public record Answer(
    Outcome outcome,
    String question,
    List<Sentence> sentences,
    List<Citation> citations,
    List<SectionLink> nearest,
    String madeBy,
    String note,
    List<String> missing,
    int rung,
    Crossing crossing,
    Intent served) {

  /** What {@link #madeBy} says without a language model. */
  public static final String OWN_WORDS = "the course's own words";

  public Answer {
    sentences = List.copyOf(sentences);
    citations = List.copyOf(citations);
    nearest = List.copyOf(nearest);
    missing = List.copyOf(missing);
  }

  /** An answer to a question in a language of its course. */
  public Answer(
      Outcome outcome,
      String question,
      List<Sentence> sentences,
      List<Citation> citations,
      List<SectionLink> nearest,
      String madeBy,
      String note,
      List<String> missing,
      int rung) {
    this(
        outcome,
        question,
        sentences,
        citations,
        nearest,
        madeBy,
        note,
        missing,
        rung,
        Crossing.NONE,
        Intent.NONE);
  }

  /** An answer that is no hint and misses nothing. */
  public Answer(
      Outcome outcome,
      String question,
      List<Sentence> sentences,
      List<Citation> citations,
      List<SectionLink> nearest,
      String madeBy,
      String note) {
    this(outcome, question, sentences, citations, nearest, madeBy, note, List.of(), 0);
  }

  /** What is said to a message that is no question about the content. */
  static Answer served(
      Intent intent,
      String question,
      List<Sentence> sentences,
      List<Citation> citations,
      List<SectionLink> links) {
    return new Answer(
        Outcome.SERVED,
        question,
        sentences,
        citations,
        links,
        OWN_WORDS,
        "",
        List.of(),
        0,
        Crossing.NONE,
        intent);
  }

  /** The same, to a question that reached the course that way. */
  Answer across(Crossing way) {
    return with(outcome, citations, nearest, missing, rung, way);
  }

  /** The same, with these in the place of its citations and nearest sections. */
  Answer pointing(List<Citation> proofs, List<SectionLink> sections) {
    return with(outcome, proofs, sections, missing, rung, crossing);
  }

  /** The same, which answers only in part. */
  public Answer partly(List<String> words) {
    return with(Outcome.PARTLY, citations, nearest, words, rung, crossing);
  }

  /** The same, as a hint. */
  public Answer atRung(int step) {
    return with(outcome, citations, nearest, missing, step, crossing);
  }

  private Answer with(
      Outcome which,
      List<Citation> proofs,
      List<SectionLink> sections,
      List<String> words,
      int step,
      Crossing way) {
    return new Answer(
        which, question, sentences, proofs, sections, madeBy, note, words, step, way, served);
  }

  /** Whether the course answers. */
  public enum Outcome {
    /** It does. */
    COVERED,
    /** It speaks of it, and leaves open what {@link Answer#missing} names. */
    PARTLY,
    /** It does not. */
    NOT_COVERED,
    /** Nothing that a course covers: a greeting, or a question about the course as a whole. */
    SERVED;

    /** Whether sentences of the course were given. */
    public boolean answers() {
      return this == COVERED || this == PARTLY;
    }
  }

  /**
   * A sentence with its proofs.
   *
   * @param text the course's own words, or a written sentence
   * @param citations numbers of {@link Citation}s
   */
  public record Sentence(String text, List<Integer> citations) {
    public Sentence {
      citations = List.copyOf(citations);
    }
  }
}

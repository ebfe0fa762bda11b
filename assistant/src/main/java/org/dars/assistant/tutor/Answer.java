package org.dars.assistant.tutor;

import java.util.List;

/**
 * What the tutor says.
 *
 * @param outcome whether the course covers the question
 * @param question the stand-alone question that was searched for: a follow-up carries its subject
 * @param sentences what is said, in order; empty unless covered
 * @param citations the proofs, numbered from 1 in order of first use
 * @param nearest sections that come nearest, best first; for every outcome
 * @param madeBy "the course's own words", or the language model's name
 * @param note one plain sentence when something went differently than set up (model too slow, …);
 *     "" otherwise
 */
public record Answer(
    Outcome outcome,
    String question,
    List<Sentence> sentences,
    List<Citation> citations,
    List<SectionLink> nearest,
    String madeBy,
    String note) {

  public Answer {
    sentences = List.copyOf(sentences);
    citations = List.copyOf(citations);
    nearest = List.copyOf(nearest);
  }

  /** Whether the course answers. */
  public enum Outcome {
    COVERED,
    NOT_COVERED
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

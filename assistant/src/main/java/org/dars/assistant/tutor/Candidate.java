package org.dars.assistant.tutor;

import java.util.List;

/**
 * A sentence that may answer.
 *
 * @param evidence its passage
 * @param source its block
 * @param text the sentence, verbatim
 * @param passageRank rank of its passage, from 0
 * @param blockIndex index of its block in the passage
 * @param position index of the sentence in its block
 * @param coverage share of the question's terms, weighted by rarity, that stand in it, 0–1
 * @param similarity cosine of question and sentence, NaN when unknown
 * @param features what it is ranked on, see {@link SentenceRanker}
 * @param score what it is ranked by, higher is better
 */
record Candidate(
    Evidence evidence,
    Evidence.Source source,
    String text,
    int passageRank,
    int blockIndex,
    int position,
    double coverage,
    double similarity,
    List<Double> features,
    double score) {

  Candidate scored(List<Double> seen, double points) {
    return new Candidate(
        evidence,
        source,
        text,
        passageRank,
        blockIndex,
        position,
        coverage,
        similarity,
        seen,
        points);
  }
}

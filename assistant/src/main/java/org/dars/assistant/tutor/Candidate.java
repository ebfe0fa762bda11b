package org.dars.assistant.tutor;

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
    double score) {

  Candidate withScore(double other) {
    return new Candidate(
        evidence, source, text, passageRank, blockIndex, position, coverage, similarity, other);
  }
}

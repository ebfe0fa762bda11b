package org.dars.assistant.tutor;

import java.util.List;
import org.dars.index.search.Hit;

/**
 * What the decision "is it in the course?" is made on.
 *
 * @param similarity highest cosine of question and passage, NaN without an embedder for the
 *     language
 * @param standing how many standard deviations that is above the cosines of the course's passages
 *     at large, NaN without an embedder
 * @param fused the best hit's fused score: by how many standard deviations it is ahead of what else
 *     was found
 * @param words its BM25 score, for each of the question's terms
 * @param passageCoverage highest share, weighted by rarity, of the question's terms in one passage,
 *     0–1
 * @param sentenceCoverage the same for one sentence, 0–1
 * @param unknown share of the question's terms that no passage found holds, 0–1
 * @param passages how many passages were searched; the best of many stands out by chance
 * @param crossing whether the terms are only those words of a question in another language that the
 *     course may write in the same way
 */
public record Signals(
    double similarity,
    double standing,
    double fused,
    double words,
    double passageCoverage,
    double sentenceCoverage,
    double unknown,
    int passages,
    boolean crossing) {

  static final Signals NONE = new Signals(Double.NaN, Double.NaN, 0, 0, 0, 0, 1, 0, false);

  static Signals of(String question, List<Evidence> evidence, List<Candidate> sentences) {
    if (evidence.isEmpty() || sentences.isEmpty()) {
      return NONE;
    }
    QuestionTerms terms = QuestionTerms.of(question, evidence);
    Hit first = evidence.getFirst().hit();
    double similarity = Double.NaN;
    double standing = Double.NaN;
    double words = 0;
    double passageCoverage = 0;
    for (Evidence e : evidence.subList(0, Math.min(SentenceRanker.PASSAGES, evidence.size()))) {
      Hit hit = e.hit();
      similarity = max(similarity, hit.similarity());
      standing = max(standing, hit.standing());
      words = Math.max(words, hit.lexical());
      String whole = hit.title() + "\n" + hit.text();
      passageCoverage = Math.max(passageCoverage, terms.coverage(whole, hit.language()));
    }
    double sentenceCoverage = 0;
    for (Candidate c : sentences) {
      sentenceCoverage = Math.max(sentenceCoverage, c.coverage());
    }
    return new Signals(
        similarity,
        standing,
        first.score(),
        words / Math.max(1, terms.count(first.language())),
        passageCoverage,
        sentenceCoverage,
        terms.unknown(first.language()),
        first.among(),
        false);
  }

  /** The same of a question in another language. */
  Signals across() {
    return new Signals(
        similarity,
        standing,
        fused,
        words,
        passageCoverage,
        sentenceCoverage,
        unknown,
        passages,
        true);
  }

  private static double max(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
  }

  public boolean hasSimilarity() {
    return !Double.isNaN(similarity) && !Double.isNaN(standing);
  }

  /**
   * What {@link Coverage} weighs: seven numbers, without similarities six, across languages five.
   */
  public double[] features() {
    if (crossing && !hasSimilarity()) {
      return new double[] {passageCoverage, sentenceCoverage, unknown, fused, words};
    }
    double size = Math.log(Math.max(1, passages));
    return hasSimilarity()
        ? new double[] {similarity, passageCoverage, unknown, standing, fused, size, words}
        : new double[] {passageCoverage, sentenceCoverage, unknown, fused, size, words};
  }
}

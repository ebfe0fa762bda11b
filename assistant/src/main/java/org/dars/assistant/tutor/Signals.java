package org.dars.assistant.tutor;

import java.util.List;

/**
 * What the decision "is it in the course?" looks at.
 *
 * @param passageSimilarity highest cosine of question and passage; NaN without an embedder
 * @param sentenceSimilarity highest cosine of question and sentence; NaN without an embedder
 * @param passageCoverage highest weighted share of the question's terms in one passage, 0–1
 * @param sentenceCoverage the same for one sentence, 0–1
 * @param unknown share of the question's terms that no passage found holds, 0–1
 */
record Signals(
    double passageSimilarity,
    double sentenceSimilarity,
    double passageCoverage,
    double sentenceCoverage,
    double unknown) {

  static final Signals NONE = new Signals(Double.NaN, Double.NaN, 0, 0, 1);

  static Signals of(String question, List<Evidence> evidence, List<Candidate> sentences) {
    if (evidence.isEmpty() || sentences.isEmpty()) {
      return NONE;
    }
    QuestionTerms terms = QuestionTerms.of(question, evidence);
    double passageSimilarity = Double.NaN;
    double passageCoverage = 0;
    for (Evidence e : evidence.subList(0, Math.min(SentenceRanker.PASSAGES, evidence.size()))) {
      passageSimilarity = max(passageSimilarity, e.hit().similarity());
      String whole = e.hit().title() + "\n" + e.hit().text();
      passageCoverage = Math.max(passageCoverage, terms.coverage(whole, e.hit().language()));
    }
    double sentenceSimilarity = Double.NaN;
    double sentenceCoverage = 0;
    for (Candidate c : sentences) {
      sentenceSimilarity = max(sentenceSimilarity, c.similarity());
      sentenceCoverage = Math.max(sentenceCoverage, c.coverage());
    }
    return new Signals(
        passageSimilarity,
        sentenceSimilarity,
        passageCoverage,
        sentenceCoverage,
        terms.unknown(evidence.getFirst().hit().language()));
  }

  private static double max(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
  }

  boolean hasSimilarity() {
    return !Double.isNaN(passageSimilarity) && !Double.isNaN(sentenceSimilarity);
  }

  double[] features() {
    return hasSimilarity()
        ? new double[] {
          passageSimilarity, sentenceSimilarity, passageCoverage, sentenceCoverage, unknown
        }
        : new double[] {passageCoverage, sentenceCoverage, unknown};
  }
}

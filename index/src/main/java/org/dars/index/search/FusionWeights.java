package org.dars.index.search;

/**
 * How the evidence for a passage is weighed. The defaults were measured; see the decision record on
 * fusion.
 *
 * @param vector 0–1: what the similarity weighs in the fused score; the words weigh the rest
 * @param title at least 0: what a word in the title weighs against one in the text
 * @param section at least 0: what the other passages of a section add to its best one
 * @param candidates 1–10,000: how many passages each half brings to the fusion
 */
public record FusionWeights(double vector, double title, double section, int candidates) {

  /**
   * Plain BM25 over the passages' texts: no titles, no sections, and words of other languages as
   * they were typed. What a search is measured against.
   */
  public static final FusionWeights PLAIN = new FusionWeights(0, 0, 0, 200);

  /** For English questions and an English embedder. */
  private static final FusionWeights ENGLISH = new FusionWeights(0.7, 0.3, 1.0, 200);

  /** Elsewhere embedders are weaker, so that words count for more. */
  private static final FusionWeights OTHERS = new FusionWeights(0.5, 0.3, 1.0, 200);

  public FusionWeights {
    if (!(vector >= 0 && vector <= 1)) {
      throw new IllegalArgumentException("vector must be 0–1, is " + vector);
    }
    if (!(title >= 0 && title < Float.MAX_VALUE)) {
      throw new IllegalArgumentException("title must be at least 0, is " + title);
    }
    if (!(section >= 0 && section < Float.MAX_VALUE)) {
      throw new IllegalArgumentException("section must be at least 0, is " + section);
    }
    if (candidates < 1 || candidates > 10_000) {
      throw new IllegalArgumentException("candidates must be 1–10000, are " + candidates);
    }
  }

  /** The weights for questions in a language (BCP 47). */
  public static FusionWeights forLanguage(String tag) {
    return Languages.primary(tag).equals("en") ? ENGLISH : OTHERS;
  }
}

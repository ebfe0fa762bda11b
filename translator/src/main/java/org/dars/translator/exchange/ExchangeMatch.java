package org.dars.translator.exchange;

/**
 * A translation that a person may take: from a memory or an engine.
 *
 * @param source guarded; the marks that the segment has too have its numbers
 * @param target guarded
 * @param similarity of the sources in per cent, 0–100
 * @param origin who or what it is from: a memory, an engine; may be ""
 */
public record ExchangeMatch(String source, String target, double similarity, String origin) {

  public ExchangeMatch {
    if (!(similarity >= 0 && similarity <= 100)) {
      throw new IllegalArgumentException("similarity is not in 0–100: " + similarity);
    }
  }
}

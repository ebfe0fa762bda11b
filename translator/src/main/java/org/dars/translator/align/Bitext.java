package org.dars.translator.align;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.translator.align.BitextPair.Verdict;

/**
 * Translated documents beside their sources.
 *
 * @param documents one for each translated document, in order
 */
public record Bitext(List<Document> documents) {

  public Bitext {
    documents = List.copyOf(documents);
  }

  /**
   * A translated document.
   *
   * @param translation its path
   * @param version of its source, "" when there is one only
   * @param source path of its source, "" when none fits
   * @param fit share of the characters of both that stand beside each other, 0–1
   * @param blocks how many of its blocks hold something to translate; sentences, where the source's
   *     subtitles are cut otherwise
   * @param aligned how many of them stand beside blocks of the source
   * @param pairs sentences beside each other, kept and left out
   */
  public record Document(
      String translation,
      String version,
      String source,
      double fit,
      int blocks,
      int aligned,
      List<BitextPair> pairs) {

    public Document {
      pairs = List.copyOf(pairs);
    }

    /** How many pairs became what. */
    public Map<Verdict, Integer> verdicts() {
      Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
      pairs.forEach(p -> counts.merge(p.verdict(), 1, Integer::sum));
      return counts;
    }

    static Document alone(String translation, int blocks) {
      return new Document(translation, "", "", 0, blocks, 0, List.of());
    }
  }

  /** All pairs, kept and left out. */
  public List<BitextPair> pairs() {
    return documents.stream().flatMap(d -> d.pairs().stream()).toList();
  }

  /** The pairs to be remembered, each text with each translation once. */
  public List<BitextPair> kept() {
    Set<List<String>> seen = new HashSet<>();
    return pairs().stream()
        .filter(BitextPair::kept)
        .filter(p -> seen.add(List.of(p.guardedSource(), p.guardedTarget())))
        .toList();
  }

  /** How many pairs became what. */
  public Map<Verdict, Integer> verdicts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    documents.forEach(d -> d.verdicts().forEach((v, n) -> counts.merge(v, n, Integer::sum)));
    return counts;
  }
}

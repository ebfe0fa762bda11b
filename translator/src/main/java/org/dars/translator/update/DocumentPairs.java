package org.dars.translator.update;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which old document each new one comes from: of the same path, or renamed. */
final class DocumentPairs {

  /** Least share of its texts that a renamed document has kept. */
  private static final double LEAST = 0.3;

  private DocumentPairs() {}

  /** Old paths by new ones; documents that are new are not in it. */
  static Map<String, String> of(List<VersionSegment> old, List<VersionSegment> now) {
    Map<String, Set<String>> before = texts(old);
    Map<String, Set<String>> after = texts(now);
    Map<String, String> pairs = new LinkedHashMap<>();
    after.keySet().stream().filter(before::containsKey).forEach(d -> pairs.put(d, d));
    after.keySet().removeAll(pairs.keySet());
    before.keySet().removeAll(pairs.keySet());
    renamed(before, after, pairs);
    return pairs;
  }

  private static Map<String, Set<String>> texts(List<VersionSegment> segments) {
    Map<String, Set<String>> texts = new LinkedHashMap<>();
    segments.forEach(
        s -> texts.computeIfAbsent(s.document(), d -> new HashSet<>()).add(s.fingerprint()));
    return texts;
  }

  private record Shared(String old, String now, int texts) {}

  private static void renamed(
      Map<String, Set<String>> before, Map<String, Set<String>> after, Map<String, String> pairs) {
    // Only what stands in one document tells where a document has gone.
    Map<String, String> holders = new HashMap<>();
    before.forEach(
        (document, texts) -> texts.forEach(text -> holders.merge(text, document, (x, y) -> "")));
    List<Shared> shared = new ArrayList<>();
    after.forEach((document, texts) -> {
      Map<String, Integer> votes = new HashMap<>();
      texts.forEach(text -> votes.merge(holders.getOrDefault(text, ""), 1, Integer::sum));
      votes.remove("");
      votes.forEach((from, count) -> {
        Set<String> theirs = before.getOrDefault(from, Set.of());
        if (count >= LEAST * Math.min(texts.size(), theirs.size())) {
          shared.add(new Shared(from, document, count));
        }
      });
    });
    shared.sort(
        Comparator.comparingInt(Shared::texts)
            .reversed()
            .thenComparing(Shared::now)
            .thenComparing(Shared::old));
    Set<String> taken = new HashSet<>();
    for (Shared pair : shared) {
      if (!pairs.containsKey(pair.now()) && taken.add(pair.old())) {
        pairs.put(pair.now(), pair.old());
      }
    }
  }
}

package org.dars.translator.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks through a document or a job for sources that were translated in more than one way. */
public final class Consistency {

  private Consistency() {}

  /**
   * The translations that differ from the one that most segments of the same source have; of two as
   * frequent, the earlier is taken for usual. White space at the ends does not count.
   *
   * @param pairs of one target language, in order
   * @return issues by index of their pair
   */
  public static Map<Integer, Issue> look(List<CheckedPair> pairs, CheckSettings settings) {
    Map<String, Map<String, Integer>> targets = new HashMap<>();
    for (CheckedPair pair : pairs) {
      if (!pair.targetWords().isEmpty()) {
        targets
            .computeIfAbsent(pair.source().strip(), s -> new LinkedHashMap<>())
            .merge(key(pair), 1, Integer::sum);
      }
    }
    Map<Integer, Issue> issues = new TreeMap<>();
    for (int i = 0; i < pairs.size(); i++) {
      CheckedPair pair = pairs.get(i);
      Map<String, Integer> ways = targets.getOrDefault(pair.source().strip(), Map.of());
      Severity severity = settings.severity(Issue.Kind.INCONSISTENT, pair.to());
      if (ways.size() > 1 && severity != null && !pair.targetWords().isEmpty()) {
        String usual = usual(ways);
        if (usual != null && !usual.equals(key(pair))) {
          issues.put(
              i,
              new Issue(Issue.Kind.INCONSISTENT, severity, Reason.INCONSISTENT.with(usual), null));
        }
      }
    }
    return issues;
  }

  private static String key(CheckedPair pair) {
    return pair.target().strip();
  }

  private static @Nullable String usual(Map<String, Integer> ways) {
    String best = null;
    int most = 0;
    for (Map.Entry<String, Integer> way : ways.entrySet()) {
      if (way.getValue() > most) {
        best = way.getKey();
        most = way.getValue();
      }
    }
    return best;
  }
}

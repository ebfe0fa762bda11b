package org.dars.assistant.tutor;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.search.DocumentKey;

/**
 * The passages for a comparison: the best for the whole question, then the best for each of the
 * two, then the rest; a course may tell of them in different places.
 */
final class ComparedPassages {

  private static final int OF_THE_QUESTION = 5;
  private static final int OF_EACH = 2;

  private record Key(DocumentKey document, String passage) {
    static Key of(Evidence e) {
      return new Key(e.hit().key(), e.hit().passage());
    }
  }

  private ComparedPassages() {}

  /**
   * @param evidence what was found for the whole question, best first
   */
  static List<Evidence> find(
      EvidenceSource source, Ask ask, Comparison compared, List<Evidence> evidence)
      throws IOException {
    Map<Key, Evidence> all = new LinkedHashMap<>();
    evidence.stream().limit(OF_THE_QUESTION).forEach(e -> all.put(Key.of(e), e));
    for (String subject : List.of(compared.first(), compared.second())) {
      source
          .find(ask.zone(), ask.course(), ask.page(), subject, OF_EACH)
          .forEach(e -> all.putIfAbsent(Key.of(e), e));
    }
    evidence.forEach(e -> all.putIfAbsent(Key.of(e), e));
    return List.copyOf(all.values());
  }
}

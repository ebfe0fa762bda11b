package org.dars.assistant.quiz.make;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.Words;
import org.dars.assistant.quiz.item.Bloom;

/**
 * What a learning objective asks of the mind, by its verb: the verbs that Anderson and Krathwohl (A
 * Taxonomy for Learning, Teaching, and Assessing, 2001, table 5.1) list for each level. Without
 * such a verb, and in other languages than English, it is to understand.
 */
final class Objectives {

  private static final Map<Bloom, Set<String>> VERBS = new EnumMap<>(Bloom.class);

  static {
    VERBS.put(
        Bloom.REMEMBER,
        Set.of("define", "identify", "list", "name", "recall", "recognize", "recognise", "state"));
    VERBS.put(
        Bloom.APPLY, Set.of("apply", "use", "carry", "implement", "execute", "calculate", "solve"));
    VERBS.put(
        Bloom.ANALYSE,
        Set.of("analyse", "analyze", "differentiate", "distinguish", "organise", "organize"));
    VERBS.put(Bloom.EVALUATE, Set.of("evaluate", "judge", "critique", "check", "assess"));
    VERBS.put(Bloom.CREATE, Set.of("create", "design", "plan", "produce", "construct", "generate"));
  }

  private Objectives() {}

  static Bloom bloom(String objective) {
    List<String> words = Words.of(objective);
    String first = words.isEmpty() ? "" : words.getFirst().toLowerCase(Locale.ROOT);
    return VERBS.entrySet().stream()
        .filter(e -> e.getValue().contains(first))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Bloom.UNDERSTAND);
  }
}

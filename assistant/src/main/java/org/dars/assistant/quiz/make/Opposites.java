package org.dars.assistant.quiz.make;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.Words;

/**
 * Whether two definitions that share most of their words part company in a word and its opposite:
 * "loss of memory for events before …" and "… after …" are the best wrong answers to each other.
 */
final class Opposites {

  private static final Map<String, List<List<String>>> PAIRS =
      Map.of(
          "en",
          List.of(
              List.of("increase", "decrease"),
              List.of("strengthen", "weaken"),
              List.of("before", "after"),
              List.of("prior", "after"),
              List.of("old", "new"),
              List.of("older", "recently"),
              List.of("identical", "different"),
              List.of("same", "different"),
              List.of("predictable", "unpredictable"),
              List.of("set", "unpredictable"),
              List.of("set", "differ"),
              List.of("inner", "outer"),
              List.of("internal", "external"),
              List.of("high", "low"),
              List.of("higher", "lower"),
              List.of("bright", "low"),
              List.of("one", "two"),
              List.of("first", "second"),
              List.of("first", "third"),
              List.of("first", "final"),
              List.of("second", "third"),
              List.of("second", "final"),
              List.of("third", "final"),
              List.of("toward", "away"),
              List.of("from", "to"),
              List.of("pleasant", "undesirable"),
              List.of("adding", "taking"),
              List.of("rewarded", "punished"),
              List.of("present", "absent"),
              List.of("male", "female"),
              List.of("large", "small"),
              List.of("near", "far"),
              List.of("left", "right"),
              List.of("front", "back"),
              List.of("with", "without"),
              List.of("store", "retrieve"),
              List.of("send", "receive")),
          "es",
          List.of(
              List.of("aumenta", "disminuye"),
              List.of("antes", "después"),
              List.of("primera", "segunda"),
              List.of("interno", "externo"),
              List.of("mayor", "menor")),
          "fr",
          List.of(
              List.of("augmente", "diminue"),
              List.of("avant", "après"),
              List.of("première", "deuxième"),
              List.of("interne", "externe")),
          "ru",
          List.of(
              List.of("увеличивает", "уменьшает"),
              List.of("до", "после"),
              List.of("первый", "второй"),
              List.of("внутренний", "внешний")));

  private Opposites() {}

  /** Whether one says a word where the other says its opposite. */
  static boolean part(String a, String b, String language) {
    Set<String> onlyA = new HashSet<>(Words.stems(a));
    Set<String> onlyB = new HashSet<>(Words.stems(b));
    Set<String> both = new HashSet<>(onlyA);
    both.retainAll(onlyB);
    onlyA.removeAll(both);
    onlyB.removeAll(both);
    return PAIRS.getOrDefault(language, List.of()).stream()
        .map(p -> p.stream().map(Words::stem).toList())
        .anyMatch(p ->
            (onlyA.contains(p.getFirst()) && onlyB.contains(p.getLast()))
                || (onlyB.contains(p.getFirst()) && onlyA.contains(p.getLast())));
  }
}

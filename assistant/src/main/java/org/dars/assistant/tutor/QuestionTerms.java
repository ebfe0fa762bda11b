package org.dars.assistant.tutor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.search.Terms;

/**
 * The words of a question as the index sees them (stemmed or folded), weighted by how rare they are
 * among the passages found.
 */
final class QuestionTerms {

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}\\p{M}]+(?:['’-][\\p{L}\\p{N}\\p{M}]+)*");

  private static final int SHORTEST = 3;

  private final String question;
  private final Map<String, Double> weights = new HashMap<>();
  private final Map<String, Set<String>> byLanguage = new HashMap<>();
  private final Map<String, Integer> frequency = new HashMap<>();
  private final int passages;

  private QuestionTerms(String question, int passages) {
    this.question = question;
    this.passages = passages;
  }

  static QuestionTerms of(String question, List<Evidence> evidence) {
    QuestionTerms terms = new QuestionTerms(question, evidence.size());
    for (Evidence e : evidence) {
      for (String t : new HashSet<>(Terms.of(e.hit().text(), e.hit().language()))) {
        terms.frequency.merge(t, 1, Integer::sum);
      }
    }
    return terms;
  }

  private Set<String> in(String language) {
    return byLanguage.computeIfAbsent(language, l -> new LinkedHashSet<>(Terms.of(question, l)));
  }

  private double weight(String term) {
    return weights.computeIfAbsent(
        term, t -> Math.log(1 + (passages + 1.0) / (0.5 + frequency.getOrDefault(t, 0))));
  }

  /** The weighted share of the question's terms that a text holds, 0–1. */
  double coverage(String text, String language) {
    Set<String> wanted = in(language);
    if (wanted.isEmpty()) {
      return 0;
    }
    Set<String> held = new HashSet<>(Terms.of(text, language));
    double sum = 0;
    double found = 0;
    for (String t : wanted) {
      sum += weight(t);
      found += held.contains(t) ? weight(t) : 0;
    }
    return found / sum;
  }

  /**
   * The question's words that none of the passages holds, as they were typed and in their order.
   * Words that an analyzer drops, or that are shorter than three letters, say nothing.
   */
  List<String> missing(String language) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(question);
    while (word.find()) {
      List<String> as = Terms.of(word.group(), language);
      if (word.group().length() >= SHORTEST
          && !as.isEmpty()
          && as.stream().noneMatch(frequency::containsKey)
          && !words.contains(word.group())) {
        words.add(word.group());
      }
    }
    return words;
  }

  /** How many different terms the question has. */
  int count(String language) {
    return in(language).size();
  }

  /** The share of the question's terms that none of the passages holds, 0–1. */
  double unknown(String language) {
    Set<String> wanted = in(language);
    if (wanted.isEmpty()) {
      return 1;
    }
    return (double) wanted.stream().filter(t -> !frequency.containsKey(t)).count() / wanted.size();
  }
}

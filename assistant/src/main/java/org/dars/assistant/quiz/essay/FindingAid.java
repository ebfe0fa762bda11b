package org.dars.assistant.quiz.essay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.assistant.quiz.Words;

/**
 * Where an answer may speak of the points of a rubric, by the words that they share, rare words
 * counting more (idf-weighted cosine over the answer's sentences and the points). It helps a person
 * find the place and says nothing of whether it is right: a sentence that denies a point shares all
 * its words.
 */
public final class FindingAid {

  private FindingAid() {}

  /**
   * What was found for a point.
   *
   * @param sentence of the answer, the nearest one; "" where none shares enough
   * @param there how many of the point's words stand anywhere in the answer
   * @param words how many words with meaning the point has, counted as stems
   */
  public record Found(String sentence, int there, int words) {}

  /**
   * Looks for every point.
   *
   * @param answer plain text
   * @param language BCP 47 tag of the answer
   * @return one for each point of the rubric, in its order
   */
  public static List<Found> of(Rubric rubric, String answer, String language) {
    List<String> sentences =
        answer
            .lines()
            .filter(l -> !l.isBlank())
            .flatMap(l -> Words.sentences(l, language).stream())
            .toList();
    List<Set<String>> said = sentences.stream().map(s -> terms(s, language)).toList();
    List<Set<String>> points =
        rubric.criteria().stream().map(c -> terms(c.text(), language)).toList();
    Map<String, Double> weights = weights(said, points);
    Set<String> all = new HashSet<>();
    said.forEach(all::addAll);
    List<Found> found = new ArrayList<>();
    for (Set<String> point : points) {
      int there = (int) point.stream().filter(all::contains).count();
      int best = nearest(point, said, weights);
      found.add(new Found(best < 0 ? "" : sentences.get(best), there, point.size()));
    }
    return found;
  }

  /** Stems with meaning. Outside English, words of three letters say next to nothing. */
  private static Set<String> terms(String text, String language) {
    boolean english = language.equals("en") || language.startsWith("en-");
    return Words.cues(text).stream()
        .filter(c -> english || c.length() != 3)
        .collect(Collectors.toSet());
  }

  private static Map<String, Double> weights(List<Set<String>> said, List<Set<String>> points) {
    Map<String, Integer> frequency = new HashMap<>();
    said.forEach(s -> s.forEach(w -> frequency.merge(w, 1, Integer::sum)));
    points.forEach(p -> p.forEach(w -> frequency.merge(w, 1, Integer::sum)));
    double all = said.size() + points.size();
    Map<String, Double> weights = new HashMap<>();
    frequency.forEach((word, n) -> weights.put(word, Math.log(1 + all / n)));
    return weights;
  }

  /** The sentence nearest to a point, the first of equals; -1 where none shares two words. */
  private static int nearest(
      Set<String> point, List<Set<String>> said, Map<String, Double> weights) {
    int least = Math.min(2, point.size());
    int best = -1;
    double most = 0;
    for (int i = 0; i < said.size(); i++) {
      Set<String> shared = new HashSet<>(said.get(i));
      shared.retainAll(point);
      double near = squares(shared, weights) / Math.sqrt(squares(said.get(i), weights));
      if (shared.size() >= least && near > most) {
        best = i;
        most = near;
      }
    }
    return best;
  }

  private static double squares(Set<String> words, Map<String, Double> weights) {
    return words.stream().mapToDouble(w -> weights.getOrDefault(w, 0.0)).map(w -> w * w).sum();
  }
}

package org.dars.assistant.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups questions by the terms they share: one after the other, in the order they were asked, each
 * joins the group whose terms it is nearest to (cosine of terms weighted by rarity), or begins one.
 * The same questions always make the same groups.
 */
final class Topics {

  private static final double NEAR = 0.5;

  /** Of a word that only one question has: it tells nothing of groups, and keeps a little apart. */
  private static final double LONE = 0.35;

  private final Map<String, Double> weights = new HashMap<>();
  private final List<Topic> topics = new ArrayList<>();

  private static final class Topic {
    final List<AskedQuestion> questions = new ArrayList<>();
    final Map<String, Double> sum = new HashMap<>();

    /** Length of {@link #sum}, squared. */
    double square;
  }

  private Topics(List<AskedQuestion> questions) {
    Map<String, Integer> frequency = new HashMap<>();
    questions.forEach(q -> q.terms().forEach(t -> frequency.merge(t, 1, Integer::sum)));
    frequency.forEach(
        (t, n) -> weights.put(t, n == 1 ? LONE : Math.log(1 + (double) questions.size() / n)));
  }

  /**
   * The groups, each in the order its questions were given; questions without terms are in none.
   *
   * @param questions in the order they were asked
   */
  static List<List<AskedQuestion>> of(List<AskedQuestion> questions) {
    Topics made = new Topics(questions);
    questions.stream().filter(q -> !q.terms().isEmpty()).forEach(made::add);
    return made.topics.stream().map(t -> List.copyOf(t.questions)).toList();
  }

  private void add(AskedQuestion question) {
    Topic best = null;
    double nearest = NEAR;
    for (Topic topic : topics) {
      double near = cosine(question, topic);
      if (near >= nearest) {
        // Of equally near ones the first stays.
        if (best == null || near > nearest) {
          best = topic;
          nearest = near;
        }
      }
    }
    if (best == null) {
      best = new Topic();
      topics.add(best);
    }
    join(question, best);
  }

  private void join(AskedQuestion question, Topic topic) {
    topic.questions.add(question);
    for (String term : question.terms()) {
      double w = weight(term);
      double before = topic.sum.getOrDefault(term, 0.0);
      topic.sum.put(term, before + w);
      topic.square += (2 * before * w) + (w * w);
    }
  }

  private double cosine(AskedQuestion question, Topic topic) {
    double dot = 0;
    double square = 0;
    for (String term : question.terms()) {
      double w = weight(term);
      dot += w * topic.sum.getOrDefault(term, 0.0);
      square += w * w;
    }
    return dot == 0 ? 0 : dot / Math.sqrt(square * topic.square);
  }

  private double weight(String term) {
    return weights.getOrDefault(term, 0.0);
  }
}

package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A quiz, marked.
 *
 * @param right how many answers are right
 * @param answered how many items were answered
 * @param items in the quiz's order, unanswered ones included
 */
public record Grading(int right, int answered, List<MarkedItem> items) {

  public Grading {
    items = List.copyOf(items);
  }

  /**
   * An item, marked.
   *
   * @param item the item
   * @param chosen index of the option chosen, or null when it was not answered
   * @param right whether that is the key
   * @param why what to tell the learner, one or two sentences
   * @param source where to read on
   */
  public record MarkedItem(
      QuizItem item, @Nullable Integer chosen, boolean right, String why, SourceQuote source) {}

  /**
   * Marks answers.
   *
   * @param quiz the quiz
   * @param chosen index of the option chosen, by item id; items may be missing
   * @throws IllegalArgumentException naming the item, when an id is not in the quiz or an index is
   *     none of its options
   */
  public static Grading grade(Quiz quiz, Map<String, Integer> chosen) {
    List<String> ids = quiz.items().stream().map(QuizItem::id).toList();
    for (String id : chosen.keySet()) {
      if (!ids.contains(id)) {
        throw new IllegalArgumentException("item " + id + " is not in this quiz");
      }
    }
    List<MarkedItem> marked = new ArrayList<>();
    for (QuizItem item : quiz.items()) {
      marked.add(mark(item, chosen.get(item.id())));
    }
    int right = (int) marked.stream().filter(MarkedItem::right).count();
    return new Grading(right, chosen.size(), marked);
  }

  private static MarkedItem mark(QuizItem item, @Nullable Integer chosen) {
    if (chosen != null && (chosen < 0 || chosen >= item.options().size())) {
      throw new IllegalArgumentException(
          "item %s has options 0 to %d, %d was chosen"
              .formatted(item.id(), item.options().size() - 1, chosen));
    }
    boolean right = chosen != null && chosen == item.key();
    String feedback = chosen == null ? "" : item.options().get(chosen).feedback();
    String why =
        feedback.isEmpty() || right ? item.explanation() : feedback + "\n" + item.explanation();
    return new MarkedItem(item, chosen, right, why, item.source());
  }
}

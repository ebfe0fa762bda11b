package org.dars.assistant.quiz.practice;

import java.time.Instant;
import java.util.List;
import org.dars.assistant.quiz.exchange.ItemText;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.store.EssayMark;
import org.dars.assistant.store.SittingItemRow;
import org.jspecify.annotations.Nullable;

/**
 * An item of a sitting.
 *
 * @param number from 1
 * @param item as it was drawn, in its own language
 * @param version that was drawn
 * @param response null before it is answered
 * @param language BCP 47 primary tag that it was answered in; "" before
 * @param time of the answer; null before
 * @param score share of the mark, 0 to 1; null while it is not marked
 * @param marks that people gave, the last one first; empty for none
 */
public record Step(
    int number,
    Item item,
    int version,
    @Nullable Response response,
    String language,
    @Nullable Instant time,
    @Nullable Double score,
    List<EssayMark> marks) {

  public Step {
    marks = List.copyOf(marks);
  }

  static Step of(SittingItemRow row) {
    String response = row.response();
    String language = row.language();
    return new Step(
        row.ord() + 1,
        ItemText.read(row.content()),
        row.version(),
        response == null ? null : Response.read(response),
        language == null ? "" : language,
        row.time(),
        row.score(),
        row.marks());
  }

  /** Its place in the store. */
  int ord() {
    return number - 1;
  }

  public boolean answered() {
    return response != null;
  }

  /** Whether it is answered with something. */
  public boolean given() {
    return response != null && !response.isEmpty();
  }

  /** What a person says to the answer; "" for nothing. */
  public String comment() {
    return marks.isEmpty() ? "" : marks.getFirst().comment();
  }

  /** Whether no program marks it: in practice the learner says how good it is. */
  public boolean selfMarked() {
    return item.body().kind() == ItemKind.ESSAY;
  }

  /** Whether it is marked and not right in full, or was answered without a word. */
  public boolean wrong() {
    return score == null ? answered() && !given() : score <= 1 - 1e-6;
  }
}

package org.dars.assistant.quiz.practice;

import java.util.List;
import java.util.Optional;
import org.dars.assistant.store.SittingRow;
import org.jspecify.annotations.Nullable;

/**
 * A round of practice, or an attempt at a test, with its items.
 *
 * @param steps in the order that they are asked
 */
public record Sitting(SittingRow row, List<Step> steps) {

  public Sitting {
    steps = List.copyOf(steps);
  }

  public String id() {
    return row.id();
  }

  public boolean test() {
    return row.test();
  }

  public boolean ended() {
    return row.ended() != null;
  }

  /** How many answers of a test that has ended wait for a person. */
  public int waiting() {
    return row.waiting() ? (int) steps.stream().filter(s -> s.score() == null).count() : 0;
  }

  /** How many items are answered. */
  public int answered() {
    return (int) steps.stream().filter(Step::answered).count();
  }

  /** How many answers hold something. */
  public int given() {
    return (int) steps.stream().filter(Step::given).count();
  }

  /** How many answers are right in full. */
  public int right() {
    return (int) steps.stream().filter(s -> full(s.score())).count();
  }

  private static boolean full(@Nullable Double score) {
    return score != null && score > 1 - 1e-6;
  }

  /** An item by its number, from 1. */
  public Optional<Step> step(int number) {
    return number >= 1 && number <= steps.size()
        ? Optional.of(steps.get(number - 1))
        : Optional.empty();
  }

  /** The number of the first item that is not answered; 0 when all are. */
  public int next() {
    return steps.stream().filter(s -> !s.answered()).mapToInt(Step::number).findFirst().orElse(0);
  }
}

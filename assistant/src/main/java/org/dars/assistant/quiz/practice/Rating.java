package org.dars.assistant.quiz.practice;

/** How well an item was recalled, in the words of FSRS. */
public enum Rating {
  /** Not, or not half of it. */
  AGAIN(1),
  /** In part. */
  HARD(2),
  /** Rightly. */
  GOOD(3),
  /** Rightly and at once; nothing that learners are asked tells that, so no answer counts so. */
  EASY(4);

  private final int grade;

  Rating(int grade) {
    this.grade = grade;
  }

  /**
   * What an answer counts as: right is good, half of it or more hard, less again.
   *
   * @param score share of the mark, 0 to 1
   */
  public static Rating of(double score) {
    return score > 1 - 1e-6 ? GOOD : score >= 0.5 ? HARD : AGAIN;
  }

  /** 1 to 4, as the formulas count them. */
  int grade() {
    return grade;
  }
}

package org.dars.assistant.quiz.examine;

import java.util.List;

/** What a check says of a part of an item. */
record Ruling(Finding.Outcome outcome, String reason) {

  static final Ruling PASSED = new Ruling(Finding.Outcome.PASSED, "");

  static Ruling passed(String reason) {
    return new Ruling(Finding.Outcome.PASSED, reason);
  }

  static Ruling failed(String reason) {
    return new Ruling(Finding.Outcome.FAILED, reason);
  }

  static Ruling warned(String reason) {
    return new Ruling(Finding.Outcome.WARNED, reason);
  }

  static Ruling notApplied(String reason) {
    return new Ruling(Finding.Outcome.NOT_APPLIED, reason);
  }

  /** The worst of some; the first of equally bad ones. */
  static Ruling worst(List<Ruling> rulings) {
    for (Finding.Outcome bad :
        List.of(Finding.Outcome.FAILED, Finding.Outcome.WARNED, Finding.Outcome.PASSED)) {
      for (Ruling ruling : rulings) {
        if (ruling.outcome() == bad) {
          return ruling;
        }
      }
    }
    return rulings.isEmpty() ? notApplied("nothing is asked") : rulings.getFirst();
  }

  /** The same of a part that has a name. */
  Ruling in(String where) {
    return where.isEmpty() || reason.isEmpty() ? this : new Ruling(outcome, where + reason);
  }
}

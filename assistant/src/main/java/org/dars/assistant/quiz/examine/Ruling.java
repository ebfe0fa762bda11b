package org.dars.assistant.quiz.examine;

import java.util.List;

/** What a check says of a part of an item. */
record Ruling(Finding.Outcome outcome, Reason because) {

  static final Ruling PASSED = new Ruling(Finding.Outcome.PASSED, Reason.NONE);

  static Ruling passed(Why why, Object... words) {
    return new Ruling(Finding.Outcome.PASSED, Reason.of(why, words));
  }

  static Ruling failed(Why why, Object... words) {
    return new Ruling(Finding.Outcome.FAILED, Reason.of(why, words));
  }

  static Ruling warned(Why why, Object... words) {
    return new Ruling(Finding.Outcome.WARNED, Reason.of(why, words));
  }

  static Ruling notApplied(Why why, Object... words) {
    return new Ruling(Finding.Outcome.NOT_APPLIED, Reason.of(why, words));
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
    return rulings.isEmpty() ? notApplied(Why.NOTHING_ASKED) : rulings.getFirst();
  }

  /** The same of a part that has a name. */
  Ruling in(Spot spot) {
    return new Ruling(outcome, because.in(spot));
  }

  /** The finding of a check. */
  Finding of(ItemCheck check) {
    return new Finding(check, outcome, because);
  }
}

package org.dars.translator.exchange;

import java.util.Locale;

/**
 * How far a segment is, in the terms that XLIFF 1.2 and 2.1 have in common. Later ones are further.
 *
 * <p>XLIFF 2.1 has four states; the two that it lacks are its neighbours with a {@code subState}.
 */
public enum ExchangeState {
  /** No translation yet. */
  NEW("initial", "", "new"),
  /** Was refused, or its source changed: to be translated again. */
  NEEDS_TRANSLATION("initial", "dars:needs-translation", "needs-translation"),
  /** By a machine or a fuzzy match: no person has looked at it. */
  NEEDS_REVIEW("translated", "dars:needs-review", "needs-review-translation"),
  /** Translated by a person, or as good. */
  TRANSLATED("translated", "", "translated"),
  /** Read and approved by another person. */
  REVIEWED("reviewed", "", "signed-off"),
  /** Not to be changed any more. */
  FINAL("final", "", "final");

  private final String state2;
  private final String subState;
  private final String state12;

  ExchangeState(String state2, String subState, String state12) {
    this.state2 = state2;
    this.subState = subState;
    this.state12 = state12;
  }

  /** {@code state} of XLIFF 2. */
  String state2() {
    return state2;
  }

  /** {@code subState} of XLIFF 2, or "". */
  String subState() {
    return subState;
  }

  /** {@code state} of a target in XLIFF 1.2. */
  String state12() {
    return state12;
  }

  /** Whether a person approved it. */
  public boolean approved() {
    return compareTo(REVIEWED) >= 0;
  }

  /**
   * The state of a segment of an XLIFF 2 file. A target in the initial state is a person's: many
   * tools fill the target in and leave the state.
   *
   * @param state "" for none
   * @param subState "" for none; those of other tools say nothing
   */
  static ExchangeState of2(String state, String subState, boolean hasTarget) {
    if (!hasTarget) {
      return subState.equals(NEEDS_TRANSLATION.subState) ? NEEDS_TRANSLATION : NEW;
    }
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "reviewed" -> REVIEWED;
      case "final" -> FINAL;
      case "translated" -> subState.equals(NEEDS_REVIEW.subState) ? NEEDS_REVIEW : TRANSLATED;
      default -> subState.equals(NEEDS_TRANSLATION.subState) ? NEEDS_TRANSLATION : TRANSLATED;
    };
  }

  /** Whether a target of XLIFF 1.2 in this state is still the source's copy, if it equals it. */
  static boolean untranslated12(String state) {
    return state.equals(NEW.state12) || state.equals(NEEDS_TRANSLATION.state12);
  }

  /**
   * The state of a target of an XLIFF 1.2 file. A target in the state "new" is a person's: many
   * tools fill the target in and leave the state.
   *
   * @param state "" for none; one of another tool's ({@code x-…}) says nothing
   * @param approved the unit's attribute
   */
  static ExchangeState of12(String state, boolean approved, boolean hasTarget) {
    String known = state.toLowerCase(Locale.ROOT);
    if (!hasTarget) {
      return known.startsWith("needs-") ? NEEDS_TRANSLATION : NEW;
    }
    return switch (known) {
      case "final" -> FINAL;
      case "signed-off" -> REVIEWED;
      case "needs-translation", "needs-adaptation", "needs-l10n" -> NEEDS_TRANSLATION;
      case "needs-review-translation", "needs-review-adaptation", "needs-review-l10n" ->
          NEEDS_REVIEW;
      default -> approved ? REVIEWED : TRANSLATED;
    };
  }
}

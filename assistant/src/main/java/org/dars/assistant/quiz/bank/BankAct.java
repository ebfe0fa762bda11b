package org.dars.assistant.quiz.bank;

import java.util.Locale;

/** What people do to items of a bank, as the history keeps it. */
public enum BankAct {
  MADE,
  WRITTEN,
  IMPORTED,
  EDITED,
  REMADE,
  APPROVED,
  /** Approved although the examiner did not let it pass; the history keeps why. */
  INSISTED,
  RETIRED,
  REOPENED,
  TAGGED,
  MERGED,
  RESTORED,
  /** Back in the state that it had before the last decision. */
  UNDONE;

  /** Its name in the store. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.dars.assistant.localise;

import org.dars.assistant.store.BatchStore;
import org.dars.assistant.store.BatchStore.Limit;
import org.dars.translator.engine.Allowance;
import org.dars.translator.engine.Allowance.Spent;

/** What a batch may spend, and what of it was put down. */
final class BatchAccount {
  private final BatchStore store;
  private final RunKey key;
  private final Limit limit;
  private final Allowance allowance;
  private Spent counted;

  BatchAccount(BatchStore store, RunKey key, Limit limit, Allowance allowance) {
    this.store = store;
    this.key = key;
    this.limit = limit;
    this.allowance = allowance;
    this.counted = allowance.spent();
  }

  Limit limit() {
    return limit;
  }

  Allowance allowance() {
    return allowance;
  }

  /** Puts down what was spent since the last time. */
  synchronized void putDown() {
    Spent now = allowance.spent();
    store.spend(
        key.zone(),
        key.batch(),
        new Spent(now.millionths() - counted.millionths(), now.tokens() - counted.tokens()));
    counted = now;
  }
}

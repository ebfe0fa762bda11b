package org.dars.assistant.tutor;

/** How the tutor helps. */
public enum Mode {
  /** It answers. */
  EXPLAIN,
  /** It leads to the answer step by step. */
  HINT
}

package org.dars.translator.adapt;

import java.util.Locale;

/** How far an adaptation has come. */
public enum State {
  PROPOSED,
  /** The only state in which it stands in the course. */
  APPROVED,
  REJECTED,
  /** Taken back by who proposed it, or superseded; only undoing that brings it back. */
  WITHDRAWN;

  /** As it is shown: "approved". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.dars.translator.check;

/** How bad something is. */
public enum Severity {
  /** Worth a look when there is time. */
  INFO,
  /** A reviewer should look; the translation may stand. */
  WARNING,
  /** The segment stays in its source language until a person has looked. */
  ERROR
}

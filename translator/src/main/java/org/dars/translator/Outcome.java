package org.dars.translator;

/** What became of a segment. */
public enum Outcome {
  /** Taken from the translation memory. */
  MEMORY,
  /** Translated by the engine. */
  ENGINE,
  /** Translated by a person, in an exchange file. */
  PERSON,
  /** The translation is the source: a name, or nothing to change. */
  UNCHANGED,
  /** Nothing in it is for translation: code, a formula, an address, a number. */
  PROTECTED,
  /** Its translation was damaged or failed a check; it stays in the source language. */
  HELD_BACK,
  /**
   * The engine gave no translation; it stays in the source language, and a later run asks again.
   */
  FAILED
}

package org.dars.index.courseware.ooxml;

/** What a piece of markup does when it is written. */
sealed interface Step {
  /** A tag between runs. */
  record Tag(String source) implements Step {}

  /** From here on runs have this format. */
  record Begin(RunFormat format) implements Step {}

  /** The format before holds again. */
  record End() implements Step {}
}

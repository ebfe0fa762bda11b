package org.dars.translator.exchange;

/** A version of XLIFF that is written. Both are read, and 2.0 too. */
public enum XliffVersion {
  /**
   * One trans-unit a sentence, in a group a block.
   *
   * @see <a href="https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html">XLIFF 1.2</a>
   */
  V1_2,
  /**
   * One unit a block, one segment a sentence; matches and terms in the modules for them.
   *
   * @see <a href="https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html">XLIFF
   *     2.1</a>
   */
  V2_1
}

package org.dars.translator.memory;

/**
 * How far a translation is to be trusted, worst first: a better one replaces a worse one in the
 * memory, never the other way round.
 */
public enum Quality {
  /** Made-up text that shows layout problems; never remembered. */
  PSEUDO,
  /** Rules and dictionaries. */
  RULES,
  /** A neural translation model. */
  NEURAL,
  /** A language model that saw the document around the segment. */
  LANGUAGE_MODEL,
  /** A person. */
  PERSON
}

package org.dars.translator.adapt;

/**
 * Who proposed an adaptation.
 *
 * @param name the rule set, the engine's id, or the person's name
 */
public record Proposer(Kind kind, String name) {

  /** What kind of proposer. */
  public enum Kind {
    RULE,
    ENGINE,
    PERSON
  }
}

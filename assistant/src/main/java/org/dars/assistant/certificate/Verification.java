package org.dars.assistant.certificate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of looking at a certificate.
 *
 * @param checks all of them, in the order in which they were made
 * @param credential what was read; null when nothing could be
 */
public record Verification(List<Check> checks, @Nullable ObjectNode credential) {

  /** What is looked at. */
  public enum Kind {
    /** It is JSON, or a picture that holds some. */
    READABLE,
    /** It has the members that the specifications require, and none that no signature covers. */
    SHAPE,
    /** Every term is defined by the contexts. */
    JSON_LD,
    /** The signature is that of the content. */
    PROOF,
    /** The key is one of the issuer that is trusted here. */
    KEY,
    /** It is valid now. */
    TIME,
    /** It is not revoked. */
    STATUS
  }

  /** How a check ended. */
  public enum State {
    PASSED,
    FAILED,
    /** Could not be made, since an earlier one failed or something is missing. */
    NOT_MADE
  }

  /**
   * One check.
   *
   * @param detail a sentence in English: what was found, or what is wrong
   */
  public record Check(Kind kind, State state, String detail) {}

  public Verification {
    checks = List.copyOf(checks);
  }

  /** Whether every check was made and passed. */
  public boolean verified() {
    return checks.stream().allMatch(c -> c.state() == State.PASSED);
  }

  /** How a check ended. */
  public State state(Kind kind) {
    return checks.stream()
        .filter(c -> c.kind() == kind)
        .findFirst()
        .map(Check::state)
        .orElse(State.NOT_MADE);
  }

  /** A member of the credential as text: "/issuer/name"; "" when there is none. */
  public String text(String path) {
    return credential == null ? "" : credential.at(path).asText();
  }
}

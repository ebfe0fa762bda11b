package org.dars.translator.check;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A finding as it stands among a segment's notes: {@code numbers: the number 5 is missing}. What
 * stands before the colon is the kind's id, which settings take and pages have words for.
 *
 * @param message half a sentence, English
 */
public record CheckNote(Issue.Kind kind, String message) {

  private static final Map<String, Issue.Kind> KINDS =
      Stream.of(Issue.Kind.values())
          .collect(Collectors.toUnmodifiableMap(Issue.Kind::id, Function.identity()));

  /** Takes a note apart; empty for one that no check wrote. */
  public static Optional<CheckNote> of(String note) {
    int colon = note.indexOf(": ");
    Issue.Kind kind = colon < 0 ? null : KINDS.get(note.substring(0, colon));
    return kind == null
        ? Optional.empty()
        : Optional.of(new CheckNote(kind, note.substring(colon + 2)));
  }

  /** As {@link #of} takes it. */
  @Override
  public String toString() {
    return kind.id() + ": " + message;
  }
}

package org.dars.assistant.localise;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dars.translator.check.Phrase;

/** What is noted about a segment when a person decides. */
public enum PersonNote {
  AS_IT_WAS("approved as it was by {0}"),
  SENT_BACK("sent back by {0}"),
  ANEW("to be translated anew, says {0}");

  @SuppressWarnings("ImmutableEnumChecker") // a phrase never changes
  private final Phrase phrase;

  PersonNote(String template) {
    phrase = new Phrase(template);
  }

  /** As it stands among a segment's notes. */
  String by(String person) {
    return phrase.with(person);
  }

  /** Whether a note says this. */
  boolean says(String note) {
    return phrase.words(note).isPresent();
  }

  /** For keys of messages: "sent-back". */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * A note with its words.
   *
   * @param person who made the text, or decided
   */
  public record Said(PersonNote note, String person) {}

  /** Takes a note apart; empty for another. */
  public static Optional<Said> of(String note) {
    for (PersonNote one : values()) {
      Optional<List<String>> words = one.phrase.words(note);
      if (words.isPresent()) {
        return Optional.of(new Said(one, words.get().getFirst()));
      }
    }
    return Optional.empty();
  }
}

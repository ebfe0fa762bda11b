package org.dars.assistant.web;

import java.util.List;
import java.util.Optional;
import org.dars.assistant.localise.PersonNote;
import org.dars.translator.check.CheckNote;
import org.dars.translator.check.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A note about a segment, to be said in a reader's language where it is one that Dars makes.
 *
 * @param key of the message that says what it is about, "" for one that no check wrote
 * @param reason key of the message that says it, "" where there is none
 * @param words of that message
 * @param text the note, or what a check says, in English
 */
record Finding(String key, String reason, List<String> words, String text) {

  Finding {
    words = List.copyOf(words);
  }

  /** A note, as segments keep it. */
  static Finding of(String note) {
    Optional<CheckNote> check = CheckNote.of(note);
    if (check.isEmpty()) {
      return PersonNote.of(note)
          .map(said -> new Finding("", "noted." + said.note().id(), List.of(said.person()), note))
          .orElseGet(() -> new Finding("", "", List.of(), note));
    }
    String key = "check." + check.get().kind().id();
    String message = check.get().message();
    return Reason.of(message)
        .map(said -> new Finding(key, "reason." + said.reason().id(), said.words(), message))
        .orElseGet(() -> new Finding(key, "", List.of(), message));
  }

  /** What is said in a reader's language; {@link #text} where that is all there is. */
  String said(Messages m) {
    if (reason.isEmpty()) {
      return text;
    }
    boolean languages =
        List.of("reason.script", "reason.language", "reason.foreign-mark").contains(reason);
    return m.get(reason, words.stream().map(w -> languages ? m.languageName(w) : w).toArray());
  }

  /** In what language that is; null for the page's own. */
  @Nullable String language() {
    return reason.isEmpty() && !key.isEmpty() ? "en" : null;
  }
}

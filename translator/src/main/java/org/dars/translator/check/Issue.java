package org.dars.translator.check;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a translation.
 *
 * @param kind what
 * @param severity how bad
 * @param message half a sentence for the person who looks at it
 * @param fixed the whole translation with this mended, guarded like it, or null where no change is
 *     safe
 */
public record Issue(Kind kind, Severity severity, String message, @Nullable String fixed) {

  /** What can be wrong, with how bad it is unless settings say otherwise. */
  public enum Kind {
    EMPTY(Severity.ERROR),
    /** A number of the source is missing, or one was added. */
    NUMBERS(Severity.ERROR),
    /** The source asks and the translation does not: most likely it answers. */
    QUESTION(Severity.ERROR),
    /** Far too long or short: an answer, a refusal, or another segment's translation. */
    LENGTH(Severity.ERROR),
    /** Hardly any letter is of the target language's script. */
    SCRIPT(Severity.ERROR),
    /** It holds text of an engine's answer format: a code fence that the source has not. */
    WRAPPING(Severity.ERROR),
    /** The same text as the source: a name, or left untranslated. */
    SAME_AS_SOURCE(Severity.INFO),
    /** A whole clause is the same as in the source. */
    UNTRANSLATED(Severity.WARNING),
    /** It reads like another language of the same script. */
    LANGUAGE(Severity.WARNING),
    /** A unit of measure became another one. */
    UNITS(Severity.WARNING),
    /** A placeholder of the source is missing, or one was added. */
    PLACEHOLDER(Severity.ERROR),
    /** What looks like a placeholder is none: nothing would take its place. */
    LEFTOVER_PLACEHOLDER(Severity.ERROR),
    /** None of the termbase's terms stands where the source has the concept. */
    TERMINOLOGY(Severity.WARNING),
    FORBIDDEN_TERM(Severity.WARNING),
    REPEATED_WORD(Severity.WARNING),
    /** Two translations in one, or the source and its translation. */
    DOUBLE_TRANSLATION(Severity.WARNING),
    /** The same source was translated otherwise elsewhere. */
    INCONSISTENT(Severity.INFO),
    /** The mark at the end is another, or marks are not those of the language. */
    PUNCTUATION(Severity.WARNING),
    SPACING(Severity.INFO),
    QUOTES(Severity.WARNING),
    BRACKETS(Severity.WARNING),
    /** Text of two directions would be shown out of order. */
    BIDI(Severity.WARNING),
    /** Marks of Markdown or HTML that do not match the source's. */
    MARKUP(Severity.WARNING),
    /** A quiz has other keys than its source. */
    QUIZ_KEYS(Severity.ERROR),
    SUBTITLE_SPEED(Severity.WARNING),
    SUBTITLE_LINES(Severity.WARNING),
    SUBTITLE_DURATION(Severity.WARNING),
    /** What a grammar checker says. */
    GRAMMAR(Severity.INFO);

    private final Severity severity;

    Kind(Severity severity) {
      this.severity = severity;
    }

    /** How bad it is unless settings say otherwise. */
    public Severity severity() {
      return severity;
    }

    /** As settings and reports name it: "repeated-word". */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Of the kind's own severity, without a fix. */
  public Issue(Kind kind, String message) {
    this(kind, kind.severity(), message, null);
  }

  /** Of the kind's own severity, with a fix. */
  public static Issue fixable(Kind kind, String message, String fixed) {
    return new Issue(kind, kind.severity(), message, fixed);
  }

  /** Whether the segment has to stay in its source language until a person has looked. */
  public boolean holds() {
    return severity == Severity.ERROR;
  }

  /** Whether a person has to look: all but a note, and what contradicts another segment. */
  public boolean waits() {
    return severity != Severity.INFO || kind == Kind.INCONSISTENT;
  }

  /** As it stands among a segment's notes; {@link CheckNote} reads it. */
  public String note() {
    return new CheckNote(kind, message).toString();
  }

  /** The same, as bad as that. */
  public Issue as(Severity other) {
    return new Issue(kind, other, message, fixed);
  }
}

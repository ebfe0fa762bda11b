package org.dars.translator.update;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of one segment.
 *
 * @param kind what happened
 * @param before the old version's segment, null exactly where {@code kind} is {@link Kind#NEW}
 * @param now the new version's segment, null exactly where {@code kind} is {@link Kind#GONE}
 * @param score likeness of the two sources, 0–1: 1 where they are the same, 0 where one is missing
 */
public record Change(
    Kind kind, @Nullable VersionSegment before, @Nullable VersionSegment now, double score) {

  /** What happened to a segment. */
  public enum Kind {
    /** The same text in the same order: its translation is kept with its state. */
    UNCHANGED,
    /** The same text in another place: its translation is kept with its state. */
    MOVED,
    /** A text that the old version has and keeps elsewhere: its translation is used again. */
    REPEATED,
    /** Like a text of the old version: that one's translation is offered as a fuzzy match. */
    EDITED,
    /** Like nothing that was there. */
    NEW,
    /** In the old version only. */
    GONE;

    /** Whether the old translation is the new segment's as it is. */
    public boolean reuses() {
      return this == UNCHANGED || this == MOVED || this == REPEATED;
    }
  }

  public Change {
    if ((before == null) != (kind == Kind.NEW) || (now == null) != (kind == Kind.GONE)) {
      throw new IllegalArgumentException(kind + " with " + before + " before and " + now + " now");
    }
  }

  /** Whether work that a person approved does not fit any more and waits for a person. */
  public boolean stale() {
    return kind == Kind.EDITED && before != null && before.work() == Work.APPROVED;
  }

  /** Why, in one sentence for people. */
  public String why() {
    return switch (kind) {
      case UNCHANGED -> place("its text is the same in the same place");
      case MOVED -> place("its text is the same, and stood at " + at());
      case REPEATED -> "its text is the same as at " + at() + ", which stays too";
      case EDITED ->
          String.format(
              Locale.ROOT,
              "its text is %.0f%% like that at %s%s",
              Math.floor(score * 100),
              at(),
              stale() ? ", whose approved translation is stale for it" : "");
      case NEW -> "nothing in the old version is like it";
      case GONE ->
          "the new version has nothing like it"
              + (before != null && before.work() == Work.APPROVED
                  ? "; its approved translation stays in the memory"
                  : "");
    };
  }

  private String place(String why) {
    boolean renamed =
        before != null
            && now != null
            && kind == Kind.UNCHANGED
            && !(before.document().equals(now.document()) && before.id().equals(now.id()));
    return renamed ? why + ", which was called " + at() : why;
  }

  private String at() {
    return before == null ? "" : before.document() + " " + before.id();
  }
}

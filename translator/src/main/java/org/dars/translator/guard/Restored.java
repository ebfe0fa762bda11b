package org.dars.translator.guard;

import java.util.List;
import org.dars.index.courseware.Inline;

/** A translation with its placeholders written back, or why that cannot be done. */
public sealed interface Restored {

  /**
   * Every placeholder is there once, and pairs are nested.
   *
   * @param content the segment's new content, with its edges; no two texts stand side by side
   * @param text the translation as repaired, with placeholders: what the memory keeps
   * @param repairs what had to be mended, for the report; mostly empty
   */
  record Whole(List<Inline> content, String text, List<String> repairs) implements Restored {
    public Whole {
      content = List.copyOf(content);
      repairs = List.copyOf(repairs);
    }
  }

  /**
   * The segment has to stay in its source language.
   *
   * @param reason what is damaged: "⟦2⟧ (https://example.org) is missing"
   */
  record Damaged(String reason) implements Restored {}
}

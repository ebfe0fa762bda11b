package org.dars.translator.adapt;

import org.dars.index.courseware.Block;
import org.dars.index.courseware.Inline;

/**
 * The text around a place. A record keeps what stood around it, so that it counts as stale once
 * that has changed: the same words may mean something else in another sentence, and a block's id is
 * its place in the document, which another block may have taken.
 */
public final class Surroundings {

  /** Stands for code, formulas and pictures: no rule's pattern matches it. */
  public static final char OBJECT = '\uFFFC';

  /** Characters on either side. */
  private static final int REACH = 60;

  private Surroundings() {}

  /** How markup stands in a block's text: white space as it is, anything else as one sign. */
  public static String shown(Inline.Markup markup) {
    return markup.visible().isBlank() ? markup.visible() : String.valueOf(OBJECT);
  }

  /**
   * What stands around {@code [from, to)}, with it.
   *
   * @param text a block's, markup as {@link #shown} has it
   */
  public static String of(String text, int from, int to) {
    int start = Math.max(0, from - REACH);
    int end = Math.min(text.length(), to + REACH);
    String around =
        (start > 0 ? "…" : "")
            + text.substring(start, end).replace(String.valueOf(OBJECT), "[…]")
            + (end < text.length() ? "…" : "");
    return around.replaceAll("\\s+", " ").strip();
  }

  /**
   * What stands around a place of a block.
   *
   * @throws IndexOutOfBoundsException when the block has no such place
   */
  public static String of(Block block, Place place) {
    StringBuilder text = new StringBuilder();
    int start = 0;
    for (int i = 0; i < block.content().size(); i++) {
      if (i == place.inline()) {
        start = text.length();
      }
      text.append(
          switch (block.content().get(i)) {
            case Inline.Text t -> t.value();
            case Inline.Markup m -> shown(m);
          });
    }
    return of(text.toString(), start + place.from(), start + place.to());
  }
}

package org.dars.index.courseware.quiz;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.TextSyntax;

/** Where the texts of a GIFT item stand in the file, and how others are written there. */
final class GiftPlaces {

  /** What a text in GIFT begins with and is no text. */
  private static final Pattern LEADING =
      Pattern.compile("//|\\[(?:html|moodle|plain|markdown)\\]|%-*[0-9]");

  /**
   * How a text of the file itself is written.
   *
   * @param syntax its escapes
   * @param guard what may stand before it where it begins like something else, "" for nothing
   * @param entities whether a character may be written as a reference
   * @param key whether it is alone in its answer block, where T and F have a meaning
   */
  record Place(TextSyntax syntax, String guard, boolean entities, boolean key) {}

  private final GiftText text;
  private final Map<Integer, Place> places = new HashMap<>();

  GiftPlaces(GiftText text) {
    this.text = text;
  }

  /** Remembers how the text is written that begins at an offset. */
  void put(int start, Place place) {
    places.put(start, place);
  }

  /** The text that begins at a place, written anew. */
  String write(Block block, List<Inline> content, int start) {
    Place place = places.getOrDefault(start, new Place(GiftText.PLAIN, "", false, false));
    StringBuilder out = new StringBuilder();
    boolean emptyLine = text.beginsLine(start);
    boolean first = true;
    for (Inline inline : content) {
      String s =
          inline instanceof Inline.Markup m
              ? m.source()
              : place.syntax().encoded(inline.visibleText());
      boolean breaks = inline instanceof Inline.Markup && s.matches("(?s).*[\\r\\n][ \\t]*");
      boolean comment = emptyLine && s.stripLeading().startsWith("//");
      if (emptyLine && (breaks || (comment && !first))) {
        out.append("\\n"); // no blank line ends the item, no text becomes a comment
      }
      out.append(first ? begun(s, place, emptyLine, block) : s);
      emptyLine = breaks || (emptyLine && s.isBlank());
      first = false;
    }
    return emptyLine && !first ? out.append("\\n").toString() : out.toString();
  }

  private String begun(String s, Place place, boolean beginsLine, Block block) {
    String t = s.stripLeading();
    boolean comment = beginsLine && t.startsWith("//");
    boolean mark =
        comment
            || GiftItem.FORMAT.matcher(t).lookingAt()
            || (GiftItem.WEIGHT.matcher(t).lookingAt() && block.kind() == BlockKind.OPTION);
    if (place.key() && GiftItem.TRUTH.matcher(t.strip()).matches()) {
      return "=" + t;
    }
    if (mark && place.entities()) {
      return "&\\#" + (int) t.charAt(0) + ";" + t.substring(1);
    }
    return mark ? place.guard() + t : s;
  }

  /** A text that begins like a mark, with its first character as a reference. */
  static String guarded(String s) {
    return LEADING.matcher(s).lookingAt() ? "&#" + (int) s.charAt(0) + ";" + s.substring(1) : s;
  }
}

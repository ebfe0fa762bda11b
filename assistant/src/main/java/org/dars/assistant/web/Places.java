package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.jspecify.annotations.Nullable;

/** The places of a document, and the list that leads to them. */
final class Places {

  /** Recordings longer than this are cut into stretches of {@link #LONG_STRETCH} minutes. */
  private static final int MINUTES_ONE_BY_ONE = 20;

  private static final int LONG_STRETCH = 5;
  private static final int LONGEST_TITLE = 70;

  /**
   * An entry of a document's contents.
   *
   * @param block id of the block that it leads to
   * @param mark number of the slide, page or question, time of the stretch; "" for none
   * @param title a heading, or the first words
   */
  record Entry(String block, String mark, String title) {}

  /**
   * Blocks of one place.
   *
   * @param block id of the first
   */
  record Group(String block, Place place) {}

  private final List<Block> blocks;
  private final int minutes;

  private Places(List<Block> blocks, int minutes) {
    this.blocks = blocks;
    this.minutes = minutes;
  }

  /** The places of a whole document. */
  static Places of(List<Block> blocks) {
    long longest = 0;
    for (Block block : blocks) {
      if (block.anchor() instanceof Anchor.Time t) {
        longest = Math.max(longest, t.start().toMinutes());
      }
    }
    return new Places(blocks, longest < MINUTES_ONE_BY_ONE ? 1 : LONG_STRETCH);
  }

  /** The place of a block, or null where headings lead. */
  @Nullable Place of(Block block) {
    return Place.of(block.anchor(), minutes);
  }

  /** Every place in reading order. */
  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    Place last = null;
    for (Block block : blocks) {
      Place place = of(block);
      if (place != null && !place.equals(last)) {
        groups.add(new Group(block.id(), place));
      }
      last = place;
    }
    return groups;
  }

  /**
   * What a list of contents shows: slides, questions, sheets and stretches one by one; headings
   * with their page; pages where there are no headings.
   *
   * @param title the document's own, which is not repeated
   */
  List<Entry> contents(String title) {
    boolean headings = blocks.stream().anyMatch(b -> opensSection(b, title));
    List<Entry> entries = new ArrayList<>();
    Place last = null;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Place place = of(block);
      if (place != null && !(place.kind() == Place.Kind.PAGE && headings)) {
        if (!place.equals(last)) {
          entries.add(entry(place, i));
        }
      } else if (opensSection(block, title)) {
        entries.add(new Entry(block.id(), place == null ? "" : place.mark(), block.text()));
      }
      last = place;
    }
    return entries;
  }

  private static boolean opensSection(Block block, String title) {
    return block.kind() == BlockKind.HEADING
        && block.level() <= 3
        && !block.text().isEmpty()
        && !block.text().equals(title);
  }

  private Entry entry(Place place, int first) {
    Block block = blocks.get(first);
    return switch (place.kind()) {
      case SHEET -> new Entry(block.id(), "", place.name());
      case QUESTION ->
          new Entry(
              block.id(),
              place.mark(),
              place.name().isEmpty() ? words(place, first) : place.name());
      case SLIDE, PAGE, TIME -> new Entry(block.id(), place.mark(), words(place, first));
    };
  }

  /** The slide's title, else the first words of the place. */
  private String words(Place place, int first) {
    StringBuilder words = new StringBuilder();
    for (int i = first; i < blocks.size() && place.equals(of(blocks.get(i))); i++) {
      String text = blocks.get(i).text();
      words.append(words.isEmpty() || text.isEmpty() ? "" : " ").append(text);
      boolean whole =
          blocks.get(i).kind() == BlockKind.SLIDE_TITLE
              || blocks.get(i).kind() == BlockKind.HEADING;
      if (words.length() > LONGEST_TITLE || (whole && !text.isEmpty())) {
        break;
      }
    }
    return shortened(words.toString());
  }

  private static String shortened(String words) {
    if (words.length() <= LONGEST_TITLE) {
      return words;
    }
    int space = words.lastIndexOf(' ', LONGEST_TITLE);
    int end = space < LONGEST_TITLE / 2 ? LONGEST_TITLE : space;
    if (Character.isHighSurrogate(words.charAt(end - 1))) {
      end--;
    }
    return words.substring(0, end) + "…";
  }
}

package org.dars.index.courseware;

import java.util.List;

/**
 * A courseware file, read.
 *
 * @param path its path inside the course, with {@code /}, as given to the reader
 * @param mediaType IANA media type, lower case, without parameters
 * @param title its title: front matter, {@code <title>}, metadata, first heading, or file name
 * @param language BCP 47 primary tag ("en", "kk"): declared by the file, else detected; "und" when
 *     unknown
 * @param blocks in reading order
 * @param warnings what was left out or looks wrong, one sentence each, for the person who added it
 */
public record CoursewareDocument(
    String path,
    String mediaType,
    String title,
    String language,
    List<Block> blocks,
    List<String> warnings) {

  public CoursewareDocument {
    blocks = List.copyOf(blocks);
    warnings = List.copyOf(warnings);
  }

  /** The number of white-space separated words over all blocks. */
  public int words() {
    return blocks.stream()
        .map(Block::text)
        .mapToInt(t -> t.isEmpty() ? 0 : t.split("\\s+").length)
        .sum();
  }
}

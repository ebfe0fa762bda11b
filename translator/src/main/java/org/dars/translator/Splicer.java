package org.dars.translator;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.WritingDirection;

/**
 * Writes a draft into its file and proves the result by reading it back: the same blocks, and in
 * each the text that was meant. A block whose translation would break the file ("1. Januar" at the
 * start of a Markdown paragraph) is left in its source language.
 */
public final class Splicer {

  /** What is to be written, and where it is told what cannot be. */
  public interface Changes {

    /** New content by block id; only blocks that differ from the document. */
    Map<String, List<Inline>> changed();

    /** Leaves a block as it is: it is no longer among {@link #changed}. */
    void holdBack(String block, String reason);
  }

  private static final String BREAKS = "with its translation the file would not read as it did";

  private static final Pattern TAG = Pattern.compile("<[\\w:.-]+");

  private final Courseware courseware;

  private final WritingDirection direction;

  /**
   * @param language that is written, BCP 47
   */
  Splicer(Courseware courseware, String language) {
    this.courseware = courseware;
    this.direction =
        ULocale.forLanguageTag(language).isRightToLeft()
            ? WritingDirection.RIGHT_TO_LEFT
            : WritingDirection.LEFT_TO_RIGHT;
  }

  /** Writes in the document's own language: the direction of its text stays as it is. */
  public Splicer(Courseware courseware) {
    this.courseware = courseware;
    this.direction = WritingDirection.LEFT_TO_RIGHT;
  }

  /**
   * Writes all changes that leave the file whole, and holds the others back.
   *
   * @param source what {@code document} was read from
   */
  public byte[] splice(
      SourceFile source, byte[] original, CoursewareDocument document, Changes draft)
      throws IOException {
    while (true) {
      Map<String, List<Inline>> changed = draft.changed();
      if (changed.isEmpty()) {
        return original;
      }
      byte[] bytes = courseware.splice(original, document, changed, direction);
      Optional<String> broken = firstBroken(source, bytes, document, changed);
      if (broken.isEmpty()) {
        return bytes;
      }
      draft.holdBack(broken.get(), BREAKS);
    }
  }

  /** The changed block that the read-back stumbles over; always one of {@code changed}. */
  private Optional<String> firstBroken(
      SourceFile source,
      byte[] bytes,
      CoursewareDocument document,
      Map<String, List<Inline>> changed)
      throws IOException {
    List<Block> again;
    try {
      again = read(bytes, source).blocks();
    } catch (CoursewareException e) {
      return Optional.of(changed.keySet().iterator().next());
    }
    String suspect = changed.keySet().iterator().next();
    List<Block> blocks = document.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      suspect = changed.containsKey(block.id()) ? block.id() : suspect;
      if (i >= again.size() || !same(again.get(i), meant(block, changed))) {
        return Optional.of(suspect);
      }
    }
    return again.size() == blocks.size() ? Optional.empty() : Optional.of(suspect);
  }

  /** Reads a file as it would be written. */
  CoursewareDocument read(byte[] bytes, SourceFile source) throws CoursewareException, IOException {
    Path temporary = Files.createTempFile("dars-", ".check");
    try {
      Files.write(temporary, bytes);
      return courseware.read(source.at(temporary));
    } finally {
      Files.delete(temporary);
    }
  }

  private static Block meant(Block block, Map<String, List<Inline>> changed) {
    List<Inline> content = changed.getOrDefault(block.id(), block.content());
    return new Block(
        block.id(), block.kind(), block.level(), content, block.anchor(), block.span());
  }

  private static boolean same(Block is, Block meant) {
    return is.id().equals(meant.id())
        && is.kind() == meant.kind()
        && is.text().equals(meant.text())
        && markup(is).equals(markup(meant));
  }

  /**
   * The markup as far as it has to be the same: a Markdown writer may put {@code <strong>} where
   * {@code **} would touch a letter, and a picture's description or a text box is a block of its
   * own, translated inside the markup.
   */
  private static List<String> markup(Block block) {
    return block.content().stream()
        .filter(Inline.Markup.class::isInstance)
        .map(Inline.Markup.class::cast)
        .map(m -> m.role() == Inline.Role.ALONE ? name(m.source()) : m.role().name())
        .toList();
  }

  /** The name of a tag; all of any other mark. */
  private static String name(String source) {
    Matcher tag = TAG.matcher(source);
    return tag.lookingAt() ? tag.group() : source;
  }
}

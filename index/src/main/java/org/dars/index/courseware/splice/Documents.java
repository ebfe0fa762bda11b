package org.dars.index.courseware.splice;

import java.util.List;
import java.util.stream.Collectors;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.LanguageDetector;

/** What every reader does last: a title and a language for the blocks it found. */
public final class Documents {

  /** Text that a language is told from. */
  private static final int SAMPLE = 4_000;

  private Documents() {}

  /**
   * @param title declared by the file, "" for none
   * @param language declared by the file, "" for none
   */
  public static CoursewareDocument of(
      String path,
      String mediaType,
      String title,
      String language,
      List<Block> blocks,
      List<String> warnings) {
    return new CoursewareDocument(
        path,
        mediaType,
        title.isBlank() ? title(path, blocks) : title.strip().replaceAll("\\s+", " "),
        language.isEmpty() ? LanguageDetector.standard().detect(sample(blocks)) : language,
        blocks,
        warnings);
  }

  private static String title(String path, List<Block> blocks) {
    return blocks.stream()
        .filter(b -> b.kind() == BlockKind.HEADING || b.kind() == BlockKind.SLIDE_TITLE)
        .map(Block::text)
        .findFirst()
        .orElseGet(() -> fileTitle(path));
  }

  /** {@code unit-1/02-tokens_and_limits.md} is "tokens and limits". */
  public static String fileTitle(String path) {
    String name =
        path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[A-Za-z0-9]{1,8}$", "");
    String words = name.replaceFirst("^\\d+[-_. ]+", "").replaceAll("[-_]+", " ").strip();
    return words.isEmpty() ? name : words;
  }

  /** Running text first: code and formulas are in no language. */
  public static String sample(List<Block> blocks) {
    String sample =
        blocks.stream()
            .filter(b -> b.kind() != BlockKind.CODE && b.kind() != BlockKind.FORMULA)
            .flatMap(b -> b.content().stream())
            .filter(i -> i instanceof Inline.Text)
            .map(Inline::visibleText)
            .limit(400)
            .collect(Collectors.joining(" "));
    return sample.substring(0, Math.min(sample.length(), SAMPLE));
  }
}

package org.dars.translator.check;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Span;

/**
 * Looks whether a localised quiz still has the keys of its source: as many stems, options and
 * feedbacks, and outside the translated words the same marks of what is right (GIFT, Moodle XML,
 * QTI, H5P).
 */
public final class QuizKeys {

  private static final Pattern GIFT =
      Pattern.compile("[=~](?:%-?[\\d.]+%)?|\\{\\s*(?:TRUE|FALSE|T|F)\\b");

  private static final Pattern MARKED =
      Pattern.compile(
          "\\bfraction=\"[^\"]*\"|<(?:\\w+:)?correctResponse|<varequal\\b"
              + "|\"correct\"\\s*:\\s*(?:true|false)|\\bcorrect=\"\\w+\"");

  private QuizKeys() {}

  /**
   * @param original the source's bytes, in UTF-8
   * @param source as it was read
   * @param localised the spliced bytes
   * @param target as it was read again
   * @return nothing when the keys are the same
   */
  public static Optional<Issue> look(
      byte[] original, CoursewareDocument source, byte[] localised, CoursewareDocument target) {
    Map<BlockKind, Integer> had = counts(source);
    Map<BlockKind, Integer> has = counts(target);
    for (BlockKind kind : List.of(BlockKind.STEM, BlockKind.OPTION, BlockKind.FEEDBACK)) {
      int before = had.getOrDefault(kind, 0);
      int after = has.getOrDefault(kind, 0);
      if (before != after) {
        return Optional.of(
            new Issue(
                Issue.Kind.QUIZ_KEYS,
                Reason.QUIZ_PARTS.with(
                    before, kind.name().toLowerCase(java.util.Locale.ROOT), after)));
      }
    }
    return packed(source) || keys(original, source).equals(keys(localised, target))
        ? Optional.empty()
        : Optional.of(new Issue(Issue.Kind.QUIZ_KEYS, Reason.QUIZ_MARKS.with()));
  }

  private static Map<BlockKind, Integer> counts(CoursewareDocument document) {
    Map<BlockKind, Integer> counts = new EnumMap<>(BlockKind.class);
    document.blocks().forEach(b -> counts.merge(b.kind(), 1, Integer::sum));
    return counts;
  }

  /** Whether a document is made of packed parts: its bytes say nothing as they stand. */
  private static boolean packed(CoursewareDocument document) {
    return document.blocks().stream().anyMatch(b -> b.span() != null && !b.span().part().isEmpty());
  }

  /** The marks that stand outside all blocks. */
  private static List<String> keys(byte[] bytes, CoursewareDocument document) {
    StringBuilder skeleton = new StringBuilder();
    List<Span> spans =
        document.blocks().stream()
            .map(Block::span)
            .filter(s -> s != null && s.part().isEmpty())
            .sorted(Comparator.comparingInt(Span::start))
            .toList();
    int from = 0;
    for (Span span : spans) {
      if (span.start() > from) {
        skeleton.append(new String(bytes, from, span.start() - from, StandardCharsets.UTF_8));
      }
      from = Math.max(from, span.end());
    }
    skeleton.append(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8));
    Pattern keys = document.mediaType().contains("gift") ? GIFT : MARKED;
    return keys.matcher(skeleton).results().map(MatchResult::group).toList();
  }
}

package org.dars.translator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.Span;
import org.dars.translator.check.CheckSettings;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Consistency;
import org.dars.translator.check.Issue;
import org.dars.translator.check.QuizKeys;
import org.dars.translator.check.Severity;
import org.dars.translator.check.SubtitleCheck;

/**
 * Looks at a document as it would be written: the keys of its quiz, the subtitles as they are
 * broken into lines, equal sources. What is found goes to the segments.
 */
final class DocumentChecks {

  /** What is found by looking at more than a segment. */
  static final Set<Issue.Kind> KINDS =
      Set.of(
          Issue.Kind.QUIZ_KEYS,
          Issue.Kind.SUBTITLE_SPEED,
          Issue.Kind.SUBTITLE_LINES,
          Issue.Kind.SUBTITLE_DURATION,
          Issue.Kind.INCONSISTENT);

  private static final Set<BlockKind> QUIZ =
      Set.of(BlockKind.STEM, BlockKind.OPTION, BlockKind.FEEDBACK);

  private final Splicer splicer;
  private final LocalisationRequest request;
  private final ReviewPolicy policy;

  DocumentChecks(Splicer splicer, LocalisationRequest request, ReviewPolicy policy) {
    this.splicer = splicer;
    this.request = request;
    this.policy = policy;
  }

  /**
   * Notes equal sources that were translated in more than one way.
   *
   * @param draft all settled
   */
  void equalSources(Draft draft) {
    List<Unit> units = new ArrayList<>();
    List<CheckedPair> pairs = new ArrayList<>();
    for (Unit unit : draft.units()) {
      CheckedPair pair = unit.pair(request);
      if (pair != null) {
        units.add(unit);
        pairs.add(pair);
      }
    }
    Consistency.look(pairs, settings())
        .forEach((index, issue) -> units.get(index).flag(issue, policy));
  }

  /**
   * Looks at a file before it is written. Where the keys of a quiz would change, all its segments
   * are held back.
   *
   * @param written the file with the draft in it
   * @return what the person who asked should know, one sentence each
   */
  List<String> written(
      SourceFile source, byte[] original, CoursewareDocument document, Draft draft, byte[] written)
      throws IOException {
    boolean quiz = wanted(Issue.Kind.QUIZ_KEYS) && has(document, QUIZ);
    boolean cues = has(document, Set.of(BlockKind.CUE));
    if (draft.changed().isEmpty() || (!quiz && !cues)) {
      return List.of();
    }
    try {
      CoursewareDocument again = splicer.read(written, source);
      if (cues) {
        cues(document, original, again, written, draft);
      }
      return quiz ? quiz(original, document, written, again, draft) : List.of();
    } catch (CoursewareException e) {
      throw new IllegalStateException("the splicer has read it back", e);
    }
  }

  private List<String> quiz(
      byte[] original,
      CoursewareDocument document,
      byte[] written,
      CoursewareDocument again,
      Draft draft) {
    Optional<Issue> found = QuizKeys.look(original, document, written, again);
    Severity severity = settings().severity(Issue.Kind.QUIZ_KEYS, request.to());
    if (found.isEmpty() || severity == null) {
      return List.of();
    }
    Issue issue = found.get().as(severity);
    if (!issue.holds()) {
      return List.of(issue.note());
    }
    draft.units().forEach(unit -> unit.holdBack(issue));
    return List.of(issue.note() + "; the quiz stays in its source language until a person looked");
  }

  private void cues(
      CoursewareDocument document,
      byte[] original,
      CoursewareDocument again,
      byte[] written,
      Draft draft) {
    Map<String, Block> spoken = new HashMap<>();
    again.blocks().forEach(block -> spoken.put(block.id(), block));
    Set<String> changed = draft.changed().keySet();
    for (Block block : document.blocks()) {
      Block now = spoken.get(block.id());
      if (now != null
          && changed.contains(block.id())
          && block.anchor() instanceof Anchor.Time time
          && time.end().compareTo(time.start()) > 0) {
        List<Unit> units =
            draft.units(block).stream().filter(u -> u.pair(request) != null).toList();
        for (Issue issue :
            SubtitleCheck.look(
                lines(original, block),
                request.from(),
                lines(written, now),
                time.end().minus(time.start()),
                request.to(),
                settings())) {
          if (issue.holds()) {
            units.forEach(unit -> unit.holdBack(issue));
          } else if (!units.isEmpty()) {
            units.getFirst().flag(issue, policy);
          }
        }
      }
    }
  }

  /** A cue as it stands in its file, line by line. */
  private static String lines(byte[] file, Block cue) {
    Span span = cue.span();
    return span == null
        ? cue.text()
        : new String(file, span.start(), span.length(), StandardCharsets.UTF_8)
            .replaceAll("\\R", "\n")
            .replaceAll("&(?:lrm|rlm);", "")
            .replaceAll("&\\w+;", "&");
  }

  private static boolean has(CoursewareDocument document, Set<BlockKind> kinds) {
    return document.blocks().stream().anyMatch(b -> kinds.contains(b.kind()));
  }

  private boolean wanted(Issue.Kind kind) {
    return settings().severity(kind, request.to()) != null;
  }

  private CheckSettings settings() {
    return request.checks().settings();
  }
}

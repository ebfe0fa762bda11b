package org.dars.assistant.localise;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.store.SegmentRows.Filter;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.check.Issue;

/**
 * Looks again at finished work, after the team's terms or checks changed: what fails now and did
 * not before is set waiting with the reason, its text as it was. What a person approved with the
 * same remark before their eyes stays approved. No engine is asked.
 */
public final class Rechecks {

  /** Segments that are looked at, and decided about, in one go. */
  private static final int STEP = 500;

  /** What is finished: the rest waits already, or has no translation. */
  private static final Set<SegmentState> FINISHED =
      Set.of(SegmentState.APPROVED, SegmentState.DRAFT);

  private final ReviewDesk desk;

  /**
   * @param desk with the team's checks as they are now
   */
  public Rechecks(ReviewDesk desk) {
    this.desk = desk;
  }

  /** A finished segment with what is found now and was not noted before. */
  public record Found(Placed placed, List<Issue> issues) {
    public Found {
      issues = List.copyOf(issues);
    }
  }

  /**
   * What a look came to.
   *
   * @param looked finished segments
   * @param approved how many of those found people had approved
   * @param kinds how many segments have a new finding of a kind
   * @param found segments that fail now, in course order
   */
  public record Look(int looked, int approved, Map<Issue.Kind, Integer> kinds, List<Found> found) {
    public Look {
      kinds = new EnumMap<>(kinds);
      found = List.copyOf(found);
    }
  }

  /** What would be set waiting; nothing is changed. */
  public Look look() {
    Filter finished = new Filter(FINISHED, null, "", 0);
    List<Found> found = new ArrayList<>();
    Map<Issue.Kind, Integer> kinds = new EnumMap<>(Issue.Kind.class);
    int looked = 0;
    int approved = 0;
    List<Placed> step = desk.rows().list(finished, 0, STEP);
    while (!step.isEmpty()) {
      for (Placed placed : step) {
        List<Issue> issues = fresh(placed.segment());
        if (!issues.isEmpty()) {
          found.add(new Found(placed, issues));
          approved += placed.segment().state() == SegmentState.APPROVED ? 1 : 0;
          issues.stream().map(Issue::kind).distinct().forEach(k -> kinds.merge(k, 1, Integer::sum));
        }
      }
      looked += step.size();
      step = desk.rows().list(finished, looked, STEP);
    }
    return new Look(looked, approved, kinds, found);
  }

  /**
   * Sets what fails now waiting.
   *
   * @param by the person who asked for it
   * @return what was found; its segments wait
   */
  public Look reopen(String by) {
    Look look = look();
    List<Found> found = look.found();
    for (int at = 0; at < found.size(); at += STEP) {
      List<Found> part = found.subList(at, Math.min(found.size(), at + STEP));
      desk.decide(by, tally -> part.forEach(f -> reopen(f.placed(), tally)));
    }
    return look;
  }

  /** As it stands at this moment: somebody may have decided since the look. */
  private void reopen(Placed placed, ReviewTally tally) {
    tally
        .now(placed)
        .filter(now -> FINISHED.contains(now.segment().state()))
        .ifPresent(now -> {
          List<Issue> issues = fresh(now.segment());
          if (!issues.isEmpty()) {
            tally.reopen(now, issues.stream().map(Issue::note).toList());
          }
        });
  }

  /** What a person has to look at and is not noted yet. */
  private List<Issue> fresh(StoredSegment s) {
    return desk.issues(s).stream()
        .filter(Issue::waits)
        .filter(issue -> !s.notes().contains(issue.note()))
        .toList();
  }
}

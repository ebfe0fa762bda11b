package org.dars.assistant.localise;

import java.util.List;
import org.dars.assistant.store.SegmentEvent;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.StoredSegment;

/**
 * What came of decisions.
 *
 * @param changes in the order in which they were made
 * @param already segments that were approved with this text before
 * @param untouched segments that came back as they went out, not signed off
 * @param problems what was left out and why, one sentence each
 * @param remarks what a check finds odd about texts that went in
 */
public record Taken(
    List<Change> changes,
    List<Placed> already,
    int untouched,
    List<String> problems,
    List<String> remarks) {

  /** A segment as it was, and as a decision makes it. */
  public record Change(
      String document, StoredSegment was, StoredSegment now, SegmentEvent.Act act) {}

  public Taken {
    changes = List.copyOf(changes);
    already = List.copyOf(already);
    problems = List.copyOf(problems);
    remarks = List.copyOf(remarks);
  }

  /** What came of all of them. */
  static Taken of(List<Taken> parts) {
    return new Taken(
        parts.stream().flatMap(t -> t.changes().stream()).toList(),
        parts.stream().flatMap(t -> t.already().stream()).toList(),
        parts.stream().mapToInt(Taken::untouched).sum(),
        parts.stream().flatMap(t -> t.problems().stream()).toList(),
        parts.stream().flatMap(t -> t.remarks().stream()).toList());
  }

  /** Segments that are approved now and were not, or not with this text. */
  public List<Placed> approved() {
    return changes.stream()
        .filter(c -> c.act() == SegmentEvent.Act.APPROVED)
        .map(c -> new Placed(c.document(), c.now()))
        .toList();
  }

  /** How many segments a person refused: they wait. */
  public int sentBack() {
    return count(SegmentEvent.Act.SENT_BACK);
  }

  /** How many segments the next run translates anew. */
  public int anew() {
    return count(SegmentEvent.Act.ANEW);
  }

  private int count(SegmentEvent.Act act) {
    return (int) changes.stream().filter(c -> c.act() == act).count();
  }
}

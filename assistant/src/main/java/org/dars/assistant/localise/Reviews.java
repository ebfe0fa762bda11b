package org.dars.assistant.localise;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.SegmentRows.Filter;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.Outcome;
import org.dars.translator.SegmentReview;
import org.dars.translator.SegmentReview.Finding;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.check.Checks;
import org.dars.translator.memory.EntryDetails;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.SegmentContext;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/**
 * What people decide about segments. What is approved goes into the translation memory, and into
 * the files when they are written the next time. Safe for use by several threads.
 */
public final class Reviews {

  /** Segments approved in one transaction. */
  private static final int STEP = 200;

  private final Database database;
  private final @Nullable TranslationMemory memory;
  private final @Nullable TeamChecks team;
  private final Clock clock;

  /**
   * @param memory stays the caller's; null to do without
   */
  public Reviews(Database database, @Nullable TranslationMemory memory, Clock clock) {
    this(database, memory, null, clock);
  }

  /**
   * The same with a team's own checks.
   *
   * @param team null for the standard ones
   */
  public Reviews(
      Database database,
      @Nullable TranslationMemory memory,
      @Nullable TeamChecks team,
      Clock clock) {
    this.team = team;
    this.database = database;
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * A course in one language.
   *
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the target
   */
  public record Pair(String zone, String course, String from, String to) {}

  /** What is to become of a segment. */
  public enum Act {
    /** The text is kept, and no machine replaces it. */
    APPROVE,
    /** The text is kept, and waits for another look. */
    SAVE,
    /** What was approved waits for another look. */
    REOPEN
  }

  /** What came of it. */
  public sealed interface Decision {
    record Kept(StoredSegment segment) implements Decision {}

    /**
     * Nothing was kept.
     *
     * @param reason half a sentence
     */
    record Refused(String reason) implements Decision {}

    /** Nothing was kept: the segment is no longer what the person saw. */
    record Overtaken() implements Decision {}
  }

  public SegmentRows segments(Pair pair) {
    return new SegmentRows(database, clock, pair.zone(), pair.course(), pair.to());
  }

  /** Tells one state of a segment from another: what a person saw, as it is sent back. */
  public static String mark(StoredSegment s) {
    return Integer.toHexString(Objects.hash(s.source(), s.target(), s.state().name()));
  }

  /**
   * Decides about a segment.
   *
   * @param document path of its document
   * @param id of the segment
   * @param seen {@link #mark} of the segment that the person saw
   * @param text the translation as the person wrote or left it; not read for {@link Act#REOPEN}
   */
  public synchronized Decision decide(
      Pair pair, String document, String id, String seen, Act act, String text) throws IOException {
    SegmentRows rows = segments(pair);
    StoredSegment now = rows.of(document).get(id);
    if (now == null || !mark(now).equals(seen)) {
      return new Decision.Overtaken();
    }
    if (act == Act.REOPEN) {
      StoredSegment open = with(now, now.target(), SegmentState.WAITING, now.notes());
      rows.decide(Map.of(document, List.of(open)));
      return new Decision.Kept(open);
    }
    Finding finding =
        SegmentReview.check(
            now.source(), text.replace("\r\n", "\n").strip(), pair.from(), pair.to(), checks(pair));
    if (!finding.problem().isEmpty()) {
      return new Decision.Refused(finding.problem());
    }
    SegmentState state = act == Act.APPROVE ? SegmentState.APPROVED : SegmentState.WAITING;
    StoredSegment kept = with(now, finding.text(), state, finding.notes());
    rows.decide(Map.of(document, List.of(kept)));
    remember(pair, document, List.of(kept));
    return new Decision.Kept(kept);
  }

  /**
   * Approves all that wait or are drafts and of which the signs make us so sure; what is damaged is
   * left.
   *
   * @param document path, or null for all
   * @param least lowest confidence, 0–1
   * @return how many were approved
   */
  public synchronized int approveAll(Pair pair, @Nullable String document, double least)
      throws IOException {
    SegmentRows rows = segments(pair);
    int approved = 0;
    int left = 0;
    Filter filter = above(document, least);
    Checks checks = checks(pair);
    List<Placed> some = rows.list(filter, 0, STEP);
    while (!some.isEmpty()) {
      Map<String, List<StoredSegment>> byDocument = new LinkedHashMap<>();
      for (Placed placed : some) {
        StoredSegment s = placed.segment();
        Finding finding =
            SegmentReview.check(s.source(), s.target(), pair.from(), pair.to(), checks);
        if (finding.problem().isEmpty()) {
          byDocument
              .computeIfAbsent(placed.document(), d -> new ArrayList<>())
              .add(with(s, s.target(), SegmentState.APPROVED, s.notes()));
          approved++;
        } else {
          left++;
        }
      }
      rows.decide(byDocument);
      for (Map.Entry<String, List<StoredSegment>> one : byDocument.entrySet()) {
        remember(pair, one.getKey(), one.getValue());
      }
      // What was approved is no longer among them.
      some = rows.list(filter, left, STEP);
    }
    return approved;
  }

  /** Those that {@link #approveAll} would approve. */
  public static Filter above(@Nullable String document, double least) {
    return new Filter(Set.of(SegmentState.WAITING, SegmentState.DRAFT), document, "", least);
  }

  private Checks checks(Pair pair) throws IOException {
    return team == null
        ? Checks.standard()
        : team.checks(pair.zone(), pair.course(), pair.from(), pair.to());
  }

  /** A segment with a person's decision. */
  private static StoredSegment with(
      StoredSegment s, String text, SegmentState state, List<String> notes) {
    boolean written =
        !text.equals(s.target())
            || s.outcome() == Outcome.HELD_BACK
            || s.outcome() == Outcome.FAILED;
    return new StoredSegment(
        s.id(),
        s.ord(),
        s.source(),
        text,
        written ? Outcome.PERSON : s.outcome(),
        written ? "" : s.by(),
        written ? Quality.PERSON : s.quality(),
        // What waits must stay below any threshold: a run routes it by that alone.
        state == SegmentState.APPROVED ? 1 : 0,
        state,
        notes);
  }

  private void remember(Pair pair, String document, List<StoredSegment> segments)
      throws IOException {
    if (memory == null) {
      return;
    }
    for (StoredSegment s : segments) {
      if (s.state() == SegmentState.APPROVED && s.quality() != Quality.PSEUDO) {
        memory.put(
            new MemoryEntry(
                pair.from(),
                pair.to(),
                s.source(),
                s.target(),
                Quality.PERSON,
                "",
                pair.zone(),
                clock.instant(),
                new SegmentContext("", "", document, s.id()),
                EntryDetails.of(pair.course(), "", true)));
      }
    }
    memory.commit();
  }
}

package org.dars.assistant.localise;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.localise.Reviews.Pair;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.ReviewRows;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.SegmentRows.Filter;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Checks;
import org.dars.translator.check.Issue;
import org.dars.translator.exchange.ExchangeFile;
import org.dars.translator.exchange.Returned;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.TranslationMemory;
import org.jspecify.annotations.Nullable;

/**
 * What people do with the segments of one course in one language: they look at them, decide about
 * them one by one or many at once, take them out, bring them back. Every decision is written down
 * with who made it and when. A segment is named {@code document#id}, as {@code
 * unit-1/a.md#2.1-p3/0}. Safe for use by several threads and processes.
 */
public final class ReviewDesk {

  /** Segments approved in one transaction, and looked at in one go. */
  private static final int STEP = 500;

  /** How often a decision is made again when segments change under it. */
  private static final int TRIES = 5;

  private final CourseLibrary library;
  private final SegmentRows rows;
  private final ReviewRows records;
  private final Pair pair;
  private final Clock clock;
  private final Checks checks;

  ReviewDesk(
      Database database,
      CourseLibrary library,
      SegmentRows rows,
      Pair pair,
      Clock clock,
      Checks checks) {
    this.checks = checks;
    this.library = library;
    this.rows = rows;
    this.records = new ReviewRows(database, rows, pair.zone(), pair.course(), pair.to());
    this.pair = pair;
    this.clock = clock;
  }

  /** What a person wants with a segment. */
  public enum Act {
    /** The text is kept, and no machine replaces it. */
    APPROVE,
    /** The text is kept, and waits for another look. */
    SAVE,
    /** What was approved waits for another look. */
    REOPEN,
    /** The translation is refused, and waits. */
    SEND_BACK,
    /** The translation is thrown away; the next run translates the segment anew. */
    ANEW
  }

  /** What came of it. */
  public sealed interface Decision {
    record Kept(Taken taken) implements Decision {}

    /**
     * Nothing was kept.
     *
     * @param reason half a sentence
     */
    record Refused(String reason) implements Decision {}

    /** Nothing was kept: the segment is no longer what the person saw. */
    record Overtaken() implements Decision {}
  }

  public Pair pair() {
    return pair;
  }

  /** The segments as they are kept. */
  public SegmentRows rows() {
    return rows;
  }

  /** What people did with them. */
  public ReviewRows records() {
    return records;
  }

  /** A segment's name. */
  public static String name(Placed placed) {
    return placed.document() + "#" + placed.segment().id();
  }

  /** Tells one state of a segment from another: what a person saw, as it is sent back. */
  public static String mark(StoredSegment s) {
    return Integer.toHexString(Objects.hash(s.source(), s.target(), s.state().name()));
  }

  /** The segment of a name. */
  public Optional<Placed> find(String name) {
    int hash = name.lastIndexOf('#');
    return hash < 0 ? Optional.empty() : find(name.substring(0, hash), name.substring(hash + 1));
  }

  /** A segment. */
  public Optional<Placed> find(String document, String id) {
    return Optional.ofNullable(rows.of(document).get(id)).map(s -> new Placed(document, s));
  }

  /** Those that may be approved in one go: what waits or is a draft, and is that sure. */
  public static Filter above(@Nullable String document, double least) {
    return new Filter(Set.of(SegmentState.WAITING, SegmentState.DRAFT), document, "", least);
  }

  /** What the checks say of a segment; nothing of one without a translation. */
  public List<Issue> issues(StoredSegment s) {
    Quality quality = s.quality();
    return s.target().isEmpty() || quality == null
        ? List.of()
        : checks.issues(new CheckedPair(s.source(), s.target(), pair.from(), pair.to(), quality));
  }

  /**
   * Some of the segments that a check finds something wrong with.
   *
   * @param count how many there are in all
   */
  public record Found(List<Placed> some, int count) {}

  /** Segments of a filter that have an issue of a kind: at most so many, after so many. */
  public Found withIssue(Filter filter, Issue.Kind kind, int from, int most) {
    // Whatever a check finds is noted when the segment is kept.
    Filter noted =
        new Filter(
            filter.states(), filter.document(), filter.text(), filter.least(), Filter.Signs.NOTED);
    List<Placed> some = new ArrayList<>();
    int count = 0;
    List<Placed> step = rows.list(noted, 0, STEP);
    for (int at = 0; !step.isEmpty(); step = rows.list(noted, at, STEP)) {
      for (Placed placed : step) {
        if (issues(placed.segment()).stream().anyMatch(i -> i.kind() == kind)) {
          if (count >= from && some.size() < most) {
            some.add(placed);
          }
          count++;
        }
      }
      at += step.size();
    }
    return new Found(some, count);
  }

  /**
   * The segments as they go out, in course order; those of an earlier version of a document are not
   * among them.
   *
   * @param wanted which of them
   * @param help what goes out beside them
   */
  public ExchangeFile content(Predicate<StoredSegment> wanted, ReviewHelp help) throws IOException {
    return content(null, wanted, help);
  }

  /** The same of one document; null for all. */
  public ExchangeFile content(
      @Nullable String document, Predicate<StoredSegment> wanted, ReviewHelp help)
      throws IOException {
    return ReviewContent.file(this, library, document, wanted, help);
  }

  /**
   * Takes what a person gave back: a translation that is another now, or that is signed off, is
   * approved.
   *
   * @param by the person
   * @param all whether the person has read all of it, so that what is untouched is approved, too
   * @param overwrite whether it replaces what another person approved
   */
  public Taken take(Returned returned, String by, boolean all, boolean overwrite) {
    return decide(by, tally -> tally.take(returned, all, overwrite));
  }

  /** What {@link #take} would do; nothing is changed. */
  public Taken preview(Returned returned, String by, boolean all, boolean overwrite) {
    ReviewTally tally = tally(by);
    tally.take(returned, all, overwrite);
    return tally.taken();
  }

  /** Approves segments as they are. */
  public Taken approve(List<Placed> segments, String by) {
    return decide(by, tally -> segments.forEach(s -> tally.now(s).ifPresent(tally::approve)));
  }

  /** Sends segments back: what stands there is not good enough. */
  public Taken sendBack(List<Placed> segments, String by) {
    return decide(by, tally -> segments.forEach(s -> tally.now(s).ifPresent(tally::sendBack)));
  }

  /** Throws translations away, approved ones too; the next run translates the segments anew. */
  public Taken anew(List<Placed> segments, String by) {
    return decide(by, tally -> segments.forEach(s -> tally.now(s).ifPresent(tally::anew)));
  }

  /** Approves all segments of a filter as they are; what is damaged is left. */
  public Taken approveAll(Filter filter, String by) {
    List<Placed> all = new ArrayList<>();
    List<Placed> step = rows.list(filter, 0, STEP);
    for (int at = 0; !step.isEmpty(); step = rows.list(filter, at, STEP)) {
      all.addAll(step);
      at += step.size();
    }
    List<Taken> parts = new ArrayList<>();
    for (int at = 0; at < all.size(); at += STEP) {
      parts.add(approve(all.subList(at, Math.min(all.size(), at + STEP)), by));
    }
    return Taken.of(parts);
  }

  /**
   * Segments of the same source that have another translation, or whose same one is not approved.
   */
  public List<Placed> others(Placed placed) {
    return records.same(placed.document(), placed.segment()).stream()
        .filter(p ->
            p.segment().state() != SegmentState.APPROVED
                || !p.segment().target().equals(placed.segment().target()))
        .toList();
  }

  /**
   * Gives all other segments of the same source the translation of one, and approves them.
   *
   * @param overwrite whether another translation that was approved is replaced, too
   */
  public Taken spread(Placed placed, String by, boolean overwrite) {
    return decide(
        by,
        tally ->
            others(placed).stream()
                .filter(p -> overwrite || p.segment().state() != SegmentState.APPROVED)
                .forEach(p -> tally.write(p, placed.segment().target(), true)));
  }

  /**
   * Decides about a segment that a person saw.
   *
   * @param seen {@link #mark} of the segment as it was then
   * @param text the translation as the person wrote or left it; read for {@link Act#APPROVE} and
   *     {@link Act#SAVE}
   */
  public Decision decide(String document, String id, String seen, Act act, String text, String by) {
    Placed placed = find(document, id).orElse(null);
    if (placed == null || !mark(placed.segment()).equals(seen)) {
      return new Decision.Overtaken();
    }
    ReviewTally tally = tally(by);
    String written = text.replace("\r\n", "\n").strip();
    String problem = "";
    switch (act) {
      case APPROVE -> problem = tally.write(placed, written, true);
      case SAVE -> problem = tally.write(placed, written, false);
      case REOPEN -> tally.reopen(placed);
      case SEND_BACK -> tally.sendBack(placed);
      case ANEW -> tally.anew(placed);
    }
    Taken taken = tally.taken();
    if (problem.isEmpty() && !taken.problems().isEmpty()) {
      problem = "it has no translation";
    }
    if (!problem.isEmpty()) {
      return new Decision.Refused(problem);
    }
    return records.decide(tally.decided(), tally.events(), tally::unchanged)
        ? new Decision.Kept(taken)
        : new Decision.Overtaken();
  }

  /**
   * A segment with all that helps the person who looks at it.
   *
   * @param help the memory's matches and the terms
   * @return empty when there is no such segment
   */
  public Optional<SegmentHelp> help(String document, String id, ReviewHelp help)
      throws IOException {
    Optional<Placed> placed = find(document, id);
    if (placed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(SegmentHelp.of(library, this, placed.get(), help));
  }

  private ReviewTally tally(String by) {
    return new ReviewTally(rows, pair, checks, by, clock.instant());
  }

  Taken decide(String by, Consumer<ReviewTally> decisions) {
    for (int tries = 0; tries < TRIES; tries++) {
      ReviewTally tally = tally(by);
      decisions.accept(tally);
      if (tally.decided().isEmpty()
          || records.decide(tally.decided(), tally.events(), tally::unchanged)) {
        return tally.taken();
      }
    }
    throw new IllegalStateException(
        "the segments of "
            + pair.course()
            + " in "
            + pair.to()
            + " are being changed all the time; pause its batch and try again");
  }

  /**
   * Puts what is approved into a memory, and commits. Made-up text does not go in.
   *
   * @return how many translations the memory took
   */
  public int remember(Taken taken, TranslationMemory memory) throws IOException {
    List<Placed> all = new ArrayList<>(taken.approved());
    all.addAll(taken.already());
    int remembered = 0;
    for (MemoryEntry entry : new ApprovedEntries(rows, pair, clock.instant()).of(all)) {
      remembered += memory.put(entry) ? 1 : 0;
    }
    memory.commit();
    return remembered;
  }

  /** All that is approved, as a memory has it, in course order; made-up text is not among it. */
  public List<MemoryEntry> approved() {
    return new ApprovedEntries(rows, pair, clock.instant())
        .of(rows.list(SegmentState.APPROVED, null, 0, Integer.MAX_VALUE));
  }
}

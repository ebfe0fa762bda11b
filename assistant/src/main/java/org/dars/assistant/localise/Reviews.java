package org.dars.assistant.localise;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.assistant.store.SegmentRows;
import org.dars.translator.check.Checks;
import org.dars.translator.memory.TranslationMemory;
import org.dars.translator.terms.Termbase;
import org.dars.translator.terms.TermbaseStore;
import org.jspecify.annotations.Nullable;

/**
 * Where people review: a {@link ReviewDesk} for each course and language, with the memory and the
 * terms that belong to it. Safe for use by several threads.
 */
public final class Reviews {

  private final Home home;
  private final Database database;
  private final CourseLibrary library;
  private final @Nullable TranslationMemory memory;
  private final Clock clock;
  private final MemoryDrafts drafts;

  /**
   * @param memory stays the caller's; null to do without
   */
  public Reviews(
      Home home,
      Database database,
      CourseLibrary library,
      @Nullable TranslationMemory memory,
      Clock clock) {
    this.home = home;
    this.database = database;
    this.library = library;
    this.memory = memory;
    this.clock = clock;
    this.drafts = new MemoryDrafts(home, library, clock);
  }

  /**
   * A course in one language.
   *
   * @param from BCP 47 tag of the source
   * @param to BCP 47 tag of the target
   */
  public record Pair(String zone, String course, String from, String to) {}

  /** The segments of a course in one language. */
  public SegmentRows segments(Pair pair) {
    return new SegmentRows(database, clock, pair.zone(), pair.course(), pair.to());
  }

  /**
   * Where they are decided about, with the team's own checks.
   *
   * @throws IOException when the team's checks or terms cannot be read; the message says which file
   */
  public ReviewDesk desk(Pair pair) throws IOException {
    Checks checks = team().checks(pair.zone(), pair.course(), pair.from(), pair.to());
    return new ReviewDesk(database, library, segments(pair), pair, clock, checks);
  }

  /**
   * Puts what is approved into the memory.
   *
   * @return how many translations it took; 0 without a memory
   */
  public int remember(ReviewDesk desk, Taken taken) throws IOException {
    return memory == null ? 0 : desk.remember(taken, memory);
  }

  /** The translation memory of the zone; stays open. */
  public Optional<TranslationMemory> memory() {
    return Optional.ofNullable(memory);
  }

  /** Human translations on their way into the memory. */
  public MemoryDrafts drafts() {
    return drafts;
  }

  /** What the zone wants looked at. */
  public TeamChecks team() {
    return new TeamChecks(home);
  }

  /** The termbases of a zone. */
  public TermbaseStore termbases(String zone) {
    return new TermbaseStore(home.terms(zone));
  }

  /** What helps people beside a segment: the memory's matches and the course's terms. */
  public ReviewHelp help(Pair pair) throws IOException {
    return new ReviewHelp(memory, terms(pair), pair.from(), pair.to());
  }

  /**
   * The course's own terms.
   *
   * @throws IOException when they cannot be read; the message says which file
   */
  Termbase terms(Pair pair) throws IOException {
    return team().terms(pair.zone(), pair.course());
  }

  /** Files that people gave back and that are looked at before they go in. */
  public ReturnedFiles returned(Pair pair) {
    return new ReturnedFiles(
        home.localised(pair.zone(), pair.course()).resolve(".returned-" + pair.to()), clock);
  }
}

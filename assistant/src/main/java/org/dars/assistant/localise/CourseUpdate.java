package org.dars.assistant.localise;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.assistant.course.AddListener;
import org.dars.assistant.course.AddReport;
import org.dars.assistant.course.AddRequest;
import org.dars.assistant.course.CourseDocument;
import org.dars.assistant.course.CourseException;
import org.dars.assistant.course.CourseLibrary;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.SegmentRows;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.index.courseware.Courseware;
import org.dars.translator.Outcome;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.VersionSegments;
import org.dars.translator.memory.EntryDetails;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Quality;
import org.dars.translator.memory.SegmentContext;
import org.dars.translator.memory.TranslationMemory;
import org.dars.translator.update.Change;
import org.dars.translator.update.UpdatePlan;
import org.dars.translator.update.UpdateReport;
import org.dars.translator.update.VersionSegment;
import org.jspecify.annotations.Nullable;

/**
 * A new version of a course: what did not change keeps its translation in every language, wherever
 * it moved; what a person approved and has changed since is flagged, and stays in the memory.
 */
public final class CourseUpdate {

  private final Database database;
  private final CourseLibrary library;
  private final Courseware courseware;
  private final @Nullable TranslationMemory memory;
  private final Clock clock;

  /**
   * @param memory keeps approved translations whose source is gone; null for none
   */
  public CourseUpdate(
      Database database,
      CourseLibrary library,
      Courseware courseware,
      @Nullable TranslationMemory memory,
      Clock clock) {
    this.database = database;
    this.library = library;
    this.courseware = courseware;
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * What an update did.
   *
   * @param added how the library took the new version
   * @param languages what became of the segments, by language
   */
  public record Done(AddReport added, Map<String, UpdateReport> languages) {}

  /**
   * Brings a course and what is kept of its localisations up to date; the files are written by the
   * next batch.
   *
   * @param from BCP 47 tag of the course
   * @throws CourseException when the new version cannot be read; nothing has changed then
   */
  public Done update(String zone, String course, String from, AddRequest version, AddListener heard)
      throws CourseException, IOException {
    AddReport added = library.add(zone, version, heard);
    List<VersionSegment> now = new ArrayList<>();
    for (CourseDocument row : library.documents(zone, course)) {
      library
          .content(zone, course, row.id())
          .filter(courseware::canSplice)
          .ifPresent(document -> now.addAll(VersionSegments.of(document, from)));
    }
    Map<String, UpdateReport> reports = new LinkedHashMap<>();
    for (String language : SegmentRows.languages(database, zone, course)) {
      reports.put(
          language,
          carry(new SegmentRows(database, clock, zone, course, language), from, language, now));
    }
    return new Done(added, reports);
  }

  private UpdateReport carry(
      SegmentRows rows, String from, String language, List<VersionSegment> now) throws IOException {
    Map<String, StoredSegment> kept = new HashMap<>();
    List<VersionSegment> before = new ArrayList<>();
    Map<String, List<StoredSegment>> next = new LinkedHashMap<>();
    for (Placed placed : rows.all()) {
      if (placed.document().equals(Titles.DOCUMENT)) {
        next.computeIfAbsent(Titles.DOCUMENT, d -> new ArrayList<>()).add(placed.segment());
        continue;
      }
      before.add(VersionSegments.of(placed.document(), placed.segment()));
      kept.put(key(placed.document(), placed.segment().id()), placed.segment());
    }
    UpdatePlan plan = UpdatePlan.of(before, now);
    Map<String, Integer> places = new HashMap<>();
    for (Change change : plan.changes()) {
      VersionSegment here = change.now();
      if (here == null) {
        continue;
      }
      int ord = places.merge(here.document(), 1, Integer::sum) - 1;
      StoredSegment old =
          change.before() == null
              ? null
              : kept.get(key(change.before().document(), change.before().id()));
      StoredSegment one = old == null ? null : carried(change, old, here, ord);
      if (one != null) {
        next.computeIfAbsent(here.document(), d -> new ArrayList<>()).add(one);
      }
      if (old != null && !change.kind().reuses()) {
        remember(old, change.before(), from, language);
      }
    }
    for (Change gone : plan.gone()) {
      VersionSegment was = gone.before();
      StoredSegment old = was == null ? null : kept.get(key(was.document(), was.id()));
      if (old != null) {
        remember(old, was, from, language);
      }
    }
    if (memory != null) {
      memory.commit();
    }
    rows.replaceAll(next);
    return UpdateReport.of(plan);
  }

  /** What the new segment starts with; null for nothing: it is translated anew. */
  private static @Nullable StoredSegment carried(
      Change change, StoredSegment old, VersionSegment here, int ord) {
    if (change.kind().reuses()) {
      return old.at(here.id(), ord);
    }
    boolean approved = old.state() == SegmentState.APPROVED || old.state() == SegmentState.STALE;
    if (change.kind() != Change.Kind.EDITED || !approved) {
      return null;
    }
    return new StoredSegment(
        here.id(),
        ord,
        here.source(),
        old.target(),
        Outcome.PERSON,
        old.by(),
        Quality.PERSON,
        change.score(),
        SegmentState.STALE,
        List.of("approved for an earlier wording: " + old.source()));
  }

  private void remember(
      StoredSegment old, @Nullable VersionSegment place, String from, String language)
      throws IOException {
    if (memory == null
        || place == null
        || old.target().isEmpty()
        || old.outcome() == Outcome.HELD_BACK
        || old.quality() == null
        || old.quality() == Quality.PSEUDO) {
      return;
    }
    boolean approved = old.state() == SegmentState.APPROVED;
    memory.put(
        new MemoryEntry(
            from,
            language,
            old.source(),
            old.target(),
            old.quality(),
            old.quality() == Quality.PERSON ? "" : old.by(),
            old.quality() == Quality.PERSON ? old.by() : "",
            clock.instant(),
            new SegmentContext("", "", place.document(), place.block()),
            EntryDetails.of("", "", approved)));
  }

  private static String key(String document, String id) {
    return document + "\n" + id;
  }
}

package org.dars.assistant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.dars.assistant.store.SegmentRows.Placed;
import org.dars.translator.SegmentState;
import org.dars.translator.StoredSegment;
import org.dars.translator.check.MqmCategory;
import org.dars.translator.check.MqmMark;
import org.dars.translator.memory.Quality;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * What people did with the segments of one course in one language: decisions with their history,
 * and marks. Safe for use by several threads and processes.
 */
public final class ReviewRows {

  private static final String PLACE = " where zone = ? and course = ? and language = ?";
  private static final String ONE = PLACE + " and path = ? and segment = ?";

  private final Database database;
  private final SegmentRows segments;
  private final String zone;
  private final String course;
  private final String language;

  public ReviewRows(
      Database database, SegmentRows segments, String zone, String course, String language) {
    this.database = database;
    this.segments = segments;
    this.zone = zone;
    this.course = course;
    this.language = language;
  }

  /**
   * Writes down decisions and who made them, in one transaction.
   *
   * @param unchanged asked of each segment as it is at that moment; when one is refused, nothing is
   *     written
   * @return whether they were written
   */
  public boolean decide(
      Map<String, List<StoredSegment>> byDocument,
      List<SegmentEvent> events,
      Predicate<Placed> unchanged) {
    return database.<Boolean, RuntimeException>write(write -> {
      for (Map.Entry<String, List<StoredSegment>> entry : byDocument.entrySet()) {
        Map<String, StoredSegment> now = segments.of(write, entry.getKey());
        for (StoredSegment s : entry.getValue()) {
          StoredSegment there = now.get(s.id());
          if (there == null || !unchanged.test(new Placed(entry.getKey(), there))) {
            return false;
          }
        }
      }
      segments.decide(write, byDocument);
      put(write, events);
      return true;
    });
  }

  private void put(Handle write, List<SegmentEvent> events) {
    PreparedBatch batch =
        write.prepareBatch(
            "insert into segment_event (id, zone, course, language, path, segment, time, person,"
                + " act, maker, quality, words, earlier)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (SegmentEvent e : events) {
      batch.add(
          Ids.next(),
          zone,
          course,
          language,
          e.document(),
          e.segment(),
          e.time().toEpochMilli(),
          e.person(),
          e.act().name(),
          e.maker(),
          name(e.quality()),
          e.words(),
          e.before());
    }
    batch.execute();
  }

  /** What was done with a segment, oldest first. */
  public List<SegmentEvent> events(String document, String segment) {
    return database.read(read ->
        read.select(
                "select * from segment_event" + ONE + " order by time, rowid",
                zone,
                course,
                language,
                document,
                segment)
            .map((r, c) -> event(r))
            .list());
  }

  /** What was first done with each text that people looked at: by segment, and who made it. */
  public List<SegmentEvent> reviewed() {
    return database.read(read ->
        // SQLite gives the other columns of the row that has the least.
        read.select(
                "select *, min(rowid) from segment_event"
                    + PLACE
                    + " group by path, segment, maker order by path, segment",
                zone,
                course,
                language)
            .map((r, c) -> event(r))
            .list());
  }

  /**
   * Keeps a mark.
   *
   * @return its id
   */
  public String mark(SegmentMark mark) {
    String id = Ids.next();
    MqmMark m = mark.mark();
    database.<Void, RuntimeException>write(write -> {
      write.execute(
          "insert into segment_mark (id, zone, course, language, path, segment, time, person,"
              + " maker, quality, words, target, first, last, category, severity, note)"
              + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          id,
          zone,
          course,
          language,
          mark.document(),
          m.segment(),
          m.time().toEpochMilli(),
          m.reviewer(),
          mark.maker(),
          name(mark.quality()),
          mark.words(),
          mark.target(),
          m.start(),
          m.end(),
          m.category().name(),
          m.severity().name(),
          m.note());
      return null;
    });
    return id;
  }

  /** Takes a mark away; whether there was one. */
  public boolean unmark(String id) {
    return database.<Boolean, RuntimeException>write(write ->
        write.execute(
                "delete from segment_mark" + PLACE + " and id = ?", zone, course, language, id)
            > 0);
  }

  /** All marks, by document and segment, oldest first. */
  public List<SegmentMark> marks() {
    return database.read(read ->
        read.select(
                "select * from segment_mark" + PLACE + " order by path, segment, time, rowid",
                zone,
                course,
                language)
            .map((r, c) -> mark(r))
            .list());
  }

  /** The marks of a segment, oldest first. */
  public List<SegmentMark> marks(String document, String segment) {
    return database.read(read ->
        read.select(
                "select * from segment_mark" + ONE + " order by time, rowid",
                zone,
                course,
                language,
                document,
                segment)
            .map((r, c) -> mark(r))
            .list());
  }

  /** Other segments of the same source, in course order. */
  public List<Placed> same(String document, StoredSegment segment) {
    List<Placed> same =
        new ArrayList<>(
            database.read(read ->
                read.select(
                        "select d.path, s.* from segment s join localised_document d on d.id ="
                            + " s.document where d.zone = ? and d.course = ? and d.language = ? and"
                            + " s.source = ? order by d.path, s.ord",
                        zone,
                        course,
                        language,
                        segment.source())
                    .map((r, c) -> new Placed(r.getString("path"), SegmentRows.segment(r)))
                    .list()));
    same.removeIf(p -> p.document().equals(document) && p.segment().id().equals(segment.id()));
    return same;
  }

  /** How many segments of each document stand in each state, by path. */
  public Map<String, Map<SegmentState, Integer>> progress() {
    return database.read(read -> {
      Map<String, Map<SegmentState, Integer>> progress = new LinkedHashMap<>();
      read.select(
              "select d.path, s.state, count(*) as n from segment s join localised_document d on"
                  + " d.id = s.document where d.zone = ? and d.course = ? and d.language = ? and"
                  + " s.outcome <> 'PROTECTED' group by d.path, s.state order by d.path",
              zone,
              course,
              language)
          .map((r, c) ->
              Map.entry(
                  r.getString("path"),
                  Map.entry(SegmentState.valueOf(r.getString("state")), r.getInt("n"))))
          .forEach(e ->
              progress
                  .computeIfAbsent(e.getKey(), p -> new LinkedHashMap<>())
                  .put(e.getValue().getKey(), e.getValue().getValue()));
      return progress;
    });
  }

  private static SegmentEvent event(ResultSet r) throws SQLException {
    return new SegmentEvent(
        r.getString("path"),
        r.getString("segment"),
        Instant.ofEpochMilli(r.getLong("time")),
        r.getString("person"),
        SegmentEvent.Act.valueOf(r.getString("act")),
        r.getString("maker"),
        quality(r),
        r.getInt("words"),
        r.getString("earlier"));
  }

  private static SegmentMark mark(ResultSet r) throws SQLException {
    return new SegmentMark(
        r.getString("id"),
        r.getString("path"),
        r.getString("target"),
        r.getString("maker"),
        quality(r),
        r.getInt("words"),
        new MqmMark(
            r.getString("segment"),
            r.getInt("first"),
            r.getInt("last"),
            MqmCategory.valueOf(r.getString("category")),
            MqmMark.Level.valueOf(r.getString("severity")),
            r.getString("note"),
            r.getString("person"),
            Instant.ofEpochMilli(r.getLong("time"))));
  }

  private static @Nullable Quality quality(ResultSet r) throws SQLException {
    String quality = r.getString("quality");
    return quality == null ? null : Quality.valueOf(quality);
  }

  private static @Nullable String name(@Nullable Quality quality) {
    return quality == null ? null : quality.name();
  }
}

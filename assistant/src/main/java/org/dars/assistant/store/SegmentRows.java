package org.dars.assistant.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.dars.translator.Outcome;
import org.dars.translator.SegmentState;
import org.dars.translator.SegmentStore;
import org.dars.translator.StoredSegment;
import org.dars.translator.memory.Quality;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The segments of one course in one language, as rows. Safe for use by several threads. */
public final class SegmentRows implements SegmentStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
  private static final String KEEP =
      "insert into segment (document, id, ord, source, target, outcome, maker, quality, confidence,"
          + " state, notes, changed) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " on conflict (document, id) do update set ord = excluded.ord, source ="
          + " excluded.source, target = excluded.target, outcome = excluded.outcome, maker ="
          + " excluded.maker, quality = excluded.quality, confidence = excluded.confidence, state ="
          + " excluded.state, notes = excluded.notes, changed = excluded.changed";

  /** A machine never replaces what a person approved for the same source. */
  private static final String UNLESS_APPROVED =
      " where segment.state <> 'APPROVED' or segment.source <> excluded.source";

  private final Database database;
  private final Clock clock;
  private final String zone;
  private final String course;
  private final String language;

  public SegmentRows(Database database, Clock clock, String zone, String course, String language) {
    this.database = database;
    this.clock = clock;
    this.zone = zone;
    this.course = course;
    this.language = language;
  }

  /**
   * A segment and where it stands.
   *
   * @param document path of its document
   */
  public record Placed(String document, StoredSegment segment) {}

  @Override
  public Map<String, StoredSegment> of(String document) {
    return database.read(read -> of(read, document));
  }

  Map<String, StoredSegment> of(Handle handle, String document) {
    Optional<String> id = known(handle, document);
    Map<String, StoredSegment> segments = new LinkedHashMap<>();
    if (id.isPresent()) {
      handle
          .select("select * from segment where document = ? order by ord", id.get())
          .map((r, c) -> segment(r))
          .forEach(s -> segments.put(s.id(), s));
    }
    return segments;
  }

  @Override
  public void keep(String document, List<StoredSegment> segments) {
    database.write(write -> {
      put(write, id(write, document), segments, KEEP + UNLESS_APPROVED);
      return null;
    });
  }

  /**
   * Writes down what a person decided about segments, whatever stood there.
   *
   * @return how many documents have to be written again
   */
  public int decide(Map<String, List<StoredSegment>> byDocument) {
    database.<Void, RuntimeException>write(write -> {
      decide(write, byDocument);
      return null;
    });
    return byDocument.size();
  }

  void decide(Handle write, Map<String, List<StoredSegment>> byDocument) {
    byDocument.forEach((document, segments) -> {
      String id = id(write, document);
      put(write, id, segments, KEEP);
      write.execute("update localised_document set revision = revision + 1 where id = ?", id);
    });
  }

  /**
   * Puts segments in place of all that are kept, as an update of the source does; one transaction.
   * Files are written again.
   */
  public void replaceAll(Map<String, List<StoredSegment>> byDocument) {
    database.<Void, RuntimeException>write(write -> {
      int revision =
          write
              .select(
                  "select coalesce(max(revision), 0) from localised_document"
                      + " where zone = ? and course = ? and language = ?",
                  zone,
                  course,
                  language)
              .mapTo(Integer.class)
              .one();
      write.execute(
          "delete from localised_document where zone = ? and course = ? and language = ?",
          zone,
          course,
          language);
      byDocument.forEach((document, segments) -> {
        String id = id(write, document);
        write.execute("update localised_document set revision = ? where id = ?", revision + 1, id);
        put(write, id, segments, KEEP);
      });
      return null;
    });
  }

  /** The languages that anything of a course is kept in. */
  public static List<String> languages(Database database, String zone, String course) {
    return database.read(read ->
        read.select(
                "select distinct language from localised_document where zone = ? and course = ?"
                    + " order by language",
                zone,
                course)
            .mapTo(String.class)
            .list());
  }

  @Override
  public String revision(String document) {
    return database.read(read -> {
      Optional<Integer> own =
          read.select(
                  "select revision from localised_document"
                      + " where zone = ? and course = ? and language = ? and path = ?",
                  zone,
                  course,
                  language,
                  document)
              .mapTo(Integer.class)
              .findOne();
      // A package is no document: it changes when any of its documents does.
      int revision =
          own.orElseGet(() ->
              read.select(
                      "select coalesce(sum(revision), 0) from localised_document"
                          + " where zone = ? and course = ? and language = ?",
                      zone,
                      course,
                      language)
                  .mapTo(Integer.class)
                  .one());
      return revision == 0 ? "" : "r" + revision;
    });
  }

  /** How many segments stand in each state. */
  public Map<SegmentState, Integer> counts() {
    return database.read(read -> {
      Map<SegmentState, Integer> counts = new HashMap<>();
      read.select(
              "select s.state, count(*) as n from segment s join localised_document d on d.id ="
                  + " s.document where d.zone = ? and d.course = ? and d.language = ? and s.outcome"
                  + " <> 'PROTECTED' group by s.state",
              zone,
              course,
              language)
          .map((r, c) -> Map.entry(SegmentState.valueOf(r.getString("state")), r.getInt("n")))
          .forEach(e -> counts.put(e.getKey(), e.getValue()));
      return counts;
    });
  }

  /**
   * Which segments are wanted.
   *
   * @param states empty for any
   * @param document path, or null for all
   * @param text what stands in the source or the target; "" for anything
   * @param least lowest confidence, 0–1
   * @param signs what else it has
   */
  public record Filter(
      Set<SegmentState> states, @Nullable String document, String text, double least, Signs signs) {

    /** What people look for. */
    public enum Signs {
      ANY,
      /** Something was noted about it: by a check, a repair, a person. */
      NOTED,
      /** A reviewer marked an error in it. */
      MARKED
    }

    public Filter {
      states = Set.copyOf(states);
    }

    /** Whatever signs it has. */
    public Filter(Set<SegmentState> states, @Nullable String document, String text, double least) {
      this(states, document, text, least, Signs.ANY);
    }
  }

  /** Segments in course order: of a state, null for any; of a document, null for all. */
  public List<Placed> list(
      @Nullable SegmentState state, @Nullable String document, int from, int most) {
    Set<SegmentState> states = state == null ? Set.of() : Set.of(state);
    return list(new Filter(states, document, "", 0), from, most);
  }

  /** Segments in course order by path and place: at most so many, after so many. */
  public List<Placed> list(Filter filter, int from, int most) {
    List<Object> arguments = new ArrayList<>();
    String sql =
        "select d.path, s.*"
            + SegmentQuery.matching(zone, course, language, filter, arguments)
            + " order by d.path, s.ord limit ? offset ?";
    arguments.add(most);
    arguments.add(from);
    return database.read(read ->
        read.select(sql, arguments.toArray())
            .map((r, c) -> new Placed(r.getString("path"), segment(r)))
            .list());
  }

  /** How many segments there are of a kind. */
  public int count(Filter filter) {
    List<Object> arguments = new ArrayList<>();
    String sql =
        "select count(*)" + SegmentQuery.matching(zone, course, language, filter, arguments);
    return database.read(read -> read.select(sql, arguments.toArray()).mapTo(Integer.class).one());
  }

  /** In how many documents something was decided or translated after some time. */
  public int changedSince(Instant time) {
    return database.read(read ->
        read.select(
                "select count(distinct d.id) from segment s join localised_document d on d.id ="
                    + " s.document where d.zone = ? and d.course = ? and d.language = ?"
                    + " and s.changed > ?",
                zone,
                course,
                language,
                time.toEpochMilli())
            .mapTo(Integer.class)
            .one());
  }

  @Override
  public void unequal(BiConsumer<String, StoredSegment> each) {
    database.<Void, RuntimeException>read(read -> {
      read.select(UnequalSegments.SQL, zone, course, language, zone, course, language)
          .map((r, c) -> new Placed(r.getString("path"), segment(r)))
          .forEach(p -> each.accept(p.document(), p.segment()));
      return null;
    });
  }

  /** All segments in course order, protected ones too. */
  public List<Placed> all() {
    return database.read(read ->
        read.select(
                "select d.path, s.* from segment s join localised_document d on d.id = s.document"
                    + " where d.zone = ? and d.course = ? and d.language = ? order by d.path, s.ord",
                zone,
                course,
                language)
            .map((r, c) -> new Placed(r.getString("path"), segment(r)))
            .list());
  }

  /** Paths of the documents that are kept. */
  public List<String> documents() {
    return database.read(read ->
        read.select(
                "select path from localised_document where zone = ? and course = ? and language = ?"
                    + " order by path",
                zone,
                course,
                language)
            .mapTo(String.class)
            .list());
  }

  private Optional<String> known(Handle handle, String document) {
    return handle
        .select(
            "select id from localised_document"
                + " where zone = ? and course = ? and language = ? and path = ?",
            zone,
            course,
            language,
            document)
        .mapTo(String.class)
        .findOne();
  }

  private String id(Handle write, String document) {
    Optional<String> known = known(write, document);
    if (known.isPresent()) {
      return known.get();
    }
    String made = Ids.next();
    write.execute(
        "insert into localised_document (id, zone, course, language, path) values (?, ?, ?, ?, ?)",
        made,
        zone,
        course,
        language,
        document);
    return made;
  }

  private void put(Handle write, String document, List<StoredSegment> segments, String sql) {
    PreparedBatch batch = write.prepareBatch(sql);
    for (StoredSegment s : segments) {
      batch.add(
          document,
          s.id(),
          s.ord(),
          s.source(),
          s.target(),
          s.outcome().name(),
          s.by(),
          s.quality() == null ? null : s.quality().name(),
          s.confidence(),
          s.state().name(),
          json(s.notes()),
          clock.millis());
    }
    batch.execute();
  }

  static StoredSegment segment(ResultSet r) throws SQLException {
    String quality = r.getString("quality");
    return new StoredSegment(
        r.getString("id"),
        r.getInt("ord"),
        r.getString("source"),
        r.getString("target"),
        Outcome.valueOf(r.getString("outcome")),
        r.getString("maker"),
        quality == null ? null : Quality.valueOf(quality),
        r.getDouble("confidence"),
        SegmentState.valueOf(r.getString("state")),
        notes(r.getString("notes")));
  }

  private static String json(List<String> notes) {
    try {
      return notes.isEmpty() ? "" : JSON.writeValueAsString(notes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of strings is always JSON", e);
    }
  }

  private static List<String> notes(String json) throws SQLException {
    try {
      return json.isEmpty() ? List.of() : JSON.readValue(json, STRINGS);
    } catch (JsonProcessingException e) {
      throw new SQLException("the notes of a segment are not JSON: " + e.getOriginalMessage(), e);
    }
  }
}

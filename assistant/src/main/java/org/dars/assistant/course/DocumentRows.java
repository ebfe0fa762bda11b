package org.dars.assistant.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dars.assistant.store.Database;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Span;
import org.dars.index.passage.Passage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of documents, their blocks and passages, and the log of their changes. */
final class DocumentRows {

  /** Changes when files must be read again although their bytes did not change. */
  static final String READER = "3";

  private static final int LONGEST_ID = 90;

  private static final String LANGUAGES =
      "select distinct language from document where zone = :zone and language <> 'und'";

  private DocumentRows() {}

  /** What tells whether a file has to be read again. */
  record Known(String id, String path, String sha256, String reader, int ord, boolean broken) {}

  /** Where a document stands in its course. */
  record Place(int ord, String unit) {}

  static Map<String, Known> knownByPath(Handle h, String zone, String course) {
    return h
        .select(
            "select id, path, sha256, reader, ord, problem from document where zone = ? and course = ?",
            zone,
            course)
        .map((r, c) ->
            new Known(
                r.getString("id"),
                r.getString("path"),
                r.getString("sha256"),
                r.getString("reader"),
                r.getInt("ord"),
                r.getString("problem") != null))
        .stream()
        .collect(Collectors.toMap(Known::path, Function.identity(), (a, b) -> a, HashMap::new));
  }

  /** The id of the document at a path: the one it has, else a free one made of the path. */
  static String id(Handle h, String zone, String course, String path) {
    return h.select(
            "select id from document where zone = ? and course = ? and path = ?",
            zone,
            course,
            path)
        .mapTo(String.class)
        .findOne()
        .orElseGet(() -> newId(h, zone, course, path));
  }

  private static String newId(Handle h, String zone, String course, String path) {
    String slug = Slug.of(path.replaceFirst("\\.[A-Za-z0-9]{1,8}$", ""), "document", LONGEST_ID);
    boolean free =
        h.select(
                "select id from document where zone = ? and course = ? and id = ?",
                zone,
                course,
                slug)
            .mapTo(String.class)
            .findOne()
            .isEmpty();
    return free ? slug : slug + "-" + Slug.hash(path);
  }

  /** Replaces a document, its blocks and passages, and logs the change under a new number. */
  static void put(
      Handle h,
      String zone,
      long number,
      CourseDocument d,
      Place place,
      List<Block> blocks,
      List<Passage> passages) {
    h.execute(
        "delete from document where zone = ? and course = ? and id = ?", zone, d.course(), d.id());
    h.createUpdate(
            "insert into document (zone, course, id, ord, path, unit, title, media_type, language,"
                + " sha256, bytes, words, reader, warnings, problem) values (:zone, :course, :id, :ord, :path, :unit, :title, :mediaType, :language, :sha256, :bytes, :words, :reader,"
                + " :warnings, :problem)")
        .bind("zone", zone)
        .bind("course", d.course())
        .bind("id", d.id())
        .bind("ord", place.ord())
        .bind("path", d.path())
        .bind("unit", place.unit())
        .bind("title", d.title())
        .bind("mediaType", d.mediaType())
        .bind("language", d.language())
        .bind("sha256", d.sha256())
        .bind("bytes", d.bytes())
        .bind("words", d.words())
        .bind("reader", READER)
        .bind("warnings", BlockJson.strings(d.warnings()))
        .bind("problem", d.problem())
        .execute();
    insertBlocks(h, zone, d, blocks);
    insertPassages(h, zone, d, passages);
    logChange(h, zone, number, d.course(), d.id(), false);
  }

  private static void insertBlocks(Handle h, String zone, CourseDocument d, List<Block> blocks) {
    if (blocks.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch(
            "insert into block (zone, course, document, ord, id, kind, level, content, anchor,"
                + " span_part, span_start, span_end) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int ord = 0;
    for (Block b : blocks) {
      Span span = b.span();
      batch.add(
          zone,
          d.course(),
          d.id(),
          ord++,
          b.id(),
          b.kind().name(),
          b.level(),
          BlockJson.content(b.content()),
          BlockJson.anchor(b.anchor()),
          span == null ? "" : span.part(),
          span == null ? null : span.start(),
          span == null ? null : span.end());
    }
    batch.execute();
  }

  private static void insertPassages(
      Handle h, String zone, CourseDocument d, List<Passage> passages) {
    if (passages.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        h.prepareBatch(
            "insert into passage (zone, course, document, ord, id, section, headings, text, blocks,"
                + " anchor) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (Passage p : passages) {
      batch.add(
          zone,
          d.course(),
          d.id(),
          p.ordinal(),
          p.id(),
          p.section(),
          BlockJson.strings(p.headings()),
          p.text(),
          BlockJson.strings(p.blocks()),
          BlockJson.anchor(p.anchor()));
    }
    batch.execute();
  }

  /** Deletes a document and logs the change under a new number. */
  static void delete(Handle h, String zone, String course, String document) {
    long number = Database.nextChange(h, zone);
    h.execute(
        "delete from document where zone = ? and course = ? and id = ?", zone, course, document);
    logChange(h, zone, number, course, document, true);
  }

  private static void logChange(
      Handle h, String zone, long number, String course, String document, boolean deleted) {
    h.execute(
        "insert into document_change (zone, course, document, number, deleted) values (?, ?, ?, ?,"
            + " ?) on conflict (zone, course, document) do update set number = excluded.number,"
            + " deleted = excluded.deleted",
        zone,
        course,
        document,
        number,
        deleted ? 1 : 0);
  }

  static List<DocumentChange> changes(Handle h, String zone, long after, int most) {
    return h.select(
            "select number, course, document, deleted from document_change"
                + " where zone = ? and number > ? order by number limit ?",
            zone,
            after,
            most)
        .map((r, c) ->
            new DocumentChange(
                r.getLong("number"),
                r.getString("course"),
                r.getString("document"),
                r.getInt("deleted") != 0))
        .list();
  }

  static Set<String> languages(Handle h, String zone, Set<String> courses) {
    Query query =
        courses.isEmpty()
            ? h.createQuery(LANGUAGES)
            : h.createQuery(LANGUAGES + " and course in (<courses>)")
                .bindList("courses", List.copyOf(courses));
    return query.bind("zone", zone).mapTo(String.class).set();
  }

  static int changedPassages(Handle h, String zone, long after) {
    return h.select(
            "select count(*) from document_change c join passage p"
                + " on p.zone = c.zone and p.course = c.course and p.document = c.document"
                + " where c.zone = ? and c.number > ?",
            zone,
            after)
        .mapTo(Integer.class)
        .one();
  }

  static List<CourseDocument> documents(Handle h, String zone, String course) {
    return h.select(
            "select * from document where zone = ? and course = ? order by ord, path", zone, course)
        .map(DocumentRows::document)
        .list();
  }

  static List<Unit> units(Handle h, String zone, String course) {
    List<String> titles =
        h.select(
                "select unit from document where zone = ? and course = ? order by ord, path",
                zone,
                course)
            .mapTo(String.class)
            .list();
    List<CourseDocument> documents = documents(h, zone, course);
    List<Unit> units = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= titles.size(); i++) {
      if (i == titles.size() || !titles.get(i).equals(titles.get(from))) {
        units.add(new Unit(titles.get(from), documents.subList(from, i)));
        from = i;
      }
    }
    return units;
  }

  static Optional<CourseDocument> document(Handle h, String zone, String course, String id) {
    return h.select(
            "select * from document where zone = ? and course = ? and id = ?", zone, course, id)
        .map(DocumentRows::document)
        .findOne();
  }

  static CourseDocument document(ResultSet r, StatementContext context) throws SQLException {
    return new CourseDocument(
        r.getString("id"),
        r.getString("course"),
        r.getString("path"),
        r.getString("title"),
        r.getString("media_type"),
        r.getString("language"),
        r.getString("sha256"),
        r.getLong("bytes"),
        r.getInt("words"),
        BlockJson.strings(r.getString("warnings")),
        r.getString("problem"));
  }

  static List<Block> blocks(Handle h, String zone, String course, String document) {
    return h.select(
            "select id, kind, level, content, anchor, span_part, span_start, span_end from block"
                + " where zone = ? and course = ? and document = ? order by ord",
            zone,
            course,
            document)
        .map((r, c) -> block(r))
        .list();
  }

  static Block block(ResultSet r) throws SQLException {
    int start = r.getInt("span_start");
    Span span =
        r.wasNull() ? null : new Span(r.getString("span_part"), start, r.getInt("span_end"));
    return new Block(
        r.getString("id"),
        BlockKind.valueOf(r.getString("kind")),
        r.getInt("level"),
        BlockJson.content(r.getString("content")),
        BlockJson.anchor(r.getString("anchor")),
        span);
  }

  static List<Passage> passages(Handle h, String zone, String course, String document) {
    return h.select(
            "select id, section, headings, text, blocks, anchor, ord from passage"
                + " where zone = ? and course = ? and document = ? order by ord",
            zone,
            course,
            document)
        .map((r, c) -> passage(r))
        .list();
  }

  static Passage passage(ResultSet r) throws SQLException {
    return new Passage(
        r.getString("id"),
        r.getString("section"),
        BlockJson.strings(r.getString("headings")),
        r.getString("text"),
        BlockJson.strings(r.getString("blocks")),
        BlockJson.anchor(r.getString("anchor")),
        r.getInt("ord"));
  }
}

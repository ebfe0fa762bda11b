package org.dars.assistant.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Staged;
import org.dars.assistant.store.UnusedBlobs;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.passage.Passage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * The courses of every zone, as the database holds them. Every call names its zone. Safe for use by
 * several threads.
 */
public final class CourseLibrary {

  private static final String COURSES =
      "select c.id, c.title, c.added,"
          + " (select d.language from document d where d.zone = c.zone and d.course = c.id"
          + " and d.problem is null group by d.language order by sum(d.words) desc, d.language"
          + " limit 1) as language,"
          + " count(d.id) as documents, coalesce(sum(d.words), 0) as words,"
          + " count(d.problem) as problems"
          + " from course c left join document d on d.zone = c.zone and d.course = c.id"
          + " where c.zone = :zone";

  private static final String GROUPED =
      " group by c.zone, c.id, c.title, c.added order by c.title, c.id";

  private final Database database;
  private final Blobs blobs;
  private final UnusedBlobs unused;
  private final Courseware courseware;
  private final Clock clock;

  /**
   * @param courseware reads the files; stays the caller's to close
   * @param clock tells when a course was added
   */
  public CourseLibrary(Database database, Blobs blobs, Courseware courseware, Clock clock) {
    this.database = database;
    this.blobs = blobs;
    this.unused = new UnusedBlobs(database, blobs);
    this.courseware = courseware;
    this.clock = clock;
  }

  /**
   * Adds a course, or brings it up to date: files that did not change are left alone, those that
   * are gone are removed, broken ones are kept with their problem. Each document is one
   * transaction, so that a kill loses none that the listener heard of; adding again goes on from
   * there.
   *
   * @throws CourseException when there is nothing to add, or the id is not one; then nothing was
   *     changed
   */
  public AddReport add(String zone, AddRequest request, AddListener listener)
      throws CourseException {
    try (CourseFiles files = CourseFiles.of(request.source())) {
      return add(zone, request, files, listener);
    }
  }

  private AddReport add(String zone, AddRequest request, CourseFiles files, AddListener listener)
      throws CourseException {
    Target target = database.read(read -> Target.of(read, zone, request, files));
    Addition addition = new Addition(database, clock, target, files, listener);
    try (Preparation preparation =
        new Preparation(zone, blobs, courseware, addition.known(), files.files())) {
      addition.run(preparation);
      keepPackage(zone, target.course(), request.source(), files);
    } finally {
      unused.sweep(zone, addition.replacedBlobs());
    }
    return addition.report(course(zone, target.course()).orElseThrow());
  }

  /** A package is kept whole, too: its other languages come out as packages. */
  private void keepPackage(String zone, String course, Path source, CourseFiles files)
      throws CourseException {
    String name = String.valueOf(source.getFileName());
    if (!files.opened().isPacked() || !Files.isRegularFile(source)) {
      return;
    }
    try (Staged staged = blobs.stage(zone, source)) {
      database.<Void, RuntimeException>write(write -> {
        Database.nextChange(write, zone);
        write.execute(
            "insert into course_package (zone, course, name, sha256) values (?, ?, ?, ?)"
                + " on conflict (zone, course) do update set name = excluded.name, sha256 ="
                + " excluded.sha256",
            zone,
            course,
            name,
            staged.keep(write).sha256());
        return null;
      });
    } catch (IOException e) {
      throw new CourseException(name + " cannot be read: " + e.getMessage());
    }
  }

  /** The file that a course came in, when that was a package; never write to it. */
  public Optional<PackedCourse> packed(String zone, String course) {
    return database.read(read ->
        read.select(
                "select name, sha256 from course_package where zone = ? and course = ?",
                zone,
                course)
            .map((r, c) ->
                new PackedCourse(r.getString("name"), blobs.path(zone, r.getString("sha256"))))
            .findOne());
  }

  /**
   * A course's package.
   *
   * @param name of the file as it was handed in
   * @param file where its bytes are
   */
  public record PackedCourse(String name, Path file) {}

  /** Where a course's files came from: a path that may be gone. */
  public Optional<Path> source(String zone, String course) {
    return database.read(read ->
        read.select("select source from course where zone = ? and id = ?", zone, course)
            .mapTo(String.class)
            .findOne()
            .map(Path::of));
  }

  /**
   * Removes a course with its documents, quizzes and originals that nothing else refers to.
   *
   * @return whether it was there
   */
  public boolean delete(String zone, String course) {
    List<CourseDocument> documents = documents(zone, course);
    boolean deleted =
        database.write(write -> {
          Database.nextChange(write, zone);
          for (var known : DocumentRows.knownByPath(write, zone, course).values()) {
            DocumentRows.delete(write, zone, course, known.id());
          }
          Localised.sourceGone(write, zone, course);
          return write.execute("delete from course where zone = ? and id = ?", zone, course) > 0;
        });
    unused.sweep(zone, documents.stream().map(CourseDocument::sha256).toList());
    return deleted;
  }

  /** All courses of a zone, by title. */
  public List<Course> courses(String zone) {
    return database.read(read -> courses(read, zone, null));
  }

  public Optional<Course> course(String zone, String course) {
    return database.read(read -> courses(read, zone, course)).stream().findFirst();
  }

  /**
   * Says which course a course is a translation of, from now on.
   *
   * @param source its id; null when it is a course of its own
   * @throws CourseException when there is no such course, or it cannot be; then nothing was changed
   */
  public void localise(String zone, String course, @Nullable String source) throws CourseException {
    database.write(write -> {
      Localised.check(write, zone, course, source);
      return write.execute(
          "update course set localises = ? where zone = ? and id = ?", source, zone, course);
    });
  }

  /** The course that a course is a translation of. */
  public Optional<String> localises(String zone, String course) {
    return database.read(read -> Localised.source(read, zone, course));
  }

  /** The courses that say the same as a course in another language, its source first. */
  public List<Course> siblings(String zone, String course) {
    List<String> ids = database.read(read -> Localised.siblings(read, zone, course));
    return ids.stream().flatMap(id -> course(zone, id).stream()).toList();
  }

  /** The documents of a course, in course order. */
  public List<CourseDocument> documents(String zone, String course) {
    return database.read(read -> DocumentRows.documents(read, zone, course));
  }

  /** The documents of a course, unit by unit, in course order. */
  public List<Unit> units(String zone, String course) {
    // One transaction: both lists of one moment.
    return database.read(read -> read.inTransaction(r -> DocumentRows.units(r, zone, course)));
  }

  public Optional<CourseDocument> document(String zone, String course, String document) {
    return database.read(read -> DocumentRows.document(read, zone, course, document));
  }

  /** The blocks of a document, in reading order; empty when there is none. */
  public List<Block> blocks(String zone, String course, String document) {
    return database.read(read -> DocumentRows.blocks(read, zone, course, document));
  }

  /** The passages of a document, in reading order; empty when there is none. */
  public List<Passage> passages(String zone, String course, String document) {
    return database.read(read -> DocumentRows.passages(read, zone, course, document));
  }

  /** Passages with what is around them, by their keys; those that are gone are left out. */
  public Map<Excerpt.Key, Excerpt> excerpts(String zone, List<Excerpt.Key> keys) {
    // One transaction: all of one moment.
    return database.read(read -> read.inTransaction(r -> new ExcerptRows(r, zone).of(keys)));
  }

  /** A document as its reader gave it, for splicing; empty when it is unknown or broken. */
  public Optional<CoursewareDocument> content(String zone, String course, String document) {
    return document(zone, course, document)
        .filter(d -> d.problem() == null)
        .map(d ->
            new CoursewareDocument(
                d.path(),
                d.mediaType(),
                d.title(),
                d.language(),
                blocks(zone, course, document),
                d.warnings()));
  }

  /** Where the bytes of a document's original are; never write to it. */
  public Optional<Path> original(String zone, String course, String document) {
    return document(zone, course, document).map(d -> blobs.path(zone, d.sha256()));
  }

  /**
   * The documents that changed after a change number, in the order of their newest change.
   *
   * @param most longest list wanted
   */
  public List<DocumentChange> changes(String zone, long after, int most) {
    return database.read(read -> DocumentRows.changes(read, zone, after, most));
  }

  /**
   * The languages, as BCP 47 primary tags, that courses are written in, without "und".
   *
   * @param courses empty for all of the zone
   */
  public Set<String> languages(String zone, Set<String> courses) {
    return database.read(read -> DocumentRows.languages(read, zone, courses));
  }

  /** How many passages the documents that changed after a change number have. */
  public int changedPassages(String zone, long after) {
    return database.read(read -> DocumentRows.changedPassages(read, zone, after));
  }

  /** The id that a course of this title gets when none is given. */
  public static String idOf(String title) {
    return Target.idOf(title);
  }

  private static List<Course> courses(Handle read, String zone, @Nullable String id) {
    Query query =
        read.createQuery(COURSES + (id == null ? "" : " and c.id = :id") + GROUPED)
            .bind("zone", zone);
    if (id != null) {
      query.bind("id", id);
    }
    return query
        .map((r, c) ->
            new Course(
                r.getString("id"),
                r.getString("title"),
                Optional.ofNullable(r.getString("language")).orElse("und"),
                Instant.ofEpochMilli(r.getLong("added")),
                r.getInt("documents"),
                r.getLong("words"),
                r.getInt("problems")))
        .list();
  }
}

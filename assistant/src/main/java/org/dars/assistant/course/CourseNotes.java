package org.dars.assistant.course;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Staged;
import org.dars.assistant.store.UnusedBlobs;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.SourceFile;
import org.dars.index.passage.Passages;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * An instructor's notes in a course: Markdown documents of a unit of their own, read, retrieved and
 * cited like any other, which stay when the course's files are added again. Safe for use by several
 * threads.
 */
public final class CourseNotes {

  public static final int LONGEST_HEADING = 200;
  public static final int LONGEST_TEXT = 20_000;

  /** No file of a course gets here: names that begin with a dot are passed over. */
  static final String FOLDER = ".notes/";

  static final String UNIT = "Notes";

  /** Notes stand after everything else. */
  private static final int FIRST_ORD = 1_000_000;

  /** Shorter texts tell their language too badly to be believed. */
  private static final int TELLS_LANGUAGE = 200;

  private final Database database;
  private final Blobs blobs;
  private final UnusedBlobs unused;
  private final Courseware courseware;

  /**
   * @param courseware reads the notes; stays the caller's to close
   */
  public CourseNotes(Database database, Blobs blobs, Courseware courseware) {
    this.database = database;
    this.blobs = blobs;
    this.unused = new UnusedBlobs(database, blobs);
    this.courseware = courseware;
  }

  /**
   * A note.
   *
   * @param document id of its document in the course
   * @param heading one line of plain text
   * @param text Markdown
   */
  public record Note(String document, String heading, String text) {}

  /** Whether a document of a course is a note. */
  public static boolean isNote(CourseDocument document) {
    return isNote(document.path());
  }

  static boolean isNote(String path) {
    return path.startsWith(FOLDER);
  }

  /** The notes of a course, oldest first. */
  public List<Note> list(String zone, String course) {
    return database.read(read -> DocumentRows.documents(read, zone, course)).stream()
        .filter(CourseNotes::isNote)
        .map(d -> note(zone, d))
        .toList();
  }

  public Optional<Note> note(String zone, String course, String document) {
    return database
        .read(read -> DocumentRows.document(read, zone, course, document))
        .filter(CourseNotes::isNote)
        .map(d -> note(zone, d));
  }

  private Note note(String zone, CourseDocument document) {
    try {
      String source = Files.readString(blobs.path(zone, document.sha256()));
      int end = source.indexOf('\n');
      String first = source.substring(0, end < 0 ? source.length() : end);
      String heading = first.replaceFirst("^# ", "").replaceAll("\\\\(.)", "$1");
      return new Note(document.id(), heading, end < 0 ? "" : source.substring(end).strip());
    } catch (IOException e) {
      return new Note(document.id(), document.title(), "");
    }
  }

  /**
   * Adds a note, or changes one. It is in the course when this returns, and in the index when that
   * has caught up.
   *
   * @param document of the note to change, or null for a new one
   * @param heading 1–{@value #LONGEST_HEADING} characters
   * @param text Markdown, 1–{@value #LONGEST_TEXT} characters
   * @return id of its document
   * @throws CourseException when heading or text are missing or too long, or there is no such
   *     course or note
   */
  public String save(
      String zone, String course, @Nullable String document, String heading, String text)
      throws CourseException {
    String line = heading.replaceAll("\\s+", " ").strip();
    check("A note's heading", line, LONGEST_HEADING);
    check("A note's text", text.strip(), LONGEST_TEXT);
    String source = "# " + escaped(line) + "\n\n" + text.replace("\r\n", "\n").strip() + "\n";
    String old =
        document == null
            ? null
            : database
                .read(read -> DocumentRows.document(read, zone, course, document))
                .filter(CourseNotes::isNote)
                .map(CourseDocument::sha256)
                .orElseThrow(
                    () -> new CourseException("There is no note \"" + document + "\" any more."));
    try (Staged original =
        blobs.stage(zone, new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)))) {
      String path = path(zone, course, document, line);
      CoursewareDocument read = courseware.read(new SourceFile(path, original.file()));
      String saved = database.write(write -> put(write, zone, course, read, original));
      if (old != null) {
        unused.sweep(zone, Set.of(old));
      }
      return saved;
    } catch (CoursewareException e) {
      throw new CourseException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  private static void check(String what, String value, int most) throws CourseException {
    if (value.isEmpty()) {
      throw new CourseException(what + " is empty: write something.");
    }
    if (value.length() > most) {
      throw new CourseException(
          what + " has " + value.length() + " characters, at most " + most + " are taken.");
    }
  }

  /** The path of a note that is there, or one that is free. */
  private String path(String zone, String course, @Nullable String document, String heading) {
    List<CourseDocument> all = database.read(read -> DocumentRows.documents(read, zone, course));
    for (CourseDocument d : all) {
      if (d.id().equals(document)) {
        return d.path();
      }
    }
    String slug = Slug.of(heading, "note", 60);
    for (int n = 1; ; n++) {
      String path = FOLDER + slug + (n == 1 ? "" : "-" + n) + ".md";
      if (all.stream().noneMatch(d -> d.path().equals(path))) {
        return path;
      }
    }
  }

  private static String put(
      Handle write, String zone, String course, CoursewareDocument read, Staged original)
      throws CourseException {
    long number = Database.nextChange(write, zone);
    List<CourseDocument> all = DocumentRows.documents(write, zone, course);
    if (all.isEmpty()) {
      throw new CourseException("There is no course \"" + course + "\" any more.");
    }
    String id = DocumentRows.id(write, zone, course, read.path());
    int before =
        (int) all.stream().filter(CourseNotes::isNote).filter(d -> !d.id().equals(id)).count();
    DocumentRows.put(
        write,
        zone,
        number,
        new CourseDocument(
            id,
            course,
            read.path(),
            read.title(),
            read.mediaType(),
            language(read, all),
            original.blob().sha256(),
            original.blob().bytes(),
            read.words(),
            read.warnings(),
            null),
        new DocumentRows.Place(FIRST_ORD + before, UNIT),
        read.blocks(),
        Passages.of(read));
    original.keep(write);
    return id;
  }

  /** The one it is written in where it is long enough to tell, else the course's. */
  private static String language(CoursewareDocument note, List<CourseDocument> course) {
    int characters = note.blocks().stream().mapToInt(b -> b.text().length()).sum();
    if (characters >= TELLS_LANGUAGE && !note.language().equals("und")) {
      return note.language();
    }
    return course.stream()
        .filter(d -> !isNote(d) && !d.language().equals("und"))
        .findFirst()
        .map(CourseDocument::language)
        .orElse(note.language());
  }

  /** Takes a note away. */
  public boolean delete(String zone, String course, String document) {
    Optional<CourseDocument> note =
        database
            .read(read -> DocumentRows.document(read, zone, course, document))
            .filter(CourseNotes::isNote);
    note.ifPresent(n -> {
      database.write(write -> {
        // Raises the change number itself.
        DocumentRows.delete(write, zone, course, document);
        return null;
      });
      unused.sweep(zone, Set.of(n.sha256()));
    });
    return note.isPresent();
  }

  private static String escaped(String heading) {
    return heading.replaceAll("([\\\\`*_{}\\[\\]()<>#+\\-.!|$~&])", "\\\\$1");
  }
}

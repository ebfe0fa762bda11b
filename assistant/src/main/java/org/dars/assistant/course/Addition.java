package org.dars.assistant.course;

import static java.util.stream.Collectors.joining;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.course.AddListener.Outcome;
import org.dars.assistant.course.AddListener.Progress;
import org.dars.assistant.store.Blobs.Blob;
import org.dars.assistant.store.Database;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.SourceFile;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** One adding of a course: each document a transaction, then what concerns the course whole. */
final class Addition {

  private static final int MOST_LISTED = 50;

  private final Database database;
  private final Clock clock;
  private final Target target;
  private final CourseFiles files;
  private final AddListener listener;
  private final Map<String, DocumentRows.Known> known;

  /** Broken files met before the first good one: a course of nothing else is not made. */
  private final List<Prepared.Broken> heldBack = new ArrayList<>();

  private final Map<String, Integer> order = new HashMap<>();
  private final Set<String> replacedBlobs = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private boolean exists;
  private boolean cancelled;
  private int done;
  private int added;
  private int replaced;
  private int unchanged;
  private int removed;

  Addition(Database database, Clock clock, Target target, CourseFiles files, AddListener listener) {
    this.database = database;
    this.clock = clock;
    this.target = target;
    this.files = files;
    this.listener = listener;
    this.known =
        database.read(read -> DocumentRows.knownByPath(read, target.zone(), target.course()));
    // Notes are no files of the course: adding its files leaves them alone.
    known.keySet().removeIf(CourseNotes::isNote);
    this.exists = !known.isEmpty();
    warnings.addAll(files.opened().notes());
    int next =
        files.whole() ? 0 : known.values().stream().mapToInt(k -> k.ord() + 1).max().orElse(0);
    for (SourceFile file : files.files()) {
      DocumentRows.Known before = files.whole() ? null : known.get(file.path());
      order.put(file.path(), before == null ? next++ : before.ord());
    }
  }

  Map<String, DocumentRows.Known> known() {
    return known;
  }

  /** Blobs that may have nobody left who refers to them. */
  Set<String> replacedBlobs() {
    return replacedBlobs;
  }

  /**
   * Takes all files.
   *
   * @throws CourseException when none could be read and the course is new
   */
  void run(Preparation preparation) throws CourseException {
    try {
      while (preparation.hasNext() && !cancelled) {
        take(preparation.next());
        cancelled = listener.cancelled();
      }
    } finally {
      heldBack.forEach(Prepared::discard);
    }
    if (!exists) {
      throw new CourseException(
          problems.isEmpty()
              ? "Stopped before the first document: nothing was added."
              : "No file of it could be read, so nothing was added:" + listed(problems));
    }
    if (!cancelled) {
      finish();
    }
  }

  /** One problem on the same line, several on lines of their own. */
  private static String listed(List<String> problems) {
    if (problems.size() == 1) {
      return " " + problems.getFirst();
    }
    String more =
        problems.size() > MOST_LISTED ? "\n  and " + (problems.size() - MOST_LISTED) + " more" : "";
    return problems.stream().limit(MOST_LISTED).map(p -> "\n  " + p).collect(joining()) + more;
  }

  AddReport report(Course course) {
    return new AddReport(
        course,
        added,
        replaced,
        unchanged,
        removed,
        problems,
        warnings,
        files.leftOut(),
        cancelled);
  }

  private void take(Prepared prepared) {
    switch (prepared) {
      case Prepared.Unchanged u -> {
        unchanged++;
        tell(u.path(), Outcome.UNCHANGED, null);
      }
      case Prepared.Unreadable u -> {
        problems.add(u.problem());
        tell(u.path(), Outcome.BROKEN, u.problem());
      }
      case Prepared.Broken b -> {
        problems.add(b.problem());
        if (exists) {
          store(b);
        } else {
          heldBack.add(b);
        }
      }
      case Prepared.Good g -> {
        store(g);
        heldBack.forEach(this::store);
        heldBack.clear();
      }
    }
  }

  private void store(Prepared.Broken broken) {
    try (var original = broken.original()) {
      Blob blob =
          database.write(write -> {
            long number = begin(write);
            CourseDocument row = row(write, broken, original.blob());
            DocumentRows.put(
                write, target.zone(), number, row, place(broken), List.of(), List.of());
            return original.keep(write);
          });
      stored(broken.path(), blob, Outcome.BROKEN, broken.problem());
    }
  }

  private void store(Prepared.Good good) {
    try (var original = good.original()) {
      Blob blob =
          database.write(write -> {
            long number = begin(write);
            DocumentRows.put(
                write,
                target.zone(),
                number,
                row(write, good, original.blob()),
                place(good),
                good.document().blocks(),
                good.passages());
            return original.keep(write);
          });
      good.document().warnings().forEach(w -> warnings.add(good.path() + ": " + w));
      stored(
          good.path(),
          blob,
          known.containsKey(good.path()) ? Outcome.REPLACED : Outcome.ADDED,
          null);
    }
  }

  private long begin(Handle write) {
    long number = Database.nextChange(write, target.zone());
    write.execute(
        "insert into course (zone, id, title, added, source) values (?, ?, ?, ?, ?)"
            + " on conflict (zone, id) do nothing",
        target.zone(),
        target.course(),
        target.title(),
        clock.millis(),
        target.source());
    return number;
  }

  private CourseDocument row(Handle write, Prepared.Good good, Blob blob) {
    CoursewareDocument d = good.document();
    return new CourseDocument(
        DocumentRows.id(write, target.zone(), target.course(), d.path()),
        target.course(),
        d.path(),
        d.title(),
        d.mediaType(),
        files.language(d.language()),
        blob.sha256(),
        blob.bytes(),
        d.words(),
        d.warnings(),
        null);
  }

  private CourseDocument row(Handle write, Prepared.Broken broken, Blob blob) {
    String path = broken.path();
    return new CourseDocument(
        DocumentRows.id(write, target.zone(), target.course(), path),
        target.course(),
        path,
        path.substring(path.lastIndexOf('/') + 1),
        "application/octet-stream",
        "und",
        blob.sha256(),
        blob.bytes(),
        0,
        List.of(),
        broken.problem());
  }

  private DocumentRows.Place place(Prepared prepared) {
    String path = prepared.path();
    return new DocumentRows.Place(order.getOrDefault(path, 0), files.unit(path));
  }

  private void stored(String path, Blob blob, Outcome outcome, @Nullable String problem) {
    exists = true;
    DocumentRows.Known before = known.get(path);
    if (before == null) {
      added++;
    } else {
      replaced++;
      if (!before.sha256().equals(blob.sha256())) {
        replacedBlobs.add(before.sha256());
      }
    }
    tell(path, outcome, problem);
  }

  private void tell(String path, Outcome outcome, @Nullable String problem) {
    listener.done(new Progress(++done, files.files().size(), path, outcome, problem));
  }

  /** Removes what is gone, puts the rest in order, and names the course. */
  private void finish() {
    database.write(write -> {
      Database.nextChange(write, target.zone());
      if (files.whole()) {
        removeVanished(write);
        reorder(write);
      }
      if (target.localises() != null) {
        write.execute(
            "update course set localises = ? where zone = ? and id = ?",
            target.localises(),
            target.zone(),
            target.course());
      }
      if (target.newTitle() != null) {
        write.execute(
            "update course set title = ? where zone = ? and id = ?",
            target.newTitle(),
            target.zone(),
            target.course());
      }
      return null;
    });
    if (!files.tutor().isEmpty()) {
      takeTutor();
    }
  }

  /** A tutor whose settings cannot be is left out; the course is there without it. */
  private void takeTutor() {
    try {
      database.write(write -> {
        TutorProfiles.take(write, target.zone(), target.course(), files.tutor());
        return null;
      });
    } catch (TutorProfileException e) {
      warnings.add("course.json: " + e.getMessage() + "; its \"tutor\" was left out");
    }
  }

  private void removeVanished(Handle write) {
    for (DocumentRows.Known before : known.values()) {
      if (!order.containsKey(before.path())) {
        DocumentRows.delete(write, target.zone(), target.course(), before.id());
        replacedBlobs.add(before.sha256());
        removed++;
      }
    }
  }

  private void reorder(Handle write) {
    PreparedBatch batch =
        write.prepareBatch(
            "update document set ord = ?, unit = ? where zone = ? and course = ? and path = ?"
                + " and (ord <> ? or unit <> ?)");
    order.forEach((path, ord) -> {
      String unit = files.unit(path);
      batch.add(ord, unit, target.zone(), target.course(), path, ord, unit);
    });
    batch.execute();
  }
}

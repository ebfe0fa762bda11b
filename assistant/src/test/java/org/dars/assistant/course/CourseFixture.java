package org.dars.assistant.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.dars.assistant.store.Blobs;
import org.dars.assistant.store.Database;
import org.dars.assistant.store.Home;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;

/** A library over a real database in a folder, and courses of real files to put in. */
public final class CourseFixture implements AutoCloseable {

  public static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  public final Home home;
  public final Database database;
  public final Blobs blobs;
  public final Courseware courseware = Courseware.open(ReadLimits.standard());
  public final CourseLibrary library;

  public CourseFixture(Path home) {
    this.home = new Home(home);
    this.database = Database.open(this.home);
    this.blobs = new Blobs(this.home);
    this.library = new CourseLibrary(database, blobs, courseware, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  public AddReport add(String zone, Path source) throws CourseException {
    return library.add(zone, new AddRequest(source, null, null), AddListener.SILENT);
  }

  /** Writes units of a course about something, a Markdown file each. */
  public static Path course(Path folder, String subject, int units) throws IOException {
    Files.createDirectories(folder);
    for (int i = 1; i <= units; i++) {
      unit(folder, subject, i, "version one");
    }
    return folder;
  }

  public static Path unit(Path folder, String subject, int number, String extra)
      throws IOException {
    return Files.writeString(
        folder.resolve("unit-%02d.md".formatted(number)),
        """
        # Unit %1$d of %2$s

        The %2$s of unit %1$d is explained here in a sentence that a learner can read.

        ## What matters in unit %1$d

        - first point about the %2$s
        - second point, %3$s

        Students should remember number %1$d when they think about the %2$s in their own words.
        """
            .formatted(number, subject, extra));
  }

  @Override
  public void close() {
    courseware.close();
    database.close();
  }
}

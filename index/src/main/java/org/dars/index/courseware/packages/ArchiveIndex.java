package org.dars.index.courseware.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.zip.EntryContent;

/**
 * The list of files that Moodle puts first into a packed tar file: a line "Moodle archive file
 * index. Count: n", then name, type, size and time of each, with tabs between.
 */
final class ArchiveIndex {

  private static final String NAME = ".ARCHIVE_INDEX";
  private static final String COUNT = "Moodle archive file index. Count: ";

  private ArchiveIndex() {}

  /** Brings names, sizes and the number up to date. */
  static void follow(PendingChanges changes) throws CoursewareException {
    boolean nothing =
        changes.contents().isEmpty() && changes.renamed().isEmpty() && changes.dropped().isEmpty();
    if (nothing || !changes.view().has(NAME)) {
      return;
    }
    String index = new String(changes.view().bytes(NAME), StandardCharsets.ISO_8859_1);
    if (!index.startsWith(COUNT)) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    int count = 0;
    for (String line : index.substring(index.indexOf('\n') + 1).split("(?<=\n)")) {
      String[] fields = line.split("\t", -1);
      String name =
          new String(fields[0].getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      if (changes.dropped().contains(name) || line.isBlank()) {
        continue;
      }
      count++;
      EntryContent content = changes.contents().get(name);
      if (fields.length == 4 && content != null) {
        fields[0] = changes.renamed().getOrDefault(name, fields[0]);
        fields[2] = Long.toString(size(content));
        line = String.join("\t", fields);
      }
      lines.append(line);
    }
    String written = COUNT + count + "\n" + lines;
    changes.put(NAME, written.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static long size(EntryContent content) {
    try {
      return content.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

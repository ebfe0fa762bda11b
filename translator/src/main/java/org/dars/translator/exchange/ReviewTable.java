package org.dars.translator.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.translator.update.VersionSegment;

/**
 * A translation as a table in a Word document, for reviewers who have no other tool: number,
 * source, translation, remarks; one row a segment. Each row carries a bookmark with the segment's
 * name and its source's fingerprint, so that rows that were sorted, deleted or edited are found
 * again.
 */
public final class ReviewTable {

  /** What every bookmark of ours begins with. Word allows 40 letters, digits and underscores. */
  static final String BOOKMARK = "dars_";

  private ReviewTable() {}

  /** A segment and its row. */
  record Row(int number, String document, ExchangeUnit unit, ExchangeSegment segment) {

    /** The bookmark that names the segment and its source. */
    String bookmark() {
      return BOOKMARK + name() + "_" + fingerprint(Plain.comparable(segment.source()), 8);
    }

    /** The part of the bookmark that is the same whatever the source is. */
    String name() {
      return fingerprint(document + "\n" + segment.id(), 16);
    }

    private static String fingerprint(String text, int digits) {
      return VersionSegment.fingerprint(text).substring(0, digits);
    }
  }

  /** The rows of a file, in order; what is not to be translated has none. */
  static List<Row> rows(ExchangeFile content) {
    List<Row> rows = new ArrayList<>();
    for (ExchangeDocument document : content.documents()) {
      for (ExchangeUnit unit : document.units()) {
        if (unit.translate()) {
          for (ExchangeSegment segment : unit.segments()) {
            rows.add(new Row(rows.size() + 1, document.path(), unit, segment));
          }
        }
      }
    }
    return rows;
  }

  /** Writes the table as DOCX. */
  public static void write(ExchangeFile content, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      ReviewWriter.write(content, out);
    }
  }

  /**
   * Reads a table back. Tracked changes count as accepted; remarks and comments become notes. A row
   * whose translation was changed comes back as {@link ExchangeState#TRANSLATED}, an untouched one
   * with the state that it has in {@code expected}.
   *
   * @param expected what would go out now
   * @param approved whether the reviewer has read all of it: then every row with a translation is
   *     {@link ExchangeState#REVIEWED}, or further where it was
   * @throws XliffProblemException when the file is not such a table
   */
  public static Returned read(Path file, ExchangeFile expected, boolean approved)
      throws XliffProblemException, IOException {
    return new ReviewReader(file, expected, approved).read();
  }
}

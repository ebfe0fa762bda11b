package org.dars.translator.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.CoursewareDocument;

/** One document as XLIFF 2.1 for people who translate, and back. */
public final class XliffFile {

  /**
   * What people translated.
   *
   * @param texts guarded translations by segment id
   * @param problems units that could not be used, one sentence each
   */
  public record Targets(Map<String, String> texts, List<String> problems) {
    public Targets {
      texts = Map.copyOf(texts);
      problems = List.copyOf(problems);
    }
  }

  private XliffFile() {}

  /** Writes a document without targets. */
  public static String write(CoursewareDocument document, String from, String to) {
    return Xliff.write(file(document, from, to), XliffVersion.V2_1);
  }

  /**
   * Reads the targets that are filled in, from XLIFF of any version.
   *
   * @param document the document it was written from, as it is now
   * @return targets of the segments that have not changed since it was written
   * @throws XliffProblemException when the file is not XLIFF, or is for other languages
   */
  public static Targets read(Path xliff, CoursewareDocument document, String from, String to)
      throws XliffProblemException, IOException {
    Returned returned = Returned.of(xliff, Xliff.read(xliff), file(document, from, to));
    Map<String, String> texts = new HashMap<>();
    for (Returned.Segment segment : returned.segments()) {
      if (!segment.target().isEmpty()) {
        texts.put(segment.id(), segment.target());
      }
    }
    return new Targets(texts, returned.problems());
  }

  private static ExchangeFile file(CoursewareDocument document, String from, String to) {
    return new ExchangeFile(from, to, List.of(ExchangeDocument.of(document, from)));
  }
}

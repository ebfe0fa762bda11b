package org.dars.index.courseware;

import java.util.List;
import java.util.Map;

/** Every reader behind one door: picks the reader for a file by its content and name. */
public final class Courseware implements AutoCloseable {

  private Courseware() {}

  /** Opens with the standard readers. Starts no process until a file needs one. */
  public static Courseware open(ReadLimits limits) {
    throw new IllegalStateException("in work: " + limits);
  }

  /**
   * Reads one file.
   *
   * @throws CoursewareException naming the file, when it is missing, empty, not what its name says,
   *     over a limit, or of a kind that Dars does not read
   */
  public CoursewareDocument read(SourceFile source) throws CoursewareException {
    throw new CoursewareException(source.path(), "in work");
  }

  /** Whether {@link #splice} can write this document back. */
  public boolean canSplice(CoursewareDocument document) {
    throw new IllegalStateException("in work: " + document);
  }

  /** As {@link SplicingReader#splice}, by the reader that read the document. */
  public byte[] splice(
      byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed) {
    throw new IllegalStateException("in work: " + document);
  }

  @Override
  public void close() {}
}

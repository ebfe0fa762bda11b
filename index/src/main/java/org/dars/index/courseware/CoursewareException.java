package org.dars.index.courseware;

/**
 * A file that could not be read or written. The message is one sentence for the person who added
 * the file: it begins with the file's path and says what to do.
 */
public final class CoursewareException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String path;

  public CoursewareException(String path, String problem) {
    this(path, problem, null);
  }

  public CoursewareException(
      String path, String problem, @org.jspecify.annotations.Nullable Throwable cause) {
    super(path + ": " + problem, cause);
    this.path = path;
  }

  /** The path of the file, as in {@link SourceFile#path}. */
  public String path() {
    return path;
  }
}

package org.dars.index.courseware;

import java.nio.file.Path;
import java.util.Map;
import org.dars.index.courseware.h5p.H5pPackage;
import org.jspecify.annotations.Nullable;

/**
 * A file to be read.
 *
 * @param path its path inside the course, with {@code /}: what errors and citations call it
 * @param file where its bytes are
 * @param beside files of the same package that tell how this one is read, by their path in it:
 *     {@code h5p.json} and what H5P libraries say of their fields; empty for most
 * @param problem why it cannot be read, found out when its package was opened; null for most
 */
public record SourceFile(
    String path, Path file, Map<String, Path> beside, @Nullable String problem) {

  public SourceFile {
    beside = Map.copyOf(beside);
  }

  /** A file that lies where it belongs: what is to be beside it is looked for there. */
  public SourceFile(String path, Path file) {
    this(path, file, H5pPackage.around(file), null);
  }

  /** The same file, its bytes somewhere else. */
  public SourceFile at(Path copy) {
    return new SourceFile(path, copy, beside, problem);
  }
}

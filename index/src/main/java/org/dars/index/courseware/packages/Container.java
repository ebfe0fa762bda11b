package org.dars.index.courseware.packages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.zip.PackageChanges;
import org.jspecify.annotations.Nullable;

/** What holds the entries of a package. Names are compared, never made paths. */
interface Container extends AutoCloseable {

  /** Names of its files with {@code /}, in its order; only those that {@link EntryNames} passes. */
  List<String> names();

  /** Names of entries that are not read and go when the package is written with changes. */
  List<String> unsafe();

  /**
   * Copies an entry out.
   *
   * @throws CoursewareException when it is damaged or larger than allowed
   */
  void copy(String name, OutputStream out) throws CoursewareException;

  /** Where a file lies already, or null where it has to be copied out first. */
  default @Nullable Path inPlace(String name) {
    return null;
  }

  /**
   * Writes the package with changes; every entry that is not changed keeps its bytes.
   *
   * @throws CoursewareException when the package is such that it cannot be written
   */
  void write(PackageChanges changes, OutputStream out) throws IOException, CoursewareException;

  @Override
  void close();
}

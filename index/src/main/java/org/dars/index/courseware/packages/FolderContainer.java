package org.dars.index.courseware.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.zip.EntryContent;
import org.dars.index.courseware.zip.PackageChanges;

/** A folder. Its files are read where they lie; links that lead out of it are not followed. */
final class FolderContainer implements Container {

  private final String path;
  private final Path root;
  private final List<String> names = new ArrayList<>();

  private FolderContainer(String path, Path root) {
    this.path = path;
    this.root = root;
  }

  static FolderContainer open(String path, Path root, ReadLimits limits)
      throws CoursewareException {
    FolderContainer folder = new FolderContainer(path, root);
    try (Stream<Path> all = Files.walk(root)) {
      Path real = root.toRealPath();
      for (Iterator<Path> files = all.iterator(); files.hasNext(); ) {
        Path file = files.next();
        boolean inside =
            Files.isRegularFile(file)
                && (!Files.isSymbolicLink(file) || file.toRealPath().startsWith(real));
        String name = root.relativize(file).toString().replace('\\', '/');
        if (inside && !EntryNames.isJunk(name)) {
          folder.names.add(name);
        }
        if (folder.names.size() > limits.maxEntries()) {
          throw new CoursewareException(
              path, "holds more than " + limits.maxEntries() + " files; split it");
        }
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new CoursewareException(
          path, "cannot be listed (" + e.getMessage() + "); check its permissions", e);
    }
    return folder;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public List<String> unsafe() {
    return List.of();
  }

  @Override
  public void copy(String name, OutputStream out) throws CoursewareException {
    try {
      Files.copy(root.resolve(name), out);
    } catch (IOException e) {
      throw new CoursewareException(
          name, "cannot be read (" + e.getMessage() + "); check the file and the disk", e);
    }
  }

  @Override
  public Path inPlace(String name) {
    return root.resolve(name);
  }

  @Override
  public void write(PackageChanges changes, OutputStream out) throws CoursewareException {
    throw new CoursewareException(path, "is a folder; write its files one by one");
  }

  /** Writes all its files into a folder, with changes; hidden ones stay behind. */
  void write(PackageChanges changes, Path folder) throws IOException {
    for (String name : names) {
      if (changes.dropped().contains(name)) {
        continue;
      }
      Path to = folder.resolve(changes.renamed().getOrDefault(name, name));
      Files.createDirectories(to.toAbsolutePath().getParent());
      EntryContent content = changes.contents().get(name);
      if (content == null) {
        Files.copy(root.resolve(name), to);
        continue;
      }
      try (InputStream in = content.open()) {
        Files.copy(in, to);
      }
    }
  }

  @Override
  public void close() {}
}

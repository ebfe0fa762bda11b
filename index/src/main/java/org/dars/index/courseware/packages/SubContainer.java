package org.dars.index.courseware.packages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.zip.EntryContent;
import org.dars.index.courseware.zip.PackageChanges;
import org.jspecify.annotations.Nullable;

/** A folder of a container that is a package of its own: an unpacked backup, an unpacked H5P. */
final class SubContainer implements Container {

  private final Container all;
  private final String folder;
  private final List<String> names;

  /**
   * @param all is not closed with this
   * @param folder with its last {@code /}
   */
  SubContainer(Container all, String folder) {
    this.all = all;
    this.folder = folder;
    this.names =
        all.names().stream()
            .filter(n -> n.startsWith(folder))
            .map(n -> n.substring(folder.length()))
            .toList();
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public List<String> unsafe() {
    return List.of(); // they are the whole container's
  }

  @Override
  public void copy(String name, OutputStream out) throws CoursewareException {
    all.copy(folder + name, out);
  }

  @Override
  public @Nullable Path inPlace(String name) {
    return all.inPlace(folder + name);
  }

  /** What becomes of entries of this folder, as the whole container calls them. */
  PackageChanges outside(PackageChanges within) {
    Map<String, EntryContent> contents = new HashMap<>();
    within.contents().forEach((name, content) -> contents.put(folder + name, content));
    Map<String, String> renamed = new HashMap<>();
    within.renamed().forEach((name, other) -> renamed.put(folder + name, folder + other));
    Set<String> dropped = new HashSet<>();
    within.dropped().forEach(name -> dropped.add(folder + name));
    return new PackageChanges(contents, renamed, dropped);
  }

  @Override
  public void write(PackageChanges changes, OutputStream out)
      throws IOException, CoursewareException {
    all.write(outside(changes), out);
  }

  @Override
  public void close() {}
}

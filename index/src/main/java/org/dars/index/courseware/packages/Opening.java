package org.dars.index.courseware.packages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.jspecify.annotations.Nullable;

/** One opening of a package: what comes out of it and of the packages in it, within one budget. */
final class Opening {

  private final String name;
  private final ReadLimits limits;
  private final TempFolder temp;
  private final List<String> notes;
  private final Budget budget;
  private final List<String> leftOut = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private int media;

  Opening(String name, ReadLimits limits, TempFolder temp, List<String> notes) {
    this.name = name;
    this.limits = limits;
    this.temp = temp;
    this.notes = notes;
    this.budget = new Budget(name, limits);
  }

  OpenPackage folder(Path root) throws CoursewareException {
    return open(name, root, FolderContainer.open(name, root, limits));
  }

  /** A zip file or a packed tar file, told by its first bytes. */
  OpenPackage file(String path, Path file) throws CoursewareException {
    byte[] magic;
    try (InputStream in = Files.newInputStream(file)) {
      magic = in.readNBytes(4);
    } catch (IOException e) {
      throw new CoursewareException(
          path, "cannot be read (" + e.getMessage() + "); check the file and the disk", e);
    }
    if (magic.length > 1 && magic[0] == 0x1F && (magic[1] & 0xFF) == 0x8B) {
      return open(
          path, file, TarContainer.open(path, file, temp.next(".tar"), limits, budget, notes));
    }
    if (magic.length > 1 && magic[0] == 'P' && magic[1] == 'K') {
      return open(path, file, ZipContainer.open(path, file, limits, budget, notes));
    }
    throw new CoursewareException(
        path, "is no package (neither zip nor packed tar); export or download it again");
  }

  private OpenPackage open(String path, Path file, Container container) {
    try {
      return new OpenPackage(
          file, container, new PackageView(path, container, limits, budget, notes));
    } catch (RuntimeException | Error e) {
      container.close();
      throw e;
    }
  }

  /** The documents of a package, copied out. */
  CourseFolder course(OpenPackage root, Path file, boolean folder) throws CoursewareException {
    if (folder && root.layout instanceof PlainLayout) {
      return plain(root, file);
    }
    List<CourseFolder.Unit> units = units(root, "", 0);
    String title = root.listing.title();
    return new CourseFolder(
        title.isBlank()
            ? PlainLayout.titled(
                folder ? name : name.replaceFirst("(\\.tar)?\\.[A-Za-z0-9]{1,8}$", ""))
            : title,
        root.listing.language(),
        units,
        media,
        leftOut);
  }

  /** A folder without manifest is what it was before; the packages in it come after. */
  private CourseFolder plain(OpenPackage root, Path file) throws CoursewareException {
    List<String> packages =
        root.container.names().stream()
            .filter(n -> CoursePackage.isPackage(n) && !EntryNames.isJunk(n))
            .sorted()
            .toList();
    if (packages.isEmpty()) {
      return CourseFolder.of(file);
    }
    CourseFolder own;
    try {
      own = CourseFolder.of(file);
    } catch (CoursewareException e) {
      own = new CourseFolder(PlainLayout.titled(name), "", List.of(), 0, List.of());
    }
    List<CourseFolder.Unit> units = new ArrayList<>(own.units());
    for (String inner : packages) {
      units.addAll(inner(root, inner, inner, "", 0));
    }
    leftOut.addAll(own.leftOut().stream().filter(n -> !packages.contains(n)).toList());
    return new CourseFolder(own.title(), own.language(), units, own.media() + media, leftOut);
  }

  /**
   * @param prefix what the paths of its documents begin with
   * @param depth in how many packages it lies
   */
  private List<CourseFolder.Unit> units(OpenPackage open, String prefix, int depth)
      throws CoursewareException {
    List<Layout.Unit> all = new ArrayList<>(open.units);
    Set<String> rest = new LinkedHashSet<>(open.container.names());
    rest.removeAll(open.listing.silent());
    rest.removeIf(EntryNames::isJunk);
    open.units.forEach(u -> u.items().forEach(i -> rest.remove(i.entry())));
    all.addAll(PlainLayout.ordered(rest, open.units.isEmpty()));
    List<CourseFolder.Unit> units = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Layout.Unit unit : all) {
      List<SourceFile> files = new ArrayList<>();
      for (Layout.Item item : unit.items()) {
        budget.check();
        if (!open.view.has(item.entry()) || !seen.add(item.entry())) {
          continue; // a manifest may name what is not there, and name a file twice
        }
        if (!CoursePackage.isPackage(item.label())) {
          document(open, item, prefix, files);
          continue;
        }
        List<CourseFolder.Unit> within = inner(open, item.entry(), item.label(), prefix, depth);
        if (unit.title().isEmpty()) {
          flush(unit, files, units);
          units.addAll(within);
        } else {
          within.forEach(u -> files.addAll(u.files()));
        }
      }
      flush(unit, files, units);
    }
    return units;
  }

  private static void flush(
      Layout.Unit unit, List<SourceFile> files, List<CourseFolder.Unit> units) {
    if (!files.isEmpty()) {
      units.add(new CourseFolder.Unit(unit.title(), files));
      files.clear();
    }
  }

  private void document(OpenPackage open, Layout.Item item, String prefix, List<SourceFile> files)
      throws CoursewareException {
    String path = prefix + item.label();
    boolean byName = Courseware.readsByName(item.label());
    if (!byName && CourseFolder.isMedia(item.label())) {
      media++;
      return;
    }
    if (!byName && !item.label().matches("(?si).*\\.(xml|qti|json)")) {
      leftOut.add(path);
      return;
    }
    if (paths.contains(path)) {
      path = unique(prefix + item.entry());
    }
    Path file = copied(open, item, path);
    if (file == null) {
      return;
    }
    SourceFile source = new SourceFile(path, file);
    boolean known = byName || Courseware.reads(source);
    if (known && !isEmptyFrame(source)) {
      files.add(source);
      paths.add(path);
      open.documents.put(path, item.entry());
      return;
    }
    if (!known) {
      leftOut.add(path);
    }
    forget(open, item, file);
  }

  /** A path that no document has: two names of files in packages may come to one. */
  private String unique(String path) {
    String free = path;
    for (int n = 2; paths.contains(free); n++) {
      int dot = Math.max(path.lastIndexOf('.'), path.lastIndexOf('/') + 1);
      free = path.substring(0, dot) + "~" + n + path.substring(dot);
    }
    return free;
  }

  /** XML of a known kind in which nothing is said, such as a list of no modules. */
  private boolean isEmptyFrame(SourceFile source) {
    String type = CourseXmlReader.mediaType(source);
    try {
      return type != null && new CourseXmlReader(limits).read(source).blocks().isEmpty();
    } catch (CoursewareException e) {
      return false;
    }
  }

  private List<CourseFolder.Unit> inner(
      OpenPackage open, String entry, String label, String prefix, int depth)
      throws CoursewareException {
    String path = prefix + label;
    if (depth + 1 >= limits.maxDepth()) {
      notes.add(path + ": lies in more than " + depth + " packages; left out");
      leftOut.add(path);
      return List.of();
    }
    Path file = copied(open, new Layout.Item(entry, label), path);
    if (file == null) {
      return List.of();
    }
    try {
      OpenPackage within = file(path, file);
      open.inner.put(entry, within);
      return units(within, path + "!/", depth + 1);
    } catch (CoursewareException e) {
      budget.check();
      notes.add(e.getMessage());
      leftOut.add(path);
      return List.of();
    }
  }

  /** An entry as a file; null when it is damaged or too large, which is noted. */
  private @Nullable Path copied(OpenPackage open, Layout.Item item, String path)
      throws CoursewareException {
    Path there = open.container.inPlace(item.entry());
    if (there != null) {
      return there;
    }
    Path file = temp.next(item.label());
    long most =
        CoursePackage.isPackage(item.label()) ? limits.maxPackageBytes() : limits.maxBytes();
    try (OutputStream out = budget.counted(Files.newOutputStream(file), most)) {
      open.container.copy(item.entry(), out);
      return file;
    } catch (CoursewareException e) {
      budget.check();
      notes.add(e.getMessage());
      leftOut.add(path);
    } catch (IOException e) {
      throw new CoursewareException(
          path, "cannot be unpacked (" + e.getMessage() + "); check the disk", e);
    }
    delete(file);
    return null;
  }

  private static void forget(OpenPackage open, Layout.Item item, Path file) {
    if (open.container.inPlace(item.entry()) == null) {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // It goes with the folder.
    }
  }
}

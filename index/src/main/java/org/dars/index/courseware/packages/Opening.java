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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dars.index.courseware.CourseFolder;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.h5p.H5pPackage;
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
    this(name, limits, temp, notes, new Budget(name, limits));
  }

  private Opening(
      String name, ReadLimits limits, TempFolder temp, List<String> notes, Budget budget) {
    this.name = name;
    this.limits = limits;
    this.temp = temp;
    this.notes = notes;
    this.budget = budget;
  }

  OpenPackage folder(Path root) throws CoursewareException {
    return open(name, root, FolderContainer.open(name, root, limits), notes);
  }

  OpenPackage file(String path, Path file) throws CoursewareException {
    return file(path, file, notes);
  }

  /** A zip file or a packed tar file, told by its first bytes. */
  private OpenPackage file(String path, Path file, List<String> said) throws CoursewareException {
    byte[] magic;
    try (InputStream in = Files.newInputStream(file)) {
      magic = in.readNBytes(4);
    } catch (IOException e) {
      throw new CoursewareException(
          path, "cannot be read (" + e.getMessage() + "); check the file and the disk", e);
    }
    if (magic.length > 1 && magic[0] == 0x1F && (magic[1] & 0xFF) == 0x8B) {
      return open(
          path, file, TarContainer.open(path, file, temp.next(".tar"), limits, budget, said), said);
    }
    if (magic.length > 1 && magic[0] == 'P' && magic[1] == 'K') {
      return open(path, file, ZipContainer.open(path, file, limits, budget, said), said);
    }
    throw new CoursewareException(
        path, "is no package (neither zip nor packed tar); export or download it again");
  }

  private OpenPackage open(String path, Path file, Container container, List<String> said) {
    try {
      return new OpenPackage(
          file, container, new PackageView(path, container, limits, budget, said));
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
    OpenPackage titled = root;
    while (titled.isWrapping()) {
      titled = titled.inner.values().iterator().next();
    }
    String title = titled.listing.title();
    return new CourseFolder(
        title.isBlank() ? PlainLayout.titled(folder ? name : stem(name)) : title,
        titled.listing.language(),
        units,
        media,
        leftOut);
  }

  /** A folder without manifest is what it was before; the packages in it come after. */
  private CourseFolder plain(OpenPackage root, Path file) throws CoursewareException {
    List<String> folders = SubPackages.in(root.container.names());
    Predicate<String> isInside = n -> folders.stream().anyMatch(n::startsWith);
    Set<String> packages = new TreeSet<>(folders);
    root.container.names().stream()
        .filter(n -> CoursePackage.isPackage(n) && !EntryNames.isJunk(n) && !isInside.test(n))
        .forEach(packages::add);
    if (packages.isEmpty()) {
      return CourseFolder.of(file);
    }
    CourseFolder own;
    try {
      own = CourseFolder.of(file);
    } catch (CoursewareException e) {
      if (!e.path().equals(name)) {
        throw e; // course.json is broken: the files that it lists are not to vanish
      }
      own = new CourseFolder(PlainLayout.titled(name), "", List.of(), 0, List.of());
    }
    List<CourseFolder.Unit> units = new ArrayList<>();
    for (CourseFolder.Unit unit : own.units()) {
      List<SourceFile> files = new ArrayList<>(unit.files());
      files.removeIf(f -> isInside.test(f.path()));
      flush(unit.title(), files, units);
    }
    for (String inner : packages) {
      units.addAll(apart(root, inner));
    }
    own.leftOut().stream()
        .filter(n -> !isInside.test(n) && !packages.contains(n))
        .forEach(leftOut::add);
    return new CourseFolder(own.title(), own.language(), units, own.media() + media, leftOut);
  }

  /**
   * A package of a folder. What is wrong with it, a limit that it alone is over included, is its
   * own: the others are read.
   */
  private List<CourseFolder.Unit> apart(OpenPackage root, String entry) {
    Opening own = new Opening(entry, limits, temp, new ArrayList<>(), budget.within(entry));
    own.paths.addAll(paths);
    int mark = temp.mark();
    try {
      List<CourseFolder.Unit> units =
          entry.endsWith("/") ? own.sub(root, entry, "", 0) : own.inner(root, entry, entry, "", 0);
      own.budget.check();
      budget.take(own.budget);
      notes.addAll(own.notes);
      leftOut.addAll(own.leftOut);
      media += own.media;
      paths.addAll(own.paths);
      return units;
    } catch (CoursewareException e) {
      OpenPackage failed = root.inner.remove(entry);
      if (failed != null) {
        failed.close();
      }
      temp.forgetFrom(mark);
      Path file = root.container.inPlace(entry);
      if (file == null || entry.endsWith("/")) {
        notes.add(String.valueOf(e.getMessage()));
        return List.of();
      }
      return broken(entry, file, e);
    }
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
    List<String> folders = SubPackages.in(open.container.names());
    Predicate<String> isInside = n -> folders.stream().anyMatch(n::startsWith);
    rest.removeIf(isInside);
    all.addAll(PlainLayout.ordered(rest, open.units.isEmpty()));
    List<CourseFolder.Unit> units = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Layout.Unit unit : all) {
      List<SourceFile> files = new ArrayList<>();
      for (Layout.Item item : unit.items()) {
        budget.check();
        // A manifest may name what is not there, and name a file twice.
        if (!open.view.has(item.entry())
            || isInside.test(item.entry())
            || !seen.add(item.entry())) {
          continue;
        }
        if (!CoursePackage.isPackage(item.label())) {
          document(open, item, prefix, files);
          continue;
        }
        List<CourseFolder.Unit> within = inner(open, item.entry(), item.label(), prefix, depth);
        if (unit.title().isEmpty()) {
          flush(unit.title(), files, units);
          units.addAll(within);
        } else {
          within.forEach(u -> files.addAll(u.files()));
        }
      }
      flush(unit.title(), files, units);
    }
    for (String folder : folders) {
      units.addAll(sub(open, folder, prefix, depth));
    }
    return units;
  }

  private static void flush(String title, List<SourceFile> files, List<CourseFolder.Unit> units) {
    if (!files.isEmpty()) {
      units.add(new CourseFolder.Unit(title, files));
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
    Path file = copied(open, item);
    if (file == null) {
      return;
    }
    SourceFile source = new SourceFile(path, file, beside(open, item), null);
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

  /** The files that tell how this one is read. */
  private Map<String, Path> beside(OpenPackage open, Layout.Item item) throws CoursewareException {
    String folder = H5pPackage.folderOf(item.entry());
    if (folder == null || !open.view.has(folder + H5pPackage.MANIFEST)) {
      return Map.of();
    }
    Map<String, Path> beside = new TreeMap<>();
    for (String entry : open.view.names()) {
      String within = entry.startsWith(folder) ? entry.substring(folder.length()) : "";
      Path file = H5pPackage.tells(within) ? copied(open, Layout.Item.of(entry)) : null;
      if (file != null) {
        beside.put(within, file);
      }
    }
    return beside;
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
      return List.of();
    }
    Path file = copied(open, new Layout.Item(entry, label));
    if (file == null) {
      return List.of();
    }
    List<String> said = new ArrayList<>();
    try {
      OpenPackage within = file(path, file, said);
      open.inner.put(entry, within);
      return within(within, label, path + "!/", depth + 1, said);
    } catch (CoursewareException e) {
      budget.check();
      return broken(path, file, e);
    }
  }

  /** A folder that is a package of its own. */
  private List<CourseFolder.Unit> sub(OpenPackage open, String folder, String prefix, int depth)
      throws CoursewareException {
    List<String> said = new ArrayList<>();
    OpenPackage within =
        open(prefix + folder, open.file, new SubContainer(open.container, folder), said);
    open.inner.put(folder, within);
    return within(within, folder.substring(0, folder.length() - 1), prefix + folder, depth, said);
  }

  /** The units of a package in a package; those without a title have its own. */
  private List<CourseFolder.Unit> within(
      OpenPackage within, String label, String prefix, int depth, List<String> said)
      throws CoursewareException {
    List<CourseFolder.Unit> units = units(within, prefix, depth);
    String whole = prefix.replaceFirst("!?/$", "");
    said.stream().map(n -> n.startsWith(whole) ? n : prefix + n).forEach(notes::add);
    String name = label.substring(label.lastIndexOf('/') + 1);
    String own = within.listing.title();
    String title = own.isBlank() ? PlainLayout.titled(stem(name)) : own;
    return units.stream()
        .map(u -> u.title().isEmpty() ? new CourseFolder.Unit(title, u.files()) : u)
        .toList();
  }

  /** A name without its ending. */
  private static String stem(String name) {
    return name.replaceFirst("(\\.tar)?\\.[A-Za-z0-9]{1,8}$", "");
  }

  /** A package that cannot be opened, as a document that cannot be read. */
  private static List<CourseFolder.Unit> broken(String path, Path file, CoursewareException e) {
    String message = String.valueOf(e.getMessage());
    String start = path + ": ";
    String why = message.startsWith(start) ? message.substring(start.length()) : message;
    return List.of(new CourseFolder.Unit("", List.of(new SourceFile(path, file, Map.of(), why))));
  }

  /** An entry as a file; null when it is damaged or too large, which is noted. */
  private @Nullable Path copied(OpenPackage open, Layout.Item item) throws CoursewareException {
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
    } catch (IOException e) {
      throw new CoursewareException(
          item.label(), "cannot be unpacked (" + e.getMessage() + "); check the disk", e);
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

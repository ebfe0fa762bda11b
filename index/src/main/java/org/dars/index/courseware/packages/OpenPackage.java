package org.dars.index.courseware.packages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.zip.EntryContent;
import org.dars.index.courseware.zip.PackageChanges;

/** A package that is open, with the packages in it. */
final class OpenPackage implements AutoCloseable {

  final Path file;
  final Container container;
  final PackageView view;
  final Layout layout;
  final List<Layout.Unit> units;
  final Layout.Listing listing;

  /** Entry by path of the document. */
  final Map<String, String> documents = new HashMap<>();

  /** Packages in it, by entry; one that is a folder by its name with the last {@code /}. */
  final Map<String, OpenPackage> inner = new LinkedHashMap<>();

  OpenPackage(Path file, Container container, PackageView view) {
    this.file = file;
    this.container = container;
    this.view = view;
    this.layout = Layout.of(view);
    this.listing = layout.list(view);
    this.units = listing.units();
  }

  /** Whether it is only the wrapping of another package, and says nothing itself. */
  boolean isWrapping() {
    return listing.title().isBlank() && documents.isEmpty() && inner.size() == 1;
  }

  /** Takes the paths of its documents out of {@code changed} and writes the package. */
  void write(Map<String, Path> changed, boolean keepPersonalData, TempFolder temp, OutputStream out)
      throws CoursewareException, IOException {
    write(changes(changed, keepPersonalData, temp), out);
  }

  /** As {@link #write}, of a folder into another. */
  void write(Map<String, Path> changed, boolean keepPersonalData, TempFolder temp, Path folder)
      throws CoursewareException, IOException {
    if (!(container instanceof FolderContainer files)) {
      throw new IllegalStateException(file + " is no folder");
    }
    files.write(changes(changed, keepPersonalData, temp), folder);
  }

  private void write(PackageChanges changes, OutputStream out)
      throws CoursewareException, IOException {
    if (changes.isEmpty()) {
      Files.copy(file, out);
      return;
    }
    container.unsafe().forEach(changes.dropped()::add);
    container.write(changes, out);
  }

  private PackageChanges changes(
      Map<String, Path> changed, boolean keepPersonalData, TempFolder temp)
      throws CoursewareException, IOException {
    Map<String, EntryContent> contents = new HashMap<>();
    for (Iterator<Map.Entry<String, Path>> i = changed.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<String, Path> e = i.next();
      String entry = documents.get(e.getKey());
      if (entry != null) {
        contents.put(entry, new EntryContent.OnDisk(e.getValue()));
        i.remove();
      }
    }
    List<PackageChanges> folders = new ArrayList<>();
    for (Map.Entry<String, OpenPackage> e : inner.entrySet()) {
      PackageChanges within = e.getValue().changes(changed, keepPersonalData, temp);
      if (e.getValue().container instanceof SubContainer folder) {
        folders.add(folder.outside(within));
      } else if (!within.isEmpty()) {
        Path written = temp.next(".part");
        try (OutputStream to = Files.newOutputStream(written)) {
          e.getValue().write(within, to);
        }
        contents.put(e.getKey(), new EntryContent.OnDisk(written));
      }
    }
    PendingChanges pending = new PendingChanges(view, contents);
    folders.forEach(pending::add);
    layout.follow(pending, keepPersonalData);
    return pending.done();
  }

  @Override
  public void close() {
    inner.values().forEach(OpenPackage::close);
    container.close();
  }
}

package org.dars.index.courseware.packages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dars.index.courseware.h5p.H5pPackage;

/** Folders that are packages of their own: Moodle backups and H5P that somebody unpacked. */
final class SubPackages {

  private SubPackages() {}

  /** Those among the folders of these files, with their last {@code /}; none inside another. */
  static List<String> in(Collection<String> names) {
    TreeSet<String> folders = new TreeSet<>();
    Set<String> all = new HashSet<>(names);
    for (String name : names) {
      String folder = name.substring(0, name.lastIndexOf('/') + 1);
      boolean backup = name.equals(folder + MoodleLayout.BACKUP);
      boolean h5p =
          name.equals(folder + H5pPackage.MANIFEST) && all.contains(folder + H5pPackage.CONTENT);
      if (!folder.isEmpty() && (backup || h5p) && !EntryNames.isJunk(name)) {
        folders.add(folder);
      }
    }
    List<String> outermost = new ArrayList<>();
    for (String folder : folders) {
      if (outermost.isEmpty() || !folder.startsWith(outermost.getLast())) {
        outermost.add(folder);
      }
    }
    return outermost;
  }
}

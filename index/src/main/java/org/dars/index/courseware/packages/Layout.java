package org.dars.index.courseware.packages;

import java.util.List;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.h5p.H5pPackage;

/** One kind of package: which files are documents, in what order, and what follows a change. */
interface Layout {

  /**
   * What a package says of its files.
   *
   * @param title "" when it has none
   * @param language BCP 47 primary tag, "" when it says none
   * @param units in order; files that it does not name come after
   * @param silent names of files that are no documents and need no mention
   */
  record Listing(String title, String language, List<Unit> units, Set<String> silent) {}

  /** Files that belong together. */
  record Unit(String title, List<Item> items) {}

  /**
   * A file.
   *
   * @param entry its name in the package
   * @param label what people call it; usually the same
   */
  record Item(String entry, String label) {
    static Item of(String entry) {
      return new Item(entry, entry);
    }
  }

  Listing list(PackageView view);

  /**
   * Makes the changes that follow from those at hand.
   *
   * @param keepPersonalData whether records of persons stay in the package
   */
  default void follow(PendingChanges changes, boolean keepPersonalData)
      throws CoursewareException {}

  /** The layout of a package, by the files that it holds. */
  static Layout of(PackageView view) {
    String ims = view.folderOf("imsmanifest.xml");
    if (view.has(MoodleLayout.BACKUP)) {
      return new MoodleLayout(view);
    }
    if (view.has(H5pPackage.MANIFEST)) {
      return new H5pLayout();
    }
    if (ims != null) {
      return new ManifestLayout(ims);
    }
    String olx = OlxLayout.base(view);
    return olx != null ? new OlxLayout(olx) : new PlainLayout();
  }
}

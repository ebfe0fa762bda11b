package org.dars.index.courseware.packages;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** H5P: a manifest, the content, and libraries that stay as they are. */
final class H5pLayout implements Layout {

  private static final String MANIFEST = "h5p.json";
  private static final String CONTENT = "content/content.json";

  @Override
  public Listing list(PackageView view) {
    Set<String> silent = new HashSet<>(view.names());
    silent.removeIf(name -> name.startsWith("content/"));
    return new Listing(
        "", "", List.of(new Unit("", List.of(Item.of(MANIFEST), Item.of(CONTENT)))), silent);
  }
}

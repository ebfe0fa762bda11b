package org.dars.index.courseware.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.h5p.H5pPackage;

/** H5P: a manifest, the content, and libraries that stay as they are. */
final class H5pLayout implements Layout {

  @Override
  public Listing list(PackageView view) {
    Set<String> silent = new HashSet<>(view.names());
    silent.removeIf(name -> name.startsWith("content/"));
    return new Listing(
        title(view),
        "",
        List.of(new Unit("", List.of(Item.of(H5pPackage.MANIFEST), Item.of(H5pPackage.CONTENT)))),
        silent);
  }

  /** The title as the manifest gives it; its reader says what is wrong with a broken one. */
  private static String title(PackageView view) {
    try {
      JsonNode manifest = JsonMapper.builder().build().readTree(view.bytes(H5pPackage.MANIFEST));
      return manifest.path("title").asText("").strip();
    } catch (IOException | CoursewareException e) {
      return "";
    }
  }
}

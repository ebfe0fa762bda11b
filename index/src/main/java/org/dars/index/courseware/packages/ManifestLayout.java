package org.dars.index.courseware.packages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** Common Cartridge and SCORM: the items of imsmanifest.xml, a module or part a unit. */
final class ManifestLayout implements Layout {

  private static final String MANIFEST = "imsmanifest.xml";

  private final String base;
  private final Map<String, XmlElement> resources = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * @param base the folder of the manifest, "" or with its last {@code /}
   */
  ManifestLayout(String base) {
    this.base = base;
  }

  @Override
  public Listing list(PackageView view) {
    XmlTree tree = view.xml(base + MANIFEST);
    if (tree == null) {
      return new Listing("", "", List.of(), Set.of());
    }
    XmlElement manifest = tree.root();
    manifest.all("resource").forEach(r -> resources.putIfAbsent(r.attribute("identifier"), r));
    List<Unit> units = new ArrayList<>();
    taken.add(base + MANIFEST);
    units.add(new Unit("", List.of(Item.of(base + MANIFEST))));
    List<Item> loose = new ArrayList<>();
    for (XmlElement item : tops(manifest)) {
      List<Item> items = new ArrayList<>();
      take(view, item, items);
      if (item.child("item") == null) {
        loose.addAll(items);
        continue;
      }
      flush(loose, units);
      units.add(new Unit(text(item.child("title")), items));
    }
    flush(loose, units);
    Set<String> schemas = new HashSet<>(view.names()); // that packages bring along for their XML
    schemas.removeIf(name -> !name.matches("(?si).*\\.(xsd|dtd)"));
    return new Listing(title(manifest), language(manifest), units, schemas);
  }

  private static void flush(List<Item> loose, List<Unit> units) {
    if (!loose.isEmpty()) {
      units.add(new Unit("", List.copyOf(loose)));
      loose.clear();
    }
  }

  /** The items of all organizations; one without title around the others is none itself. */
  private static List<XmlElement> tops(XmlElement manifest) {
    List<XmlElement> tops = new ArrayList<>();
    for (XmlElement organization : manifest.all("organization")) {
      for (XmlElement item : organization.elements("item")) {
        boolean frame = item.child("title") == null && item.attribute("identifierref").isEmpty();
        tops.addAll(frame ? item.elements("item") : List.of(item));
      }
    }
    return tops;
  }

  /** The files of an item and of the items in it. */
  private void take(PackageView view, XmlElement item, List<Item> items) {
    XmlElement resource = resources.get(item.attribute("identifierref"));
    if (resource != null) {
      for (String file : files(resource)) {
        if (view.has(file) && taken.add(file)) {
          items.add(Item.of(file));
        }
      }
    }
    item.elements("item").forEach(inner -> take(view, inner, items));
  }

  /** The files of a resource, and of those that it depends on. */
  private Set<String> files(XmlElement resource) {
    Set<String> files = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    ArrayDeque<XmlElement> open = new ArrayDeque<>(List.of(resource));
    while (!open.isEmpty()) {
      XmlElement r = open.remove();
      if (!seen.add(r.attribute("identifier"))) {
        continue;
      }
      String folder = folder(r);
      add(files, folder, r.attribute("href"));
      r.elements("file").forEach(f -> add(files, folder, f.attribute("href")));
      for (XmlElement dependency : r.elements("dependency")) {
        XmlElement other = resources.get(dependency.attribute("identifierref"));
        if (other != null) {
          open.add(other);
        }
      }
    }
    return files;
  }

  /** What {@code xml:base} puts before the names of a resource's files. */
  private String folder(XmlElement resource) {
    XmlElement all = resource.parent();
    XmlElement manifest = all == null ? null : all.parent();
    return base
        + (manifest == null ? "" : manifest.attribute("base"))
        + (all == null ? "" : all.attribute("base"))
        + resource.attribute("base");
  }

  private static void add(Set<String> files, String folder, String href) {
    String name = href.replaceFirst("[?#].*$", "");
    if (!name.isEmpty() && !name.contains("://")) {
      files.add(folder + name);
      try {
        files.add(folder + URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        // It is no URL, so it was the name itself.
      }
    }
  }

  private static String title(XmlElement manifest) {
    XmlElement metadata = manifest.child("metadata");
    if (metadata != null) {
      for (XmlElement general : metadata.all("general")) {
        String title = text(general.child("title"));
        if (!title.isEmpty()) {
          return title;
        }
      }
    }
    for (XmlElement organization : manifest.all("organization")) {
      String title = text(organization.child("title"));
      if (!title.isEmpty()) {
        return title;
      }
    }
    return "";
  }

  private static String language(XmlElement manifest) {
    for (XmlElement general : manifest.all("general")) {
      String tag = text(general.child("language")).split("[-_]")[0];
      if (tag.matches("[a-z]{2,3}")) {
        return tag;
      }
    }
    return "";
  }

  private static String text(@Nullable XmlElement element) {
    return element == null ? "" : element.text().replaceAll("\\s+", " ").strip();
  }
}

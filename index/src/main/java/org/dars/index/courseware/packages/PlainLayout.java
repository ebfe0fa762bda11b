package org.dars.index.courseware.packages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.NaturalOrder;

/**
 * Files without a manifest of a known kind: folder by folder in natural order, or as {@code
 * course.json} lists them.
 */
final class PlainLayout implements Layout {

  private static final String MANIFEST = "course.json";

  @Override
  public Listing list(PackageView view) {
    String base = view.folderOf(MANIFEST);
    if (base != null) {
      try {
        JsonNode course = JsonMapper.builder().build().readTree(view.bytes(base + MANIFEST));
        return listed(course, base);
      } catch (JsonProcessingException e) {
        view.note(
            MANIFEST + ": is not valid JSON (" + e.getOriginalMessage() + "); mend or remove it");
      } catch (IOException | CoursewareException e) {
        view.note(String.valueOf(e.getMessage()));
      }
    }
    return new Listing("", "", List.of(), Set.of());
  }

  private static Listing listed(JsonNode course, String base) {
    List<Unit> units = new ArrayList<>();
    for (JsonNode unit : course.path("units")) {
      String folder = unit.path("folder").asText("");
      List<Item> items = new ArrayList<>();
      for (JsonNode file : unit.path("files")) {
        items.add(Item.of(base + (folder.isEmpty() ? "" : folder + "/") + file.asText()));
      }
      units.add(new Unit(unit.path("title").asText(""), items));
    }
    return new Listing(
        course.path("title").asText(""),
        course.path("language").asText(""),
        units,
        Set.of(base + MANIFEST));
  }

  /**
   * Files as units, folder by folder.
   *
   * @param all whether these are all files: then a single folder around them is no unit
   */
  static List<Unit> ordered(Collection<String> names, boolean all) {
    Folder root = new Folder();
    names.forEach(root::put);
    List<Unit> units = new ArrayList<>();
    Folder top = root;
    while (all && top.files.isEmpty() && top.folders.size() == 1) {
      top = top.folders.firstEntry().getValue();
    }
    top.list("", units);
    return units;
  }

  private static final class Folder {
    final TreeMap<String, Folder> folders = new TreeMap<>(PlainLayout::compare);
    final TreeMap<String, String> files = new TreeMap<>(PlainLayout::compare);

    void put(String name) {
      Folder folder = this;
      String[] steps = name.split("/");
      for (int i = 0; i < steps.length - 1; i++) {
        folder = folder.folders.computeIfAbsent(steps[i], _ -> new Folder());
      }
      folder.files.put(steps[steps.length - 1], name);
    }

    void list(String title, List<Unit> units) {
      if (!files.isEmpty()) {
        units.add(new Unit(title, files.values().stream().map(Item::of).toList()));
      }
      for (Map.Entry<String, Folder> e : folders.entrySet()) {
        e.getValue().list(titled(e.getKey()), units);
      }
    }
  }

  private static int compare(String a, String b) {
    int natural = NaturalOrder.compare(a, b);
    return natural != 0 ? natural : a.compareTo(b);
  }

  /** {@code 02-tokens_and_limits} is "tokens and limits". */
  static String titled(String name) {
    String words = name.replaceFirst("^(\\d+[-_. ]+)(?=\\D)", "").replaceAll("[-_]+", " ").strip();
    return words.isEmpty() ? name : words;
  }
}

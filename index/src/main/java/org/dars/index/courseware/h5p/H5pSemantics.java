package org.dars.index.courseware.h5p;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.NaturalOrder;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.json.JsonTree;
import org.dars.index.courseware.json.JsonValue;
import org.dars.index.courseware.splice.SourceBytes;
import org.jspecify.annotations.Nullable;

/**
 * What libraries say of their fields in their {@code semantics.json}: it tells texts from settings
 * for sure. Each is parsed when a content first names its library.
 */
final class H5pSemantics {

  private final Map<String, Path> files;
  private final ReadLimits limits;
  private final JsonValue.Obj manifest;
  private final Map<String, @Nullable List<JsonValue>> fields = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param files as {@link SourceFile#beside} has them; none when names must do
   */
  H5pSemantics(Map<String, Path> files, ReadLimits limits) {
    this.files = files;
    this.limits = limits;
    this.manifest =
        parsed(H5pPackage.MANIFEST, "the title of the package and its main library are not known")
                instanceof JsonValue.Obj o
            ? o
            : new JsonValue.Obj(List.of());
  }

  /** What the package is called, "" when it does not say. */
  String title() {
    return manifest.string("title");
  }

  /** What could not be read, one sentence each. */
  List<String> warnings() {
    return warnings;
  }

  /** The fields of the content itself, or null where nothing is known. */
  @Nullable List<JsonValue> root() {
    String main = manifest.string("mainLibrary");
    for (JsonValue v : manifest.array("preloadedDependencies")) {
      if (v instanceof JsonValue.Obj o && o.string("machineName").equals(main)) {
        return library(main + " " + number(o, "majorVersion") + "." + number(o, "minorVersion"));
      }
    }
    return main.isEmpty() ? null : library(main);
  }

  /** Versions are numbers, or strings of them. */
  private static String number(JsonValue.Obj o, String name) {
    return o.get(name) instanceof JsonValue.Other n ? n.value() : o.string(name);
  }

  /**
   * The fields of a library.
   *
   * @param library as content names it: {@code H5P.MultiChoice 1.16}
   */
  @Nullable List<JsonValue> library(String library) {
    if (!fields.containsKey(library)) {
      String file = file(library);
      JsonValue said =
          file == null ? null : parsed(file, "its fields were told from settings by their names");
      fields.put(library, said instanceof JsonValue.Array a ? a.values() : null);
    }
    return fields.get(library);
  }

  /** The file of this version; of another version where this one is not there; null for none. */
  private @Nullable String file(String library) {
    String name = library.split(" ")[0];
    String exact = library.replace(' ', '-') + "/semantics.json";
    if (files.containsKey(exact)) {
      return exact;
    }
    return files.keySet().stream()
        .filter(f -> f.startsWith(name + "-") || f.startsWith(name + "/"))
        .max(NaturalOrder::compare)
        .orElse(null);
  }

  private @Nullable JsonValue parsed(String name, String otherwise) {
    Path file = files.get(name);
    if (file == null) {
      return null;
    }
    try {
      byte[] bytes = SourceBytes.read(new SourceFile(name, file), limits);
      return JsonTree.parse(name, "", bytes, limits).root();
    } catch (CoursewareException e) {
      warnings.add(e.getMessage() + "; " + otherwise);
      return null;
    }
  }

  /** The field of a name, or null where nothing is known of it. */
  static JsonValue.@Nullable Obj field(@Nullable List<JsonValue> fields, String name) {
    if (fields != null) {
      for (JsonValue v : fields) {
        if (v instanceof JsonValue.Obj o && o.string("name").equals(name)) {
          return o;
        }
      }
    }
    return null;
  }

  /** What a field holds inside: of a group of one field, that field stands for the group. */
  static JsonValue.@Nullable Obj only(JsonValue.Obj group) {
    List<JsonValue> inner = group.array("fields");
    return inner.size() == 1 && inner.getFirst() instanceof JsonValue.Obj o ? o : null;
  }

  /** Whether a field is for text that a reader sees. */
  static boolean isText(JsonValue.Obj field) {
    String own = field.string("widget");
    String widget = own.equals("showWhen") ? field.object("showWhen").string("widget") : own;
    return field.string("type").equals("text")
        && (widget.isEmpty() || widget.equals("html") || widget.equals("textarea"))
        && field.get("regexp") == null;
  }
}

package org.dars.index.courseware.h5p;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.json.JsonTree;
import org.dars.index.courseware.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What libraries say of their fields in their {@code semantics.json}: it tells texts from settings
 * for sure.
 */
public final class H5pSemantics {

  /** No library says anything: names must do. */
  public static final H5pSemantics NONE = new H5pSemantics("", Map.of());

  private final String main;
  private final Map<String, List<JsonValue>> fields;

  private H5pSemantics(String main, Map<String, List<JsonValue>> fields) {
    this.main = main;
    this.fields = fields;
  }

  /**
   * @param path of the package, for errors
   * @param main machine name of the library that the content is for: {@code H5P.MultiChoice}
   * @param files the {@code semantics.json} of each library by machine name
   * @throws CoursewareException when one of them is no JSON
   */
  public static H5pSemantics of(
      String path, String main, Map<String, byte[]> files, ReadLimits limits)
      throws CoursewareException {
    Map<String, List<JsonValue>> fields = new HashMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      String part = file.getKey() + "/semantics.json";
      if (JsonTree.parse(path, part, file.getValue(), limits).root() instanceof JsonValue.Array a) {
        fields.put(file.getKey(), a.values());
      }
    }
    return new H5pSemantics(main, fields);
  }

  /** The fields of the content itself, or null where nothing is known. */
  @Nullable List<JsonValue> root() {
    return fields.get(main);
  }

  /**
   * The fields of a library.
   *
   * @param library as content names it: {@code H5P.MultiChoice 1.16}
   */
  @Nullable List<JsonValue> library(String library) {
    return fields.get(library.split(" ")[0]);
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
    String widget = field.string("widget");
    return field.string("type").equals("text")
        && (widget.isEmpty() || widget.equals("html") || widget.equals("textarea"))
        && field.get("regexp") == null;
  }
}

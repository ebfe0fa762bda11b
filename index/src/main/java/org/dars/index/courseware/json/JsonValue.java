package org.dars.index.courseware.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value of a {@link JsonTree}. */
public sealed interface JsonValue {

  /**
   * A string.
   *
   * @param value decoded
   * @param start first character inside the quotes
   * @param end one past the last character inside the quotes
   */
  record Text(String value, int start, int end) implements JsonValue {}

  /** An array. */
  record Array(List<JsonValue> values) implements JsonValue {
    public Array {
      values = List.copyOf(values);
    }

    /** Its strings, or null when it holds anything else. */
    public @Nullable List<Text> texts() {
      List<Text> texts = new ArrayList<>();
      for (JsonValue v : values) {
        if (!(v instanceof Text t)) {
          return null;
        }
        texts.add(t);
      }
      return texts;
    }
  }

  /** An object, its members in order. */
  record Obj(List<Member> members) implements JsonValue {
    public Obj {
      members = List.copyOf(members);
    }

    /** The value of a name, of the last where a name comes twice, as parsers take it. */
    public @Nullable JsonValue get(String name) {
      for (Member m : members.reversed()) {
        if (m.name.equals(name)) {
          return m.value;
        }
      }
      return null;
    }

    /** The string of a name, "" where there is none. */
    public String string(String name) {
      return get(name) instanceof Text t ? t.value() : "";
    }

    /** The object of a name, an empty one where there is none. */
    public Obj object(String name) {
      return get(name) instanceof Obj o ? o : new Obj(List.of());
    }

    /** The values of the array of a name, none where there is none. */
    public List<JsonValue> array(String name) {
      return get(name) instanceof Array a ? a.values : List.of();
    }
  }

  /** A name and its value. */
  record Member(String name, JsonValue value) {}

  /**
   * A number, true, false or null.
   *
   * @param value as written
   */
  record Other(String value) implements JsonValue {}
}

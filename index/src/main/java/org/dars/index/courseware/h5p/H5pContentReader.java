package org.dars.index.courseware.h5p;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.json.JsonTree;
import org.dars.index.courseware.json.JsonValue;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.RegionReader;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * The {@code content/content.json} of an H5P package. Texts are told from settings by what the
 * library says of its fields ({@link SourceFile#beside}), and by their names where it is not at
 * hand. A block's id is its way through the JSON: {@code questions.2.params.answers.1.text},
 * counted from 1.
 */
public final class H5pContentReader extends RegionReader {

  public static final String MEDIA_TYPE = "application/x-h5p-content+json";

  /** Which strings are read. */
  private interface Choice {

    /**
     * @param field what its library says of it, or null
     */
    boolean takes(JsonTree tree, JsonValue.Text text, Place place, JsonValue.@Nullable Obj field);
  }

  public H5pContentReader(ReadLimits limits) {
    super(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE);
  }

  @Override
  protected Reading parse(String path, byte[] bytes) throws CoursewareException {
    return parse(path, bytes, new H5pSemantics(Map.of(), limits), H5pContentReader::isText);
  }

  @Override
  protected Reading parse(SourceFile file, byte[] bytes) throws CoursewareException {
    H5pSemantics semantics = new H5pSemantics(file.beside(), limits);
    return parse(file.path(), bytes, semantics, H5pContentReader::isText);
  }

  /** What was text when it was read is text now, though the libraries are no longer at hand. */
  @Override
  protected Reading parse(CoursewareDocument document, byte[] bytes, WritingDirection direction)
      throws CoursewareException {
    TreeSet<Integer> starts = new TreeSet<>();
    for (Block block : document.blocks()) {
      if (block.span() != null) {
        starts.add(block.span().start());
      }
    }
    return parse(
        document.path(),
        bytes,
        new H5pSemantics(Map.of(), limits),
        (tree, text, _, _) -> {
          Span whole = tree.content(text).span(0, text.value().length());
          Integer start = starts.ceiling(whole.start());
          return start != null && start < whole.end();
        });
  }

  private Reading parse(String path, byte[] bytes, H5pSemantics semantics, Choice choice)
      throws CoursewareException {
    JsonTree tree = JsonTree.parse(path, "", bytes, limits);
    if (!(tree.root() instanceof JsonValue.Obj root)) {
      throw new CoursewareException(path, "is no H5P content (not a JSON object); export it again");
    }
    Walk walk = new Walk(tree, semantics, choice);
    walk.object(root, new Place("", "", "", List.of(), false), semantics.root());
    String title = title(root);
    return new Reading(
        MEDIA_TYPE,
        title.isEmpty() ? semantics.title() : title,
        "",
        walk.outline,
        semantics.warnings());
  }

  private static String title(JsonValue.Obj o) {
    String own =
        o.string("title").isEmpty() ? o.object("metadata").string("title") : o.string("title");
    return isGiven(own) ? "" : Jsoup.parseBodyFragment(own).text().strip();
  }

  /** The name that the editor gives to contents that nobody named; no learner sees it. */
  private static boolean isGiven(String title) {
    return title.startsWith("Untitled ");
  }

  /**
   * Where the walk is.
   *
   * @param id the way so far
   * @param name of the field
   * @param around name of the field or list around it
   * @param titles of what stands around, outermost first
   * @param words whether all strings here are words of the player
   */
  private record Place(String id, String name, String around, List<String> titles, boolean words) {

    Place in(String newName) {
      return new Place(
          joined(newName), newName, name, titles, words || H5pField.holdsWords(newName));
    }

    Place at(int index) {
      return new Place(joined("" + index), name, around, titles, words);
    }

    Place under(String title) {
      if (title.isEmpty() || (!titles.isEmpty() && titles.getLast().equals(title))) {
        return this;
      }
      List<String> path = new ArrayList<>(titles);
      path.add(title);
      return new Place(id, name, around, path, words);
    }

    private String joined(String step) {
      String safe = step.replaceAll("[^A-Za-z0-9_-]", "_");
      return id.isEmpty() ? safe : id + "." + safe;
    }
  }

  private static boolean isText(
      JsonTree tree, JsonValue.Text text, Place place, JsonValue.@Nullable Obj field) {
    if (H5pField.isTechnical(text.value())) {
      return false;
    }
    JsonValue.Obj inner = field == null ? null : H5pSemantics.only(field);
    JsonValue.Obj known = inner == null ? field : inner;
    if (known != null && !known.string("type").isEmpty()) {
      return H5pSemantics.isText(known);
    }
    return place.words || H5pField.isText(place.name);
  }

  private static final class Walk {
    private final JsonTree tree;
    private final H5pSemantics semantics;
    private final Choice choice;
    private final Outline outline = new Outline();

    Walk(JsonTree tree, H5pSemantics semantics, Choice choice) {
      this.tree = tree;
      this.semantics = semantics;
      this.choice = choice;
    }

    /**
     * @param fields what is known of them, or null
     */
    void object(JsonValue.Obj o, Place place, @Nullable List<JsonValue> fields) {
      boolean file = o.get("path") != null && o.get("mime") != null;
      if (file) {
        return;
      }
      Place here = place.under(title(o));
      if (o.get("metadata") instanceof JsonValue.Obj m && !isGiven(m.string("title"))) {
        value(m.get("title"), here.in("metadata").in("title"), null);
      }
      String library = o.string("library");
      for (JsonValue.Member member : o.members()) {
        Place in = here.in(member.name());
        if (member.name().equals("params") && !library.isEmpty()) {
          List<JsonValue> inner = semantics.library(library);
          if (member.value() instanceof JsonValue.Obj params) {
            object(params, in, inner);
          }
        } else if (!member.name().equals("metadata")
            && (isContent(member.value()) || !H5pField.isSetting(member.name()))) {
          value(member.value(), in, H5pSemantics.field(fields, member.name()));
        }
      }
    }

    /**
     * @param field what is known of it, or null
     */
    private void value(@Nullable JsonValue value, Place place, JsonValue.@Nullable Obj field) {
      switch (value) {
        case JsonValue.Obj o -> object(o, place, field == null ? null : fields(field));
        case JsonValue.Array a -> {
          int n = 0;
          JsonValue.Obj element =
              (field != null && field.get("field") instanceof JsonValue.Obj e) ? e : null;
          for (JsonValue v : a.values()) {
            value(v, place.at(++n), element);
          }
        }
        case JsonValue.Text t -> {
          if (choice.takes(tree, t, place, field)) {
            H5pText.add(
                tree.content(t),
                place.id,
                kind(place),
                isGapped(place),
                new Anchor.Section(place.titles),
                outline);
          }
        }
        case null, default -> {}
      }
    }

    /** A content inside this one, whatever its field is called. */
    private static boolean isContent(JsonValue value) {
      return value instanceof JsonValue.Obj o
          && o.get("library") instanceof JsonValue.Text
          && o.get("params") instanceof JsonValue.Obj;
    }

    /** A group's fields; a list of groups gives those of its group. */
    private static @Nullable List<JsonValue> fields(JsonValue.Obj field) {
      return field.get("fields") instanceof JsonValue.Array a ? a.values() : null;
    }

    private static @Nullable BlockKind kind(Place place) {
      BlockKind own = H5pField.kind(place.name);
      boolean option = H5pField.kind(place.around) == BlockKind.OPTION;
      return own == null && option && place.name.equals("text") ? BlockKind.OPTION : own;
    }

    /** Where asterisks make gaps: fill in the blanks, drag the words, mark the words. */
    private static boolean isGapped(Place place) {
      String last = place.id.substring(place.id.lastIndexOf('.') + 1);
      return place.name.toLowerCase(Locale.ROOT).equals("textfield")
          || (place.name.equals("questions") && last.matches("\\d+"));
    }
  }
}

package org.dars.assistant.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.passage.Passage;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Reads passages and the blocks around them, and of their documents no more: an answer looks into
 * twenty documents, each of which may be a book.
 */
final class ExcerptRows {

  /** Row numbers of the blocks of some passages, with more to either side. */
  private static final String WITHIN =
      "with wanted (n, course, document, id) as (values <wanted>),"
          + " place (n, course, document, low, high) as"
          + " (select w.n, w.course, w.document, min(b.ord), max(b.ord) from wanted w cross join block b"
          + " on b.zone = :zone and b.course = w.course and b.document = w.document and b.id = w.id"
          + " group by w.n, w.course, w.document)"
          + " select p.n, p.low, p.high, b.ord, b.id, b.kind, b.level, b.content, b.anchor,"
          + " b.span_part, b.span_start, b.span_end from place p cross join block b"
          + " on b.zone = :zone and b.course = p.course and b.document = p.document"
          + " and b.ord between p.low - :more and p.high + :more order by p.n, b.ord";

  private static final List<String> COLUMNS = List.of("n", "course", "document", "id");

  private final Handle handle;
  private final String zone;

  ExcerptRows(Handle handle, String zone) {
    this.handle = handle;
    this.zone = zone;
  }

  /** An id that is looked for in a document, for the passage with a number. */
  public record Wanted(int n, String course, String document, String id) {}

  private record Near(int ord, int low, int high, Block block) {}

  /** Those that are there, by their key, in the order asked for. */
  Map<Excerpt.Key, Excerpt> of(List<Excerpt.Key> keys) {
    Map<Excerpt.Key, Excerpt> excerpts = new LinkedHashMap<>();
    Map<Integer, Passage> passages = passages(keys);
    if (passages.isEmpty()) {
      return excerpts;
    }
    List<Wanted> parts = new ArrayList<>();
    List<Wanted> sections = new ArrayList<>();
    passages.forEach((n, p) -> {
      Excerpt.Key k = keys.get(n);
      p.blocks().forEach(id -> parts.add(new Wanted(n, k.course(), k.document(), id)));
      if (!p.section().isEmpty()) {
        sections.add(new Wanted(n, k.course(), k.document(), p.section()));
      }
    });
    Map<Integer, List<Near>> blocks = within(parts, 1);
    Set<Integer> cut = new HashSet<>();
    blocks.forEach((n, near) -> {
      if (cut(near)) {
        cut.add(n);
      }
    });
    blocks.putAll(
        within(parts.stream().filter(w -> cut.contains(w.n())).toList(), 1 + Excerpt.MOST));
    Map<Integer, List<Near>> headings = within(sections, 0);
    Map<String, CourseDocument> documents = documents(parts);
    passages.forEach((n, p) -> {
      Excerpt.Key k = keys.get(n);
      CourseDocument document = documents.get(k.course() + "\n" + k.document());
      if (document != null) {
        excerpts.put(
            k,
            new Excerpt(
                document,
                p,
                first(headings.get(n)),
                blocks.getOrDefault(n, List.of()).stream().map(Near::block).toList()));
      }
    });
    return excerpts;
  }

  private static @Nullable Block first(@Nullable List<Near> blocks) {
    return blocks == null ? null : blocks.getFirst().block();
  }

  private Map<Integer, Passage> passages(List<Excerpt.Key> keys) {
    List<Wanted> wanted = new ArrayList<>();
    for (int n = 0; n < keys.size(); n++) {
      Excerpt.Key key = keys.get(n);
      wanted.add(new Wanted(n, key.course(), key.document(), key.passage()));
    }
    Map<Integer, Passage> passages = new LinkedHashMap<>();
    if (!wanted.isEmpty()) {
      handle
          .createQuery(
              "with wanted (n, course, document, id) as (values <wanted>)"
                  + " select w.n, p.id, p.section, p.headings, p.text, p.blocks, p.anchor, p.ord"
                  + " from wanted w cross join passage p on p.zone = :zone and p.course = w.course"
                  + " and p.document = w.document and p.id = w.id order by w.n")
          .bindMethodsList("wanted", wanted, COLUMNS)
          .bind("zone", zone)
          .map((r, c) -> passages.put(r.getInt("n"), DocumentRows.passage(r)))
          .forEach(p -> {});
    }
    return passages;
  }

  /** Documents by course and id. */
  private Map<String, CourseDocument> documents(List<Wanted> wanted) {
    Map<String, CourseDocument> documents = new HashMap<>();
    if (!wanted.isEmpty()) {
      handle
          .createQuery(
              "with wanted (course, document) as (select distinct * from (values <wanted>))"
                  + " select d.* from wanted w cross join document d on d.zone = :zone"
                  + " and d.course = w.course and d.id = w.document")
          .bindMethodsList("wanted", wanted, List.of("course", "document"))
          .bind("zone", zone)
          .map(DocumentRows::document)
          .forEach(d -> documents.put(d.course() + "\n" + d.id(), d));
    }
    return documents;
  }

  /** The blocks between the first and the last that is looked for, and so many more. */
  private Map<Integer, List<Near>> within(List<Wanted> wanted, int more) {
    Map<Integer, List<Near>> found = new HashMap<>();
    if (!wanted.isEmpty()) {
      handle
          .createQuery(WITHIN)
          .bindMethodsList("wanted", wanted, COLUMNS)
          .bind("zone", zone)
          .bind("more", more)
          .map((r, c) -> found.computeIfAbsent(r.getInt("n"), n -> new ArrayList<>()).add(near(r)))
          .forEach(n -> {});
    }
    return found;
  }

  private static Near near(ResultSet r) throws SQLException {
    return new Near(r.getInt("ord"), r.getInt("low"), r.getInt("high"), DocumentRows.block(r));
  }

  /** Whether a list or table may go on beside them. */
  private static boolean cut(List<Near> blocks) {
    for (int i = 1; i < blocks.size(); i++) {
      Near a = blocks.get(i - 1);
      Near b = blocks.get(i);
      boolean edge = b.ord() == b.low() || a.ord() == a.high();
      if (edge && together(a.block()) && a.block().kind() == b.block().kind()) {
        return true;
      }
    }
    return false;
  }

  private static boolean together(Block block) {
    return block.kind() == BlockKind.LIST_ITEM || block.kind() == BlockKind.TABLE_CELL;
  }
}

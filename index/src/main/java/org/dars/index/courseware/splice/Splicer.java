package org.dars.index.courseware.splice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;

/** Puts changed blocks between the untouched bytes; the format only says how a block is written. */
public final class Splicer {

  private record Change(Block block, Span span, List<Inline> content) {}

  private final SourceText source;
  private final BlockWriter writer;

  public Splicer(Region region) {
    this.source = region.source();
    this.writer = region.writer();
  }

  /**
   * The edits that change blocks of the region.
   *
   * @param path of the file, for errors
   * @param blocks of this region, as they were read
   * @param changed new content by id
   * @return for what really differs; they do not overlap
   * @throws IllegalArgumentException when an id names no block, or one without a span
   */
  public List<Edit> edits(String path, List<Block> blocks, Map<String, List<Inline>> changed) {
    List<Change> changes = changes(path, blocks, changed);
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < changes.size(); ) {
      Change change = changes.get(i++);
      List<Change> inner = new ArrayList<>();
      while (i < changes.size() && changes.get(i).span.start() < change.span.end()) {
        inner.add(changes.get(i++));
      }
      edits.add(new Edit(change.span, source.encode(written(change, inner))));
    }
    return edits;
  }

  /** What really differs, by place, an outer block before those inside it. */
  private static List<Change> changes(
      String path, List<Block> all, Map<String, List<Inline>> changed) {
    Map<String, Block> blocks = new HashMap<>();
    all.forEach(b -> blocks.put(b.id(), b));
    List<Change> changes = new ArrayList<>();
    changed.forEach((id, content) -> {
      Block block = blocks.get(id);
      if (block == null || block.span() == null) {
        throw new IllegalArgumentException(
            path + ": " + id + (block == null ? " is no block" : " has no span"));
      }
      if (!block.content().equals(content)) {
        changes.add(new Change(block, block.span(), content));
      }
    });
    changes.sort(
        Comparator.<Change>comparingInt(c -> c.span.start()).thenComparingInt(c -> -c.span.end()));
    return changes;
  }

  private String written(Change change, List<Change> inner) {
    List<Inline> content = inner.isEmpty() ? change.content : withInner(change, inner);
    return writer.write(change.block, content, source.charAt(change.span.start()));
  }

  /** An alt text or title stands inside a piece of markup of the block around it. */
  private List<Inline> withInner(Change outer, List<Change> inner) {
    Map<String, List<String>> patched = new HashMap<>();
    int from = source.charAt(outer.span.start());
    int seen = 0; // of the inner changes, which are looked at once each
    for (Inline inline : outer.block.content()) {
      int at = inline instanceof Inline.Markup m ? source.text().indexOf(m.source(), from) : -1;
      if (at >= 0 && inline instanceof Inline.Markup m) {
        from = at + m.source().length();
        int first = seen;
        while (seen < inner.size() && source.charAt(inner.get(seen).span.start()) < from) {
          seen++;
        }
        patched
            .computeIfAbsent(m.source(), _ -> new ArrayList<>())
            .add(patch(m.source(), at, inner.subList(first, seen)));
      }
    }
    List<Inline> content = new ArrayList<>();
    for (Inline inline : outer.content) {
      List<String> next =
          inline instanceof Inline.Markup m
              ? patched.getOrDefault(m.source(), List.of())
              : List.of();
      content.add(
          inline instanceof Inline.Markup m && !next.isEmpty()
              ? new Inline.Markup(next.removeFirst(), m.role(), m.visible())
              : inline);
    }
    return content;
  }

  /** A piece of markup that stands at {@code at}, with the changes that fall inside it. */
  private String patch(String markup, int at, List<Change> inner) {
    StringBuilder s = new StringBuilder();
    int copied = 0;
    for (int i = 0; i < inner.size(); ) {
      Change change = inner.get(i++);
      List<Change> deeper = new ArrayList<>();
      while (i < inner.size() && inner.get(i).span.start() < change.span.end()) {
        deeper.add(inner.get(i++));
      }
      int start = source.charAt(change.span.start()) - at;
      int end = source.charAt(change.span.end()) - at;
      if (start >= copied && end <= markup.length()) {
        s.append(markup, copied, start).append(written(change, deeper));
        copied = end;
      }
    }
    return s.append(markup, copied, markup.length()).toString();
  }
}

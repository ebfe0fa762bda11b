package org.dars.index.courseware.splice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;

/** Puts changed blocks between the untouched bytes; the format only says how a block is written. */
public final class Splicer {

  private record Change(Block block, Span span, List<Inline> content, List<Change> inner) {}

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
    for (Change change : nested(changes)) {
      edits.add(new Edit(change.span, source.encode(written(change))));
    }
    return edits;
  }

  /** The outermost changes, each with those inside it: a caption in a text box in a paragraph. */
  private static List<Change> nested(List<Change> changes) {
    List<Change> outermost = new ArrayList<>();
    Deque<Change> around = new ArrayDeque<>();
    for (Change change : changes) {
      while (!around.isEmpty() && around.getFirst().span.end() <= change.span.start()) {
        around.removeFirst();
      }
      (around.isEmpty() ? outermost : around.getFirst().inner).add(change);
      around.addFirst(change);
    }
    return outermost;
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
        changes.add(new Change(block, block.span(), content, new ArrayList<>()));
      }
    });
    changes.sort(
        Comparator.<Change>comparingInt(c -> c.span.start()).thenComparingInt(c -> -c.span.end()));
    return changes;
  }

  private String written(Change change) {
    List<Inline> content = change.inner.isEmpty() ? change.content : withInner(change);
    return writer.write(change.block, content, source.charAt(change.span.start()));
  }

  /** An alt text or title stands inside a piece of markup of the block around it. */
  private List<Inline> withInner(Change outer) {
    List<String> inside = outer.inner.stream().map(this::original).toList();
    Map<String, List<String>> patched = new HashMap<>();
    int from = source.charAt(outer.span.start());
    int seen = 0; // of the inner changes, which are looked at once each
    for (Inline inline : outer.block.content()) {
      // Markup that cannot hold a change is not looked for: it may be found where it is not meant.
      boolean holds =
          inline instanceof Inline.Markup m && inside.stream().anyMatch(m.source()::contains);
      int at =
          holds && inline instanceof Inline.Markup m ? source.text().indexOf(m.source(), from) : -1;
      if (at >= 0 && inline instanceof Inline.Markup m) {
        from = at + m.source().length();
        int first = seen;
        while (seen < outer.inner.size()
            && source.charAt(outer.inner.get(seen).span.start()) < from) {
          seen++;
        }
        patched
            .computeIfAbsent(m.source(), _ -> new ArrayList<>())
            .add(patch(m.source(), at, outer.inner.subList(first, seen)));
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

  private String original(Change change) {
    int start = source.charAt(change.span.start());
    return source.text().substring(start, source.charAt(change.span.end()));
  }

  /** A piece of markup that stands at {@code at}, with the changes that fall inside it. */
  private String patch(String markup, int at, List<Change> inner) {
    StringBuilder s = new StringBuilder(markup);
    for (Change change : inner.reversed()) {
      int start = source.charAt(change.span.start()) - at;
      int end = source.charAt(change.span.end()) - at;
      if (start >= 0 && end <= markup.length()) {
        s.replace(start, end, written(change));
      }
    }
    return s.toString();
  }
}

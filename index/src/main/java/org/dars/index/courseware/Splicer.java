package org.dars.index.courseware;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts changed blocks between the untouched bytes; the format only says how a block is written. */
final class Splicer {

  /** Writes a block's new content in its format. */
  interface BlockWriter {
    /**
     * @param start index of the block's first character in the source
     */
    String write(Block block, List<Inline> content, int start);
  }

  private record Change(Block block, Span span, List<Inline> content) {}

  private final byte[] original;
  private final SourceText source;
  private final BlockWriter writer;

  Splicer(byte[] original, SourceText source, BlockWriter writer) {
    this.original = original;
    this.source = source;
    this.writer = writer;
  }

  byte[] splice(CoursewareDocument document, Map<String, List<Inline>> changed) {
    List<Change> changes = changes(document, changed);
    ByteArrayOutputStream out = new ByteArrayOutputStream(original.length + 1024);
    int at = 0;
    for (int i = 0; i < changes.size(); ) {
      Change change = changes.get(i++);
      List<Change> inner = new ArrayList<>();
      while (i < changes.size() && changes.get(i).span.start() < change.span.end()) {
        inner.add(changes.get(i++));
      }
      out.write(original, at, change.span.start() - at);
      out.writeBytes(source.encode(written(change, inner)));
      at = change.span.end();
    }
    out.write(original, at, original.length - at);
    return out.toByteArray();
  }

  /** What really differs, by place, an outer block before those inside it. */
  private static List<Change> changes(
      CoursewareDocument document, Map<String, List<Inline>> changed) {
    Map<String, Block> blocks = new HashMap<>();
    document.blocks().forEach(b -> blocks.put(b.id(), b));
    List<Change> changes = new ArrayList<>();
    changed.forEach((id, content) -> {
      Block block = blocks.get(id);
      if (block == null || block.span() == null) {
        throw new IllegalArgumentException(
            document.path() + ": " + id + (block == null ? " is no block" : " has no span"));
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
    for (Inline inline : outer.block.content()) {
      int at = inline instanceof Inline.Markup m ? source.text().indexOf(m.source(), from) : -1;
      if (at >= 0 && inline instanceof Inline.Markup m) {
        from = at + m.source().length();
        patched
            .computeIfAbsent(m.source(), _ -> new ArrayList<>())
            .add(patch(m.source(), at, inner));
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
    StringBuilder s = new StringBuilder(markup);
    for (Change change : inner.reversed()) {
      int start = source.charAt(change.span.start()) - at;
      int end = source.charAt(change.span.end()) - at;
      if (start >= 0 && end <= markup.length()) {
        s.replace(start, end, writer.write(change.block, change.content, start + at));
      }
    }
    return s.toString();
  }
}

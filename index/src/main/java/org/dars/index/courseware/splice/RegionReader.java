package org.dars.index.courseware.splice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.SplicingReader;
import org.dars.index.courseware.WritingDirection;
import org.jspecify.annotations.Nullable;

/**
 * A reader of files that hold several regions. It parses a file to read it, and parses it again to
 * write changed blocks, each by the writer of its region.
 */
public abstract class RegionReader implements SplicingReader {

  /** Tells of a file that {@link #becomesUnicode} concerns. */
  protected static final String OLD_ENCODING =
      "it is in an old encoding; a translation with letters that this lacks is written in UTF-8";

  protected final ReadLimits limits;

  protected RegionReader(ReadLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads a file's bytes; the same bytes give the same blocks.
   *
   * @throws CoursewareException when the file is broken beyond use, or over a limit
   */
  protected abstract Reading parse(String path, byte[] bytes) throws CoursewareException;

  /**
   * As {@link #parse(String, byte[])}; a format that {@link SourceFile#beside} tells of looks
   * there.
   */
  protected Reading parse(SourceFile file, byte[] bytes) throws CoursewareException {
    return parse(file.path(), bytes);
  }

  /**
   * As {@link #parse(String, byte[])}, to write into a language of another direction. Formats that
   * know of directions add to the outline what changes along with a block.
   */
  protected Reading parse(String path, byte[] bytes, WritingDirection direction)
      throws CoursewareException {
    return parse(path, bytes);
  }

  /**
   * Whether a file in an old encoding is written anew in UTF-8 when new content has letters that
   * the encoding lacks: the format has no other way to write them, and does not say what it is in.
   */
  protected boolean becomesUnicode() {
    return false;
  }

  /**
   * As {@link #parse(String, byte[], WritingDirection)}, of a document that was read before. What
   * was beside its file may be gone.
   */
  protected Reading parse(CoursewareDocument document, byte[] bytes, WritingDirection direction)
      throws CoursewareException {
    return parse(document.path(), bytes, direction);
  }

  /** Puts the edits into the file; a package sorts them by {@link Span#part()}. */
  protected byte[] write(String path, byte[] original, List<Edit> edits)
      throws CoursewareException {
    return Edit.apply(original, edits);
  }

  @Override
  public CoursewareDocument read(SourceFile file) throws CoursewareException {
    Reading reading = parse(file, SourceBytes.read(file, limits));
    return Documents.of(
        file.path(),
        reading.mediaType(),
        reading.title(),
        reading.language(),
        reading.outline().blocks(),
        reading.warnings());
  }

  @Override
  public byte[] splice(
      byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed) {
    return splice(original, document, changed, WritingDirection.LEFT_TO_RIGHT);
  }

  @Override
  public byte[] splice(
      byte[] original,
      CoursewareDocument document,
      Map<String, List<Inline>> changed,
      WritingDirection direction) {
    if (changed.isEmpty()) {
      return original;
    }
    try {
      byte[] unicode = becomesUnicode() ? unicode(original, document, changed) : null;
      if (unicode != null) {
        List<Block> same = parse(document.path(), unicode).outline().blocks();
        return write(
            document.path(), unicode, edits(unicode, with(document, same), changed, direction));
      }
      return write(document.path(), original, edits(original, document, changed, direction));
    } catch (CoursewareException e) {
      throw new IllegalArgumentException("not the bytes that were read: " + e.getMessage(), e);
    }
  }

  @Override
  public Map<String, List<Span>> copies(byte[] original, CoursewareDocument document) {
    try {
      Map<String, List<Span>> spans = new HashMap<>();
      for (Outline.Copy copy : parse(document.path(), original).outline().copies()) {
        Span span = copy.block().span();
        if (span != null) {
          spans.computeIfAbsent(copy.of(), _ -> new ArrayList<>()).add(span);
        }
      }
      return spans;
    } catch (CoursewareException e) {
      throw new IllegalArgumentException("not the bytes that were read: " + e.getMessage(), e);
    }
  }

  /** The same characters in UTF-8, or null where their own encoding has all that are needed. */
  private byte @Nullable [] unicode(
      byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed)
      throws CoursewareException {
    SourceText source = SourceText.again(document.path(), original, null);
    boolean fits =
        source.isUnicode()
            || changed.values().stream()
                .flatMap(List::stream)
                .allMatch(i -> !(i instanceof Inline.Text t) || source.encodes(t.value()));
    if (fits) {
      return null;
    }
    // The spans of what is written from are new, so those of what was read are compared here.
    if (!parse(document.path(), original).outline().blocks().equals(document.blocks())) {
      throw new IllegalArgumentException(document.path() + ": not the bytes that were read");
    }
    return source.text().getBytes(StandardCharsets.UTF_8);
  }

  private static CoursewareDocument with(CoursewareDocument document, List<Block> blocks) {
    return new CoursewareDocument(
        document.path(),
        document.mediaType(),
        document.title(),
        document.language(),
        blocks,
        document.warnings());
  }

  private List<Edit> edits(
      byte[] original,
      CoursewareDocument document,
      Map<String, List<Inline>> changed,
      WritingDirection direction)
      throws CoursewareException {
    Map<String, List<Inline>> rest = new HashMap<>(changed);
    Map<String, List<Inline>> different = new HashMap<>();
    Map<String, List<Inline>> along = new HashMap<>();
    IdentityHashMap<Region, List<Block>> touched = new IdentityHashMap<>();
    Outline outline = parse(document, original, direction).outline();
    Map<String, Span> read = new HashMap<>();
    for (Block block : document.blocks()) {
      if (block.span() != null) {
        read.put(block.id(), block.span());
      }
    }
    for (int i = 0; i < outline.blocks().size(); i++) {
      Block block = outline.blocks().get(i);
      Region region = outline.region(i);
      List<Inline> next = changed.get(block.id());
      if (next != null && !next.equals(block.content())) {
        different.put(block.id(), next);
      }
      if (region != null && rest.containsKey(block.id())) {
        if (block.span() != null && !block.span().equals(read.get(block.id()))) {
          throw new IllegalArgumentException(
              document.path() + ": not the bytes that were read: " + block.id() + " has moved");
        }
        touched.computeIfAbsent(region, _ -> new ArrayList<>()).add(block);
      }
    }
    for (Outline.Copy copy : outline.copies()) {
      List<Inline> content = different.get(copy.of());
      if (content != null) {
        along.put(copy.block().id(), copy.content().apply(content));
        touched.computeIfAbsent(copy.region(), _ -> new ArrayList<>()).add(copy.block());
      }
    }
    for (Outline.Shared shared : outline.shared()) {
      along.put(shared.block().id(), shared.content().apply(different.keySet()));
      touched.computeIfAbsent(shared.region(), _ -> new ArrayList<>()).add(shared.block());
    }
    List<Edit> edits = new ArrayList<>();
    for (Map.Entry<Region, List<Block>> entry : touched.entrySet()) {
      Map<String, List<Inline>> here = new HashMap<>();
      for (Block block : entry.getValue()) {
        List<Inline> copied = along.get(block.id());
        List<Inline> content = copied == null ? rest.remove(block.id()) : copied;
        if (content != null) {
          here.put(block.id(), content);
        }
      }
      edits.addAll(new Splicer(entry.getKey()).edits(document.path(), entry.getValue(), here));
    }
    if (!rest.isEmpty()) {
      String id = rest.keySet().iterator().next();
      boolean known = document.blocks().stream().anyMatch(b -> b.id().equals(id));
      throw new IllegalArgumentException(
          document.path() + ": " + id + (known ? " has no span" : " is no block"));
    }
    return edits;
  }
}

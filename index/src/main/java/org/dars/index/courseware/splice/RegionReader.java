package org.dars.index.courseware.splice;

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

/**
 * A reader of files that hold several regions. It parses a file to read it, and parses it again to
 * write changed blocks, each by the writer of its region.
 */
public abstract class RegionReader implements SplicingReader {

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

  /** Puts the edits into the file; a package sorts them by {@link Span#part()}. */
  protected byte[] write(String path, byte[] original, List<Edit> edits)
      throws CoursewareException {
    return Edit.apply(original, edits);
  }

  @Override
  public CoursewareDocument read(SourceFile file) throws CoursewareException {
    Reading reading = parse(file.path(), SourceBytes.read(file, limits));
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
    if (changed.isEmpty()) {
      return original;
    }
    try {
      return write(document.path(), original, edits(original, document, changed));
    } catch (CoursewareException e) {
      throw new IllegalArgumentException("not the bytes that were read: " + e.getMessage(), e);
    }
  }

  private List<Edit> edits(
      byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed)
      throws CoursewareException {
    Map<String, List<Inline>> rest = new HashMap<>(changed);
    IdentityHashMap<Region, List<Block>> touched = new IdentityHashMap<>();
    Outline outline = parse(document.path(), original).outline();
    Map<String, Span> read = new HashMap<>();
    for (Block block : document.blocks()) {
      if (block.span() != null) {
        read.put(block.id(), block.span());
      }
    }
    for (int i = 0; i < outline.blocks().size(); i++) {
      Block block = outline.blocks().get(i);
      Region region = outline.region(i);
      if (region != null && rest.containsKey(block.id())) {
        if (block.span() != null && !block.span().equals(read.get(block.id()))) {
          throw new IllegalArgumentException(
              document.path() + ": not the bytes that were read: " + block.id() + " has moved");
        }
        touched.computeIfAbsent(region, _ -> new ArrayList<>()).add(block);
      }
    }
    List<Edit> edits = new ArrayList<>();
    for (Map.Entry<Region, List<Block>> entry : touched.entrySet()) {
      Map<String, List<Inline>> here = new HashMap<>();
      for (Block block : entry.getValue()) {
        List<Inline> content = rest.remove(block.id());
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

package org.dars.index.courseware;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.html.HtmlReader;
import org.dars.index.courseware.markdown.MarkdownReader;
import org.dars.index.courseware.packages.CourseXmlReader;
import org.dars.index.courseware.packages.H5pReader;
import org.dars.index.courseware.splice.SourceBytes;
import org.dars.index.courseware.text.PlainTextReader;
import org.dars.index.courseware.text.SubtitleReader;
import org.dars.index.courseware.tika.TikaReader;

/**
 * Every reader behind one door: picks the reader for a file by its content and name. Safe for use
 * by several threads.
 */
public final class Courseware implements AutoCloseable {

  private final ReadLimits limits;
  private final Map<String, CoursewareReader> readers = new HashMap<>();

  private final TikaReader tika;

  private Courseware(ReadLimits limits) {
    this.limits = limits;
    this.tika = new TikaReader(limits);
    for (CoursewareReader reader :
        List.of(
            new MarkdownReader(limits),
            new HtmlReader(limits),
            new PlainTextReader(limits),
            new SubtitleReader(limits),
            new CourseXmlReader(limits),
            new H5pReader(limits),
            tika)) {
      reader.mediaTypes().forEach(type -> readers.put(type, reader));
    }
  }

  /** Opens with the standard readers. Starts no process until a file needs one. */
  public static Courseware open(ReadLimits limits) {
    return new Courseware(limits);
  }

  /**
   * Reads one file.
   *
   * @throws CoursewareException naming the file, when it is missing, empty, not what its name says,
   *     over a limit, or of a kind that Dars does not read
   */
  public CoursewareDocument read(SourceFile source) throws CoursewareException {
    SourceBytes.check(source, limits);
    String type = MediaTypes.of(source);
    CoursewareReader reader = readers.get(type);
    if (reader == null) {
      throw new IllegalStateException("no reader for " + type);
    }
    return reader.read(source);
  }

  /**
   * Whether a file is of a kind that Dars reads, by its name and, where that does not tell, by its
   * first bytes; it may be broken all the same.
   */
  public static boolean reads(SourceFile source) {
    return MediaTypes.byName(source.path()) != null || MediaTypes.ofCourse(source) != null;
  }

  /** As {@link #reads}, by the name alone. */
  public static boolean readsByName(String path) {
    return MediaTypes.byName(path) != null;
  }

  /** Whether {@link #splice} can write this document back. */
  public boolean canSplice(CoursewareDocument document) {
    return readers.get(document.mediaType()) instanceof SplicingReader;
  }

  /**
   * As {@link SplicingReader#splice}, by the reader that read the document.
   *
   * @throws IllegalArgumentException when {@link #canSplice} is false, an id names no block or one
   *     without a span, or a block's markup is not whole in its new content
   */
  public byte[] splice(
      byte[] original, CoursewareDocument document, Map<String, List<Inline>> changed) {
    if (readers.get(document.mediaType()) instanceof SplicingReader reader) {
      for (Block block : document.blocks()) {
        List<Inline> content = changed.get(block.id());
        String problem = content == null ? null : Placeholders.problem(block, content);
        if (problem != null) {
          throw new IllegalArgumentException(
              document.path() + ": new content of " + block.id() + " " + problem);
        }
      }
      return reader.splice(original, document, changed);
    }
    throw new IllegalArgumentException(
        document.path() + ": " + document.mediaType() + " cannot be written back");
  }

  /** Ends the process that reads PDF and office files, when there is one. */
  @Override
  public void close() {
    tika.close();
  }
}

package org.dars.index.courseware;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.epub.EpubReader;
import org.dars.index.courseware.h5p.H5pContentReader;
import org.dars.index.courseware.html.HtmlReader;
import org.dars.index.courseware.markdown.MarkdownReader;
import org.dars.index.courseware.notebook.NotebookReader;
import org.dars.index.courseware.odf.OdfReader;
import org.dars.index.courseware.olx.OlxReader;
import org.dars.index.courseware.ooxml.OoxmlReader;
import org.dars.index.courseware.packages.CourseXmlReader;
import org.dars.index.courseware.packages.H5pReader;
import org.dars.index.courseware.quiz.GiftReader;
import org.dars.index.courseware.quiz.MoodleXmlReader;
import org.dars.index.courseware.quiz.QtiReader;
import org.dars.index.courseware.splice.SourceBytes;
import org.dars.index.courseware.text.PlainTextReader;
import org.dars.index.courseware.text.SubtitleReader;
import org.dars.index.courseware.tika.TikaReader;
import org.dars.index.courseware.xlsx.XlsxReader;
import org.jspecify.annotations.Nullable;

/**
 * Every reader behind one door: picks the reader for a file by its content and name. Safe for use
 * by several threads.
 */
public final class Courseware implements AutoCloseable {

  private final ReadLimits limits;
  private final Map<String, CoursewareReader> readers = new HashMap<>();

  private final TikaReader tika;

  private Courseware(ReadLimits limits, @Nullable Path putAside) {
    this.limits = limits;
    this.tika = new TikaReader(limits, putAside);
    for (CoursewareReader reader :
        List.of(
            tika, // first: what has a reader of its own is taken from it
            new MarkdownReader(limits),
            new HtmlReader(limits),
            new PlainTextReader(limits),
            new SubtitleReader(limits),
            new NotebookReader(limits),
            new H5pContentReader(limits),
            new EpubReader(limits),
            new OdfReader(limits),
            new XlsxReader(limits),
            new GiftReader(limits),
            new MoodleXmlReader(limits),
            new QtiReader(limits),
            new OlxReader(limits),
            new OoxmlReader(limits),
            new CourseXmlReader(limits),
            new H5pReader(limits))) {
      reader.mediaTypes().forEach(type -> readers.put(type, reader));
    }
  }

  /** Opens with the standard readers. Starts no process until a file needs one. */
  public static Courseware open(ReadLimits limits) {
    return new Courseware(limits, null);
  }

  /**
   * As {@link #open(ReadLimits)}, and remembers from one run to the next which files crashed the
   * parser twice.
   *
   * @param putAside a small text file, made when there is something to remember
   */
  public static Courseware open(ReadLimits limits, Path putAside) {
    return new Courseware(limits, putAside);
  }

  /**
   * Reads one file.
   *
   * @throws CoursewareException naming the file, when it is missing, empty, not what its name says,
   *     over a limit, or of a kind that Dars does not read
   */
  public CoursewareDocument read(SourceFile source) throws CoursewareException {
    if (source.problem() != null) {
      throw new CoursewareException(source.path(), source.problem());
    }
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
    try {
      return MediaTypes.byContent(source) != null || MediaTypes.ofCourse(source) != null;
    } catch (CoursewareException e) {
      return MediaTypes.byName(source.path()) != null; // reading it says what is wrong
    }
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
    return splice(original, document, changed, WritingDirection.LEFT_TO_RIGHT);
  }

  /**
   * As {@link #splice(byte[], CoursewareDocument, Map)}, into a language of this writing direction.
   */
  public byte[] splice(
      byte[] original,
      CoursewareDocument document,
      Map<String, List<Inline>> changed,
      WritingDirection direction) {
    if (readers.get(document.mediaType()) instanceof SplicingReader reader) {
      for (Block block : document.blocks()) {
        List<Inline> content = changed.get(block.id());
        String problem = content == null ? null : Placeholders.problem(block, content);
        if (problem != null) {
          throw new IllegalArgumentException(
              document.path() + ": new content of " + block.id() + " " + problem);
        }
      }
      return reader.splice(original, document, changed, direction);
    }
    throw new IllegalArgumentException(
        document.path() + ": " + document.mediaType() + " cannot be written back");
  }

  /** As {@link SplicingReader#copies}. */
  public Map<String, List<Span>> copies(byte[] original, CoursewareDocument document) {
    return readers.get(document.mediaType()) instanceof SplicingReader reader
        ? reader.copies(original, document)
        : Map.of();
  }

  /** Ends the process that reads PDF and office files, when there is one. */
  @Override
  public void close() {
    tika.close();
  }
}

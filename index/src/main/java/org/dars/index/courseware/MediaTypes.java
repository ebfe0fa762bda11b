package org.dars.index.courseware;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.dars.index.courseware.h5p.H5pContentReader;
import org.dars.index.courseware.h5p.H5pPackage;
import org.dars.index.courseware.html.HtmlReader;
import org.dars.index.courseware.markdown.MarkdownReader;
import org.dars.index.courseware.notebook.NotebookReader;
import org.dars.index.courseware.olx.OlxReader;
import org.dars.index.courseware.ooxml.OoxmlReader;
import org.dars.index.courseware.packages.CourseXmlReader;
import org.dars.index.courseware.packages.H5pReader;
import org.dars.index.courseware.quiz.GiftReader;
import org.dars.index.courseware.quiz.MoodleXmlReader;
import org.dars.index.courseware.quiz.QtiReader;
import org.dars.index.courseware.text.PlainTextReader;
import org.dars.index.courseware.text.SubtitleReader;
import org.dars.index.courseware.tika.TikaReader;
import org.dars.index.courseware.xml.XmlRoot;
import org.jspecify.annotations.Nullable;

/** What a file is: what its name says, held against its first bytes. Nothing is parsed for it. */
final class MediaTypes {

  private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
  private static final String ODF = "application/vnd.oasis.opendocument.";

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("md", MarkdownReader.MEDIA_TYPE),
          Map.entry("mdx", MarkdownReader.MEDIA_TYPE),
          Map.entry("markdown", MarkdownReader.MEDIA_TYPE),
          Map.entry("html", HtmlReader.MEDIA_TYPE),
          Map.entry("htm", HtmlReader.MEDIA_TYPE),
          Map.entry("xhtml", HtmlReader.MEDIA_TYPE),
          Map.entry("vtt", SubtitleReader.VTT),
          Map.entry("srt", SubtitleReader.SRT),
          Map.entry("sbv", SubtitleReader.SBV),
          Map.entry("ipynb", NotebookReader.MEDIA_TYPE),
          Map.entry("txt", PlainTextReader.MEDIA_TYPE),
          Map.entry("gift", GiftReader.MEDIA_TYPE),
          Map.entry("pdf", "application/pdf"),
          Map.entry("xlsx", OOXML + "spreadsheetml.sheet"),
          Map.entry("xlsm", OOXML + "spreadsheetml.sheet"), // with macros, and templates
          Map.entry("xltx", OOXML + "spreadsheetml.sheet"),
          Map.entry("xltm", OOXML + "spreadsheetml.sheet"),
          Map.entry("doc", "application/msword"),
          Map.entry("ppt", "application/vnd.ms-powerpoint"),
          Map.entry("xls", "application/vnd.ms-excel"),
          Map.entry("odt", ODF + "text"),
          Map.entry("odp", ODF + "presentation"),
          Map.entry("ods", ODF + "spreadsheet"),
          Map.entry("ott", ODF + "text"), // templates
          Map.entry("otp", ODF + "presentation"),
          Map.entry("ots", ODF + "spreadsheet"),
          Map.entry("rtf", "application/rtf"),
          Map.entry("eml", "message/rfc822"),
          Map.entry("msg", "application/vnd.ms-outlook"),
          Map.entry("epub", "application/epub+zip"));

  /** What the first bytes of a zip or compound file say of themselves. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "application/zip",
          "application/x-tika-ooxml",
          "application/x-tika-ooxml-protected",
          "application/x-tika-msoffice",
          "application/epub+zip");

  /** How names of XML files end that say what they are inside. */
  private static final Set<String> XML = Set.of("xml", "qti");

  /** How much of a text is looked at. */
  private static final int HEAD = 65_536;

  private static final MimeTypes MAGIC = MimeTypes.getDefaultMimeTypes();

  private MediaTypes() {}

  /** What the name says, or null when it says nothing that Dars reads. */
  static @Nullable String byName(String path) {
    String extension = extension(path);
    String office = OoxmlReader.BY_EXTENSION.get(extension);
    return office == null ? BY_EXTENSION.get(extension) : office;
  }

  /**
   * The media type of a file.
   *
   * @throws CoursewareException when its bytes contradict its name, or Dars does not read such
   *     files
   */
  static String of(SourceFile source) throws CoursewareException {
    String named = byContent(source);
    String magic = magic(source);
    if (named == null) {
      String course = ofCourse(source);
      if (course != null) {
        return course;
      }
      boolean readable =
          TikaReader.MEDIA_TYPES.contains(magic)
              || isOffice(magic)
              || magic.equals(HtmlReader.MEDIA_TYPE);
      if (readable || (magic.equals("text/plain") && extension(source.path()).isEmpty())) {
        return magic;
      }
      throw new CoursewareException(
          source.path(),
          "is of a kind that Dars does not read ("
              + magic
              + "); save it as PDF, DOCX, HTML or Markdown");
    }
    boolean text =
        (!TikaReader.MEDIA_TYPES.contains(named) && !isOffice(named))
            || named.equals("message/rfc822");
    boolean fits =
        text
            ? isText(magic)
            : magic.equals(named)
                || (CONTAINERS.contains(magic) && !named.matches("application/(pdf|rtf)"))
                || magic.startsWith(OOXML)
                || magic.startsWith(ODF)
                || magic.endsWith("/rtf");
    if (!fits) {
      throw new CoursewareException(
          source.path(),
          "is not what its name says (it holds "
              + (magic.equals("application/octet-stream") ? "unknown binary data" : magic)
              + "); replace it with the real file or give it its right name");
    }
    return named;
  }

  /**
   * What the name says, held against the outermost element of XML and the look of plain text; null
   * when they say nothing that Dars reads.
   */
  static @Nullable String byContent(SourceFile source) throws CoursewareException {
    if (H5pPackage.isContent(source.path(), source.beside())) {
      return H5pContentReader.MEDIA_TYPE;
    }
    String named = byName(source.path());
    try {
      if (PlainTextReader.MEDIA_TYPE.equals(named)) {
        try (InputStream in = Files.newInputStream(source.file())) {
          String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
          return GiftReader.isGift(head) ? GiftReader.MEDIA_TYPE : named;
        }
      }
      XmlRoot root = XML.contains(extension(source.path())) ? XmlRoot.of(source.file()) : null;
      if (root == null) {
        return named;
      }
      String quiz = byRoot(root);
      String course = quiz == null ? ofCourse(source) : quiz;
      return course == null && OlxReader.isRoot(root) ? OlxReader.MEDIA_TYPE : course;
    } catch (IOException e) {
      throw new CoursewareException(
          source.path(), "cannot be read (" + e.getMessage() + "); check the file and the disk", e);
    }
  }

  private static @Nullable String byRoot(XmlRoot root) {
    if (QtiReader.isRoot(root.name())) {
      return QtiReader.MEDIA_TYPE;
    }
    if (root.local().equals("quiz") && !root.attributes().contains("xmlns")) {
      return MoodleXmlReader.MEDIA_TYPE; // Canvas has a <quiz> too, in a namespace
    }
    return null;
  }

  private static boolean isOffice(String type) {
    return OoxmlReader.BY_EXTENSION.containsValue(type);
  }

  /** The files of a course package that their name does not tell: XML, the manifest of H5P. */
  static @Nullable String ofCourse(SourceFile source) {
    return switch (extension(source.path())) {
      case "xml" -> CourseXmlReader.mediaType(source);
      case "json" -> source.path().matches("(.*[/])?h5p\\.json") ? H5pReader.MEDIA_TYPE : null;
      default -> null;
    };
  }

  /** Markdown, subtitles and HTML fragments have no magic: whatever is not surely binary. */
  private static boolean isText(String magic) {
    return magic.startsWith("text/")
        || magic.endsWith("+xml")
        || magic.equals("application/xml")
        || magic.equals("application/octet-stream")
        || MAGIC
            .getMediaTypeRegistry()
            .isInstanceOf(magic, org.apache.tika.mime.MediaType.TEXT_PLAIN);
  }

  private static String magic(SourceFile source) throws CoursewareException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(source.file()))) {
      String type = MAGIC.detect(in, new Metadata()).getBaseType().toString();
      return type.toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      throw new CoursewareException(
          source.path(), "cannot be read (" + e.getMessage() + "); check the file and the disk", e);
    }
  }

  static String extension(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }
}

package org.dars.index.courseware.odf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.splice.Documents;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.dars.index.courseware.zip.ZipDocumentReader;
import org.dars.index.courseware.zip.ZipEntries;
import org.jspecify.annotations.Nullable;

/** OpenDocument texts, presentations and spreadsheets. */
public final class OdfReader extends ZipDocumentReader {

  public static final String TEXT = "application/vnd.oasis.opendocument.text";
  public static final String PRESENTATION = "application/vnd.oasis.opendocument.presentation";
  public static final String SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet";

  private static final String CONTENT = "content.xml";
  private static final String STYLES = "styles.xml";

  private static final Set<String> CHART_TEXTS =
      Set.of("chart:title", "chart:subtitle", "chart:footer");

  private static final Set<String> HEADERS =
      Set.of(
          "style:header",
          "style:header-left",
          "style:header-first",
          "loext:header-first",
          "style:footer",
          "style:footer-left",
          "style:footer-first",
          "loext:footer-first");

  public OdfReader(ReadLimits limits) {
    super(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(TEXT, PRESENTATION, SPREADSHEET);
  }

  @Override
  protected Reading parse(String path, ZipEntries entries) throws CoursewareException {
    return parse(path, entries, WritingDirection.LEFT_TO_RIGHT);
  }

  @Override
  protected Reading parse(String path, ZipEntries entries, WritingDirection direction)
      throws CoursewareException {
    List<String> warnings = new ArrayList<>();
    manifest(path, entries);
    if (entries.has("META-INF/documentsignatures.xml")) {
      warnings.add("it is signed; a translation is not, and has to be signed again");
    }
    XmlTree content = XmlTree.parse(path, CONTENT, entries.read(CONTENT), limits);
    XmlTree styleTree = tree(path, entries, STYLES);
    OdfStyles styles = new OdfStyles();
    if (styleTree != null) {
      styles.add(styleTree.root());
    }
    styles.add(content.root());
    Outline outline = new Outline();
    OdfText text =
        new OdfText(
            content,
            styles,
            outline,
            (address, place) -> chart(path, entries, address, place, styles, outline));
    XmlElement body = content.root().child("body");
    boolean isText = body != null && body.child("text") != null;
    List<RightToLeft> turned = new ArrayList<>();
    if (direction == WritingDirection.RIGHT_TO_LEFT) {
      turned.add(text.fromRight(isText));
    }
    Body read = body(path, content, text, styles, outline, warnings);
    String type = read.type;
    if (styleTree != null) {
      OdfText header = new OdfText(styleTree, styles, outline, (_, _) -> {});
      if (direction == WritingDirection.RIGHT_TO_LEFT) {
        turned.add(header.fromRight(isText));
      }
      headers(header, styleTree.root(), outline);
      if (read.slides != null) {
        read.slides.behind(styleTree.root(), header);
      }
    }
    turned.forEach(RightToLeft::finish);
    if (text.hasGenerated()) {
      warnings.add(
          "its table of contents or index is not translated; update it in the translation");
    }
    XmlTree meta = tree(path, entries, "meta.xml");
    String title = declared(meta, "dc:title");
    // The name of its first sheet says little of a spreadsheet.
    boolean named = !title.isEmpty() || !type.equals(SPREADSHEET);
    return new Reading(
        type,
        named ? title : Documents.fileTitle(path),
        language(meta),
        outline,
        List.copyOf(warnings));
  }

  /** What is written above a chart and along it; names of series stand in cells. */
  private void chart(
      String path,
      ZipEntries entries,
      String address,
      Place place,
      OdfStyles styles,
      Outline outline) {
    String part = address.replaceFirst("^\\./", "") + "/" + CONTENT;
    try {
      XmlTree tree = tree(path, entries, part);
      if (tree != null) {
        OdfText text = new OdfText(tree, styles, outline, (_, _) -> {});
        tree.root()
            .each(e -> {
              if (CHART_TEXTS.contains(Odf.name(e))) {
                text.children(e, place, new OdfText.Flow(BlockKind.CAPTION, 0));
              }
            });
      }
    } catch (CoursewareException e) {
      // A picture of the object is shown in its place; the document around it is whole.
      return;
    }
  }

  /** What a document is; its slides where it is a presentation. */
  private record Body(String type, @Nullable OdfSlides slides) {}

  private Body body(
      String path,
      XmlTree content,
      OdfText text,
      OdfStyles styles,
      Outline outline,
      List<String> warnings)
      throws CoursewareException {
    XmlElement body = content.root().child("body");
    for (XmlElement e : body == null ? List.<XmlElement>of() : body.elements()) {
      switch (Odf.name(e)) {
        case "office:text" -> {
          text.children(e, Place.text(outline), OdfText.Flow.BODY);
          return new Body(TEXT, null);
        }
        case "office:presentation" -> {
          OdfSlides slides = new OdfSlides(content, text, styles, outline);
          slides.slides(e, warnings);
          return new Body(PRESENTATION, slides);
        }
        case "office:spreadsheet" -> {
          new OdfSheets(content, text, styles, outline).sheets(e, warnings);
          return new Body(SPREADSHEET, null);
        }
        default -> {}
      }
    }
    throw new CoursewareException(
        path, "holds no text, presentation or spreadsheet; save it anew as ODT, ODP or ODS");
  }

  /** What every page shows at its top and bottom, when there are words in it. */
  private static void headers(OdfText text, XmlElement root, Outline outline) {
    Place words = Place.at(outline, "hf", new Anchor.Section(List.of())).words();
    root.each(e -> {
      if (HEADERS.contains(Odf.name(e))) {
        text.children(e, words, OdfText.Flow.ASIDE);
      }
    });
  }

  private void manifest(String path, ZipEntries entries) throws CoursewareException {
    // Not parsed: old programs leave its namespace to a DTD, which is not read.
    byte[] manifest = entries.readIfPresent("META-INF/manifest.xml");
    boolean encrypted =
        manifest != null
            && new String(manifest, StandardCharsets.ISO_8859_1).contains("encryption-data");
    if (encrypted || entries.has("encrypted-package")) {
      throw new CoursewareException(
          path, "is protected by a password; save it without one and add it again");
    }
  }

  private @Nullable XmlTree tree(String path, ZipEntries entries, String name)
      throws CoursewareException {
    byte[] bytes = entries.readIfPresent(name);
    return bytes == null || bytes.length == 0 ? null : XmlTree.parse(path, name, bytes, limits);
  }

  private static String declared(@Nullable XmlTree meta, String name) {
    List<String> found = new ArrayList<>();
    if (meta != null) {
      meta.root()
          .each(e -> {
            if (Odf.name(e).equals(name)) {
              found.add(e.text().strip());
            }
          });
    }
    return found.isEmpty() ? "" : found.getFirst();
  }

  private static String language(@Nullable XmlTree meta) {
    String primary = declared(meta, "dc:language").split("[-_]")[0].toLowerCase(Locale.ROOT);
    return primary.matches("[a-z]{2,3}") ? primary : "";
  }
}

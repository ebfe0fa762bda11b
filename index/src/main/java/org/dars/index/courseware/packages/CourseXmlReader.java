package org.dars.index.courseware.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.html.HtmlReader;
import org.dars.index.courseware.markdown.MarkdownReader;
import org.dars.index.courseware.splice.InlineBuilder;
import org.dars.index.courseware.splice.Kept;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.RegionReader;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/**
 * The XML files of course packages: manifests, discussion topics, web links, assignments, the files
 * of a Moodle backup, the frame of an Open edX course. Only the texts that a {@link Dialect} names
 * are blocks; HTML and Markdown inside them is read as such.
 */
public final class CourseXmlReader extends RegionReader {

  private static final List<Dialect> DIALECTS =
      List.of(new ManifestDialect(), new CartridgeDialect(), new MoodleDialect());

  /** Moodle's links, files and nulls, Canvas' links: nothing that a reader sees. */
  private static final String LINKS =
      "@@PLUGINFILE@@[^\\s\"'<>&]*|\\$@[A-Z0-9_]+(?:\\*[^@\\s&<>]*)?@\\$"
          + "|\\$IMS-CC-FILEBASE\\$[^\\s\"'<>&]*|\\$(?:WIKI|CANVAS)_[A-Z_]+\\$[^\\s\"'<>&]*";

  /** What is filled in when a page is shown: gaps of questions, formulas, variables, filters. */
  private static final String FILLED =
      "\\{#\\d+\\}|\\{=[^{}\\n&<>]+\\}|\\[\\[[^\\[\\]\\s&<>]{1,60}\\]\\]|\\{@[^{}\\n&<>]+@\\}"
          + "|\\{[A-Za-z]\\w*\\}|\\{mlang [^{}\\n&<>]*\\}";

  private static final Pattern TOKEN = Pattern.compile(LINKS + "|" + FILLED);

  private static final Pattern UNSEEN = Pattern.compile(LINKS + "|\\{(?:#|=|mlang).*");

  /** In HTML formulas stay too, each whole, whatever stands in it. */
  private static final Kept KEPT =
      new Kept(
          Pattern.compile(Kept.TEX + "|" + TOKEN.pattern(), Pattern.DOTALL),
          CourseXmlReader::visible);

  public CourseXmlReader(ReadLimits limits) {
    super(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return DIALECTS.stream().map(Dialect::mediaType).collect(Collectors.toSet());
  }

  /** The media type of an XML file, told by its first tag; null when it is of another kind. */
  public static @Nullable String mediaType(SourceFile file) {
    try (InputStream in = Files.newInputStream(file.file())) {
      Dialect dialect = dialect(in.readNBytes(XmlHead.BYTES));
      return dialect == null ? null : dialect.mediaType();
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable Dialect dialect(byte[] start) {
    XmlHead head = XmlHead.of(start);
    for (Dialect dialect : DIALECTS) {
      if (dialect.knows(head)) {
        return dialect;
      }
    }
    return null;
  }

  @Override
  protected Reading parse(String path, byte[] bytes) throws CoursewareException {
    Dialect dialect =
        dialect(
            bytes.length > XmlHead.BYTES ? java.util.Arrays.copyOf(bytes, XmlHead.BYTES) : bytes);
    if (dialect == null) {
      throw new CoursewareException(path, "is XML of a kind that Dars does not read; leave it out");
    }
    Walk walk = new Walk(dialect, XmlTree.parse(path, "", bytes, limits));
    return new Reading(
        dialect.mediaType(), "", walk.language(), walk.outline, walk.finalWarnings());
  }

  /** One reading of one file. */
  private static final class Walk {
    private final Dialect dialect;
    private final XmlTree tree;
    final Outline outline = new Outline();
    private final List<String> warnings = new ArrayList<>();
    private int mixed;
    private int questions;

    Walk(Dialect dialect, XmlTree tree) {
      this.dialect = dialect;
      this.tree = tree;
      walk(tree.root(), "x", List.of(), 0);
    }

    List<String> finalWarnings() {
      if (mixed > 0) {
        warnings.add(
            mixed
                + (mixed == 1 ? " text is" : " texts are")
                + " searched but not translated: broken up by comments or CDATA sections");
      }
      return warnings.stream().distinct().toList();
    }

    /** Moodle's {@code <lang>} of a course, Canvas' of a topic; "" where nothing is said. */
    String language() {
      XmlElement said = tree.root().child("lang");
      String tag = said == null ? "" : said.text().strip().split("[-_]")[0];
      return tag.matches("[a-z]{2,3}") ? tag : "";
    }

    /**
     * @param place of the element in the tree, by numbers: the start of its blocks' ids
     * @param path the titles around
     * @param question number of the question around, 0 for none
     */
    private void walk(XmlElement element, String place, List<String> path, int question) {
      if (dialect.skips(element)) {
        return;
      }
      int number = dialect.isQuestion(element) ? ++questions : question;
      List<String> here = titled(element, path);
      for (XmlAttribute a : element.attributes()) {
        Field field = dialect.attribute(element, a.local());
        if (field != null) {
          text(field, tree.content(a), place + "-" + a.local(), here, number);
        }
      }
      List<XmlElement> children = element.elements();
      for (int i = 0; i < children.size(); i++) {
        XmlElement child = children.get(i);
        String there = place + "." + (i + 1);
        Field field = child.elements().isEmpty() ? dialect.field(child) : null;
        if (field == null) {
          walk(child, there, here, number);
        } else if (!child.text().isBlank()) {
          leaf(field, child, there, here, number);
        }
      }
    }

    /** The titles around, with the one that an element gives to what is in it. */
    private List<String> titled(XmlElement element, List<String> path) {
      String title = "";
      for (XmlAttribute a : element.attributes()) {
        if (Field.HEADING.equals(dialect.attribute(element, a.local()))) {
          title = a.value();
        }
      }
      for (XmlElement child : element.elements()) {
        boolean first = title.isEmpty() && child.elements().isEmpty();
        if (first && Field.HEADING.equals(dialect.field(child))) {
          title = child.text();
        }
      }
      String folded = title.replaceAll("\\s+", " ").strip();
      if (folded.isEmpty()) {
        return path;
      }
      List<String> more = new ArrayList<>(path);
      more.add(folded);
      return more;
    }

    private void leaf(
        Field field, XmlElement element, String place, List<String> path, int question) {
      SourceText text = tree.content(element);
      if (text != null) {
        text(field, text, place, path, question);
        return;
      }
      mixed++;
      Outline inner = new Outline();
      inner.add(BlockKind.PARAGRAPH, 0, List.of(new Inline.Text(element.text().strip())), null);
      outline.addAll(place, inner, field.kind(), a -> anchor(a, path, question));
    }

    private void text(Field field, SourceText text, String place, List<String> path, int question) {
      Outline inner = new Outline();
      switch (field.format()) {
        case PLAIN -> plain(text, inner);
        case HTML -> HtmlReader.embedded(text, inner, KEPT);
        case MARKDOWN -> MarkdownReader.embedded(text, inner, warnings);
      }
      inner.contents(CourseXmlReader::withTokens);
      if (field.equals(Field.HEADING)) {
        heading(inner, place, path);
      } else {
        outline.addAll(place, inner, field.kind(), a -> anchor(a, path, question));
      }
    }

    private void heading(Outline inner, String place, List<String> path) {
      if (!inner.blocks().isEmpty()) {
        outline.enter(java.util.Objects.requireNonNull(inner.region(0)));
        outline.addAs(
            place,
            BlockKind.HEADING,
            Math.clamp(path.size(), 1, 6),
            inner.blocks().getFirst().content(),
            new Anchor.Section(path),
            inner.blocks().getFirst().span());
      }
    }

    private static void plain(SourceText text, Outline inner) {
      String s = text.text();
      int from = 0;
      int to = s.length();
      while (from < to && isSpace(s.charAt(from))) {
        from++;
      }
      while (to > from && isSpace(s.charAt(to - 1))) {
        to--;
      }
      if (from < to) {
        inner.enter(new Region(text, (_, content, _) -> plain(content)));
        inner.add(
            BlockKind.PARAGRAPH,
            0,
            List.of(new Inline.Text(s.substring(from, to))),
            text.span(from, to));
      }
    }

    private static String plain(List<Inline> content) {
      return content.stream()
          .map(i ->
              switch (i) {
                case Inline.Text t -> t.value();
                case Inline.Markup m -> m.source();
              })
          .collect(Collectors.joining());
    }

    private static Anchor anchor(Anchor inner, List<String> path, int question) {
      List<String> headings = new ArrayList<>(path);
      headings.addAll(inner.headingPath());
      return question == 0
          ? new Anchor.Section(headings)
          : new Anchor.Item(
              question,
              path.isEmpty() ? "" : path.getLast(),
              headings.subList(0, Math.max(0, path.size() - 1)));
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
  }

  private static String visible(String token) {
    return UNSEEN.matcher(token).matches() ? "" : token;
  }

  /** Tokens in running text become markup, so that a translation keeps them. */
  private static List<Inline> withTokens(List<Inline> content) {
    if (content.stream()
        .noneMatch(i -> i instanceof Inline.Text t && TOKEN.matcher(t.value()).find())) {
      return content;
    }
    InlineBuilder out = new InlineBuilder();
    for (Inline inline : content) {
      switch (inline) {
        case Inline.Markup m -> out.markup(m.source(), m.role(), m.visible());
        case Inline.Text t -> {
          Matcher token = TOKEN.matcher(t.value());
          int at = 0;
          while (token.find()) {
            out.text(t.value().substring(at, token.start()));
            out.markup(token.group(), Inline.Role.ALONE, visible(token.group()));
            at = token.end();
          }
          out.text(t.value().substring(at));
        }
      }
    }
    return out.build();
  }
}

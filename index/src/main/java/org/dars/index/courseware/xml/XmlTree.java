package org.dars.index.courseware.xml;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.splice.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * A parsed XML text. Woodstox parses and says where things stand; no DTD is read, no entity beyond
 * the five of XML is expanded, nothing outside the text is opened.
 */
public final class XmlTree {

  private static final int PROLOGUE = 200;

  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

  private final SourceText source;
  private final XmlElement root;

  private XmlTree(SourceText source, XmlElement root) {
    this.source = source;
    this.root = root;
  }

  /**
   * Parses bytes, in the encoding that they declare.
   *
   * @param path of the file, for errors
   * @param part name of the entry that the bytes are, "" for the file itself
   * @throws CoursewareException when they are not well-formed XML, or over a limit
   */
  public static XmlTree parse(String path, String part, byte[] bytes, ReadLimits limits)
      throws CoursewareException {
    String where = part.isEmpty() ? path : path + " (" + part + ")";
    SourceText source = SourceText.decode(where, bytes, declared(bytes)).inPart(part);
    source.check(where, limits);
    return parse(where, source);
  }

  /**
   * Parses text that stands in a file.
   *
   * @param where the file, for errors
   * @throws CoursewareException when it is not well-formed XML
   */
  public static XmlTree parse(String where, SourceText source) throws CoursewareException {
    try {
      return new XmlTree(source, new XmlTreeBuilder(source.text()).build());
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
      throw new CoursewareException(
          where,
          "is not well-formed XML (line " + line + ": " + why + "); export it again or mend it",
          e);
    }
  }

  /** The outermost element. */
  public XmlElement root() {
    return root;
  }

  /** What was parsed. */
  public SourceText source() {
    return source;
  }

  /** The characters of a node as they stand in the source. */
  public String raw(XmlNode node) {
    return source.text().substring(node.start(), node.end());
  }

  /** The source between two places. */
  public String raw(int start, int end) {
    return source.text().substring(start, end);
  }

  /**
   * The text of an element that holds nothing but text, as a text of its own: what is written into
   * it is escaped. Null where the element holds other elements, comments, or a mixture of CDATA and
   * plain text, which cannot be written as one.
   */
  public @Nullable SourceText content(XmlElement element) {
    List<XmlText> texts = new ArrayList<>();
    for (XmlNode n : element.nodes()) {
      if (!(n instanceof XmlText t)) {
        return null;
      }
      texts.add(t);
    }
    boolean cdata = !texts.isEmpty() && texts.getFirst().cdata();
    if (texts.size() > 1) {
      texts.removeIf(t -> t.value().isBlank() && !t.cdata());
      cdata = !texts.isEmpty() && texts.getFirst().cdata();
      if (texts.size() > 1) {
        return null;
      }
    }
    return texts.isEmpty() ? null : content(texts.getFirst(), cdata);
  }

  /** As {@link #content(XmlElement)}, of one text. */
  public SourceText content(XmlText text) {
    return content(text, text.cdata());
  }

  private SourceText content(XmlText text, boolean cdata) {
    return decoded(
        text.from(),
        text.to(),
        cdata ? XmlDecoding.CDATA : XmlDecoding.TEXT,
        cdata ? this::cdata : XmlTree::escape);
  }

  /** The value of an attribute as a text of its own. */
  public SourceText content(XmlAttribute attribute) {
    char quote = source.text().charAt(attribute.start() - 1);
    return decoded(
        attribute.start(), attribute.end(), XmlDecoding.ATTRIBUTE, s -> attribute(s, quote));
  }

  /** Text as it stands between tags. */
  public static String escape(String s) {
    StringBuilder out = new StringBuilder(s.length() + 16);
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '\r' -> out.append("&#13;");
        default -> out.append(isXml(s, i) ? c : '\uFFFD');
      }
    }
    return out.toString();
  }

  /** Text as it stands in an attribute. */
  public static String attribute(String s, char quote) {
    String out = escape(s).replace("\n", "&#10;").replace("\t", "&#9;");
    return quote == '"' ? out.replace("\"", "&quot;") : out.replace("'", "&apos;");
  }

  /** A reference, for what the encoding lacks, has to stand between two sections. */
  private String cdata(String s) {
    StringBuilder out = new StringBuilder(s.length());
    boolean all = source.encodes(s);
    for (int i = 0; i < s.length(); ) {
      if (s.startsWith("]]>", i)) {
        out.append("]]]]><![CDATA[>");
        i += 3;
        continue;
      }
      String c = Character.toString(s.codePointAt(i));
      String kept = isXml(s, i) ? c : "\uFFFD";
      boolean fits = all || source.encodes(kept);
      out.append(fits ? kept : "]]>&#" + kept.codePointAt(0) + ";<![CDATA[");
      i += c.length();
    }
    return out.toString();
  }

  /** Control characters and lone surrogates have no place in XML 1.0. */
  private static boolean isXml(String s, int i) {
    char c = s.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < s.length() && Character.isLowSurrogate(s.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(s.charAt(i - 1));
    }
    return c >= ' ' ? c != '\uFFFE' && c != '\uFFFF' : c == '\t' || c == '\n' || c == '\r';
  }

  private SourceText decoded(int from, int to, XmlDecoding how, UnaryOperator<String> escape) {
    int[] starts = new int[to - from + 1];
    String decoded = how.decode(source.text(), from, to, starts);
    return source.embedded(decoded, Arrays.copyOf(starts, decoded.length() + 1), escape);
  }

  /** What a reference to a character or to one of XML's five entities means. */
  public static String unescape(String reference) {
    return XmlDecoding.entity(reference.substring(1, reference.length() - 1));
  }

  private static @Nullable Charset declared(byte[] bytes) {
    String head =
        new String(bytes, 0, Math.min(bytes.length, PROLOGUE), StandardCharsets.ISO_8859_1);
    Matcher m = ENCODING.matcher(head);
    try {
      return m.find() ? Charset.forName(m.group(1)) : null;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}

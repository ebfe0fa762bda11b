package org.dars.index.courseware.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
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
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.splice.SourceText;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * A parsed XML text. Woodstox parses and says where things stand; no DTD is read, no entity beyond
 * the five of XML is expanded, nothing outside the text is opened.
 */
public final class XmlTree {

  /** Deepest nesting of elements. */
  private static final int DEPTH = 500;

  private static final int PROLOGUE = 200;

  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

  private static final Pattern NUMBER = Pattern.compile("#(x0*[0-9a-fA-F]{1,6}|0*[0-9]{1,7})");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{1,31}");

  private static final XMLInputFactory2 FACTORY = factory();

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
      return new XmlTree(source, new Builder(source.text()).build());
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
        cdata ? Decoding.CDATA : Decoding.TEXT,
        cdata ? this::cdata : XmlTree::escape);
  }

  /** The value of an attribute as a text of its own. */
  public SourceText content(XmlAttribute attribute) {
    char quote = source.text().charAt(attribute.start() - 1);
    return decoded(
        attribute.start(), attribute.end(), Decoding.ATTRIBUTE, s -> attribute(s, quote));
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

  /** How characters of the source stand for those of a text. */
  private enum Decoding {
    TEXT,
    CDATA,
    ATTRIBUTE
  }

  private SourceText decoded(int from, int to, Decoding how, UnaryOperator<String> escape) {
    int[] starts = new int[to - from + 1];
    String decoded = decode(source.text(), from, to, how, starts);
    return source.embedded(decoded, Arrays.copyOf(starts, decoded.length() + 1), escape);
  }

  /**
   * @param starts comes to hold where each character and the end stand, as {@link
   *     SourceText#embedded} asks
   */
  private static String decode(String text, int from, int to, Decoding how, int[] starts) {
    StringBuilder out = new StringBuilder();
    int at = from;
    while (at < to) {
      int next = at + 1;
      char c = text.charAt(at);
      int semicolon = c == '&' && how != Decoding.CDATA ? text.indexOf(';', at) : -1;
      String value =
          semicolon > 0 && semicolon < to ? entity(text.substring(at + 1, semicolon)) : "";
      if (!value.isEmpty()) {
        for (int i = 0; i < value.length(); i++) {
          starts[out.length()] = i == 0 ? at : semicolon + 1; // as SourceText places surrogates
          out.append(value.charAt(i));
        }
        at = semicolon + 1;
        continue;
      }
      if (c == '\r') {
        next = next < to && text.charAt(next) == '\n' ? next + 1 : next;
        c = '\n';
      }
      starts[out.length()] = at;
      out.append(how == Decoding.ATTRIBUTE && (c == '\n' || c == '\t') ? ' ' : c);
      at = next;
    }
    starts[out.length()] = to;
    return out.toString();
  }

  /** What a reference to a character or to one of XML's five entities means. */
  public static String unescape(String reference) {
    return entity(reference.substring(1, reference.length() - 1));
  }

  /**
   * What a reference stands for. A name that only a DTD can declare is taken for HTML's, where HTML
   * has it; where it has not, this is empty, and the reference is text.
   */
  private static String entity(String name) {
    if (NUMBER.matcher(name).matches()) {
      boolean hex = name.charAt(1) == 'x';
      int cp = Integer.parseInt(name, hex ? 2 : 1, name.length(), hex ? 16 : 10);
      return Character.isValidCodePoint(cp) ? Character.toString(cp) : "";
    }
    if (name.equals("apos")) {
      return "'";
    }
    String reference = "&" + name + ";";
    String value = NAME.matcher(name).matches() ? Parser.unescapeEntities(reference, true) : "";
    return value.equals(reference) ? "" : value;
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

  private static XMLInputFactory2 factory() {
    XMLInputFactory2 factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLInputFactory2.P_REPORT_CDATA, true);
    factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MIN_TEXT_SEGMENT, Integer.MAX_VALUE);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH);
    return factory;
  }

  /** Makes the tree; every place that the parser gives is held against the text. */
  private static final class Builder {
    private final String text;
    private @Nullable XmlElement root;
    private @Nullable XmlElement open;

    Builder(String text) {
      this.text = text;
    }

    XmlElement build() throws XMLStreamException {
      XMLStreamReader2 in =
          (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(text));
      try {
        while (in.hasNext()) {
          int event = in.next();
          int start = (int) in.getLocationInfo().getStartingCharOffset();
          int end = (int) in.getLocationInfo().getEndingCharOffset();
          switch (event) {
            case XMLStreamConstants.START_ELEMENT -> start(in, start, end);
            case XMLStreamConstants.END_ELEMENT -> end(start, end);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> {
              if (open != null) {
                open.add(new XmlText(in.getText(), start, end, false));
              }
            }
            case XMLStreamConstants.CDATA -> {
              check(start, "<![CDATA[");
              if (open != null) {
                open.add(new XmlText(in.getText(), start, end, true));
              }
            }
            default -> {
              if (open != null) {
                open.add(new XmlMark(start, end));
              }
            }
          }
        }
      } finally {
        in.close();
      }
      if (root == null) {
        throw new XMLStreamException("no element");
      }
      return root;
    }

    private void start(XMLStreamReader2 in, int start, int end) throws XMLStreamException {
      String prefix = in.getPrefix();
      String name =
          prefix == null || prefix.isEmpty() ? in.getLocalName() : prefix + ":" + in.getLocalName();
      check(start, "<" + name);
      String uri = in.getNamespaceURI();
      XmlElement element =
          new XmlElement(
              name,
              uri == null ? "" : uri,
              open,
              attributes(in, start + 1 + name.length(), end),
              start,
              end);
      if (open != null) {
        open.add(element);
      } else {
        root = element;
      }
      open = element;
    }

    private void end(int start, int end) {
      XmlElement element = open;
      if (element != null) {
        // An empty tag's end is an event of no length.
        boolean empty = text.charAt(element.contentStart() - 2) == '/' && start >= end;
        element.close(empty ? element.contentStart() : start, empty ? element.contentStart() : end);
        open = element.parent();
      }
    }

    /** The parser gives names and values, the tag's text where they stand. */
    private List<XmlAttribute> attributes(XMLStreamReader2 in, int from, int to)
        throws XMLStreamException {
      List<XmlAttribute> out = new ArrayList<>();
      int at = from;
      while (true) {
        while (at < to && Character.isWhitespace(text.charAt(at))) {
          at++;
        }
        if (at >= to || text.charAt(at) == '>' || text.charAt(at) == '/') {
          return out;
        }
        int equals = text.indexOf('=', at);
        int open = equals + 1;
        while (open < to && Character.isWhitespace(text.charAt(open))) {
          open++;
        }
        int close = equals < 0 || open >= to ? -1 : text.indexOf(text.charAt(open), open + 1);
        if (close < 0 || close >= to) {
          throw new XMLStreamException("a tag that cannot be read", in.getLocation());
        }
        String name = text.substring(at, equals).strip();
        if (!name.equals("xmlns") && !name.startsWith("xmlns:")) {
          String parsed = value(in, name);
          int[] starts = new int[close - open];
          String value = decode(text, open + 1, close, Decoding.ATTRIBUTE, starts);
          // The parser leaves out what it cannot resolve.
          if (!value.equals(parsed) && text.substring(open + 1, close).indexOf('&') < 0) {
            throw new XMLStreamException("a tag that cannot be read", in.getLocation());
          }
          out.add(new XmlAttribute(name, value, open + 1, close));
        }
        at = close + 1;
      }
    }

    private static String value(XMLStreamReader2 in, String name) throws XMLStreamException {
      int colon = name.indexOf(':');
      String prefix = colon < 0 ? "" : name.substring(0, colon);
      String local = name.substring(colon + 1);
      for (int i = 0; i < in.getAttributeCount(); i++) {
        String p = in.getAttributePrefix(i);
        if (in.getAttributeLocalName(i).equals(local) && prefix.equals(p == null ? "" : p)) {
          return in.getAttributeValue(i);
        }
      }
      throw new XMLStreamException("attribute " + name + " was lost", in.getLocation());
    }

    private void check(int at, String expected) throws XMLStreamException {
      if (!text.startsWith(expected, at)) {
        throw new XMLStreamException("the parser's places do not fit the text at character " + at);
      }
    }
  }
}

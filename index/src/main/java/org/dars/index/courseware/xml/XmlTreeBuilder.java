package org.dars.index.courseware.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jspecify.annotations.Nullable;

/** Makes the tree; every place that the parser gives is held against the text. */
final class XmlTreeBuilder {

  /** Deepest nesting of elements. */
  private static final int DEPTH = 500;

  private static final XMLInputFactory2 FACTORY = factory();

  private final String text;
  private @Nullable XmlElement root;
  private @Nullable XmlElement open;

  XmlTreeBuilder(String text) {
    this.text = text;
  }

  XmlElement build() throws XMLStreamException {
    XMLStreamReader2 in = (XMLStreamReader2) FACTORY.createXMLStreamReader(new StringReader(text));
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
        String value = XmlDecoding.ATTRIBUTE.decode(text, open + 1, close, starts);
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
}

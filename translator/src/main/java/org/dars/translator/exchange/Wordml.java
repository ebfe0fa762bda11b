package org.dars.translator.exchange;

import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes elements of WordprocessingML (ECMA-376); names are without their prefix. {@link WordFile}
 * makes a file of them.
 */
public final class Wordml {

  static final String NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

  private final XMLStreamWriter xml;
  private boolean begun;

  Wordml(Writer out) throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    xml.writeStartDocument("UTF-8", "1.0");
  }

  public void start(String name) throws XMLStreamException {
    xml.writeStartElement("w", name, NAMESPACE);
    if (!begun) {
      begun = true;
      xml.writeNamespace("w", NAMESPACE);
    }
  }

  public void end() throws XMLStreamException {
    xml.writeEndElement();
  }

  /**
   * @param attributes names and values by turns
   */
  public void empty(String name, String... attributes) throws XMLStreamException {
    xml.writeEmptyElement("w", name, NAMESPACE);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute("w", NAMESPACE, attributes[i], attributes[i + 1]);
    }
  }

  /** A run's text, without what XML has no way to write. */
  public void text(String text) throws XMLStreamException {
    xml.writeStartElement("w", "t", NAMESPACE);
    xml.writeAttribute("xml:space", "preserve");
    xml.writeCharacters(Plain.xml(text));
    xml.writeEndElement();
  }

  void finish() throws XMLStreamException {
    xml.writeEndDocument();
    xml.flush();
  }
}

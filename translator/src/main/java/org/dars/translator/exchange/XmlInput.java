package org.dars.translator.exchange;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML that strangers wrote as a stream: no DOCTYPE is read, no entity of it replaced. */
public final class XmlInput {

  /**
   * The JDK counts each ampersand and less-than sign, as XML writes them, as a character of an
   * entity and stops at 100,000, which a large file has many times over. Without a DOCTYPE nothing
   * can grow: there are no other entities.
   */
  private static final String ENTITY_LIMIT = "jdk.xml.maxGeneralEntitySizeLimit";

  private static final String ENTITIES_LIMIT = "jdk.xml.totalEntitySizeLimit";

  private XmlInput() {}

  /** A reader of a file; the stream stays the caller's. */
  public static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(ENTITY_LIMIT, "0");
    factory.setProperty(ENTITIES_LIMIT, "0");
    return factory.createXMLStreamReader(in);
  }
}

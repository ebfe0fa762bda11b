package org.dars.assistant.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * SVG pictures with a credential: one element {@code openbadges:credential}, its text the JSON. A
 * picture with a document type, a script or anything that could run is refused.
 */
final class SvgBaking {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final String NAMESPACE = "https://purl.imsglobal.org/ob/v3p0";
  private static final Set<String> RUNNING =
      Set.of("script", "foreignobject", "iframe", "embed", "object", "handler", "set", "animate");

  private SvgBaking() {}

  static String bake(String picture, String credential) {
    int root = picture.indexOf("<svg ");
    int end = root < 0 ? -1 : picture.indexOf('>', root);
    if (end < 0 || picture.contains(NAMESPACE)) {
      throw new CertificateException("not an SVG picture without a credential");
    }
    return picture.substring(0, root)
        + "<svg xmlns:openbadges=\""
        + NAMESPACE
        + "\" "
        + picture.substring(root + "<svg ".length(), end + 1)
        + "<openbadges:credential><![CDATA["
        + credential.replace("]]>", "]]]]><![CDATA[>")
        + "]]></openbadges:credential>"
        + picture.substring(end + 1);
  }

  static String extract(byte[] file) {
    Element root = parse(file).getDocumentElement();
    if (!SVG.equals(root.getNamespaceURI()) || !"svg".equals(root.getLocalName())) {
      throw new CertificateException("neither JSON nor a PNG or SVG picture");
    }
    NodeList all = root.getElementsByTagNameNS("*", "*");
    refuseRunning(root);
    for (int i = 0; i < all.getLength(); i++) {
      refuseRunning((Element) all.item(i));
    }
    NodeList found = root.getElementsByTagNameNS(NAMESPACE, "credential");
    if (found.getLength() != 1) {
      throw new CertificateException(
          found.getLength() == 0
              ? "the SVG picture holds no credential"
              : "the SVG picture holds " + found.getLength() + " credentials, not one");
    }
    Element credential = (Element) found.item(0);
    if (credential.getElementsByTagNameNS("*", "*").getLength() > 0) {
      throw new CertificateException("the credential in the SVG picture holds elements");
    }
    return credential.getTextContent().strip();
  }

  private static void refuseRunning(Element element) {
    String name = String.valueOf(element.getLocalName()).toLowerCase(Locale.ROOT);
    if (RUNNING.contains(name)) {
      throw new CertificateException("the SVG picture holds <" + name + ">, which could run");
    }
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      String attributeName = attribute.getName().toLowerCase(Locale.ROOT);
      String value = attribute.getValue().strip().toLowerCase(Locale.ROOT);
      boolean link = attributeName.equals("href") || attributeName.endsWith(":href");
      if (attributeName.startsWith("on") || (link && !value.startsWith("#"))) {
        throw new CertificateException(
            "the SVG picture has the attribute " + attribute.getName() + ", which could run");
      }
    }
  }

  private static Document parse(byte[] file) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setNamespaceAware(true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(
          new DefaultHandler() {
            @Override
            public void fatalError(SAXParseException e) throws SAXException {
              throw e;
            }
          });
      return builder.parse(new ByteArrayInputStream(file));
    } catch (SAXException | IOException e) {
      throw new CertificateException("the SVG picture is not sound XML: " + e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("every JDK has such a parser", e);
    }
  }
}

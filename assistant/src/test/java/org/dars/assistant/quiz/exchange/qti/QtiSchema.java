package org.dars.assistant.quiz.exchange.qti;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.SAXException;

/**
 * The published schema of QTI 2.1, from the catalogue of QTIWorks. Those of 2.2 and 3.0 are in no
 * registry that the build uses: items of theirs are spelled as 2.1 spells them, and validated. All
 * that Dars writes is in 2.1 too.
 */
final class QtiSchema {

  private static final String CATALOGUE = "/uk/ac/ed/ph/jqtiplus/xml-catalog/";
  private static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1";
  private static final String MAIN = "www.imsglobal.org/xsd/imsqti_v2p1.xsd";

  private final Schema schema;
  private final Map<String, String> names = new HashMap<>();

  QtiSchema() throws Exception {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    var dom =
        (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
    factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
      if (systemId == null) {
        return null; // a namespace that another document brings
      }
      URI uri = base == null ? URI.create(systemId) : URI.create(base).resolve(systemId);
      LSInput input = dom.createLSInput();
      input.setSystemId(uri.toString());
      input.setByteStream(open(uri.getHost() + uri.getPath()));
      return input;
    });
    schema = factory.newSchema(new StreamSource(open(MAIN), "http://" + MAIN));
    try (InputStream in = open(MAIN)) {
      String xsd = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Matcher m = Pattern.compile("(?:element|attribute) name=\"(\\w+)\"").matcher(xsd);
      while (m.find()) {
        names.putIfAbsent(QtiVersion.plain(m.group(1)), m.group(1));
      }
    }
  }

  private static InputStream open(String path) {
    InputStream in = QtiSchema.class.getResourceAsStream(CATALOGUE + path);
    if (in == null) {
      throw new IllegalStateException("the catalogue of schemas has no " + path);
    }
    return in;
  }

  /** What the schema says against an item or a test of 2.2 or 3.0; "" for nothing. */
  String problem(String xml) throws IOException {
    String spelled =
        xml.replace(QtiVersion.V2_2.namespace, NAMESPACE)
            .replace(QtiVersion.V3_0.namespace, NAMESPACE);
    if (!spelled.equals(xml.replace(QtiVersion.V2_2.namespace, NAMESPACE))) {
      spelled = camel(spelled);
    }
    try {
      schema.newValidator().validate(new StreamSource(new StringReader(spelled)));
      return "";
    } catch (SAXException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Names of 3.0 as 2.1 has them; a body of content has none there. */
  private String camel(String xml) {
    String flat = xml.replaceAll("</?qti-content-body>", "");
    String elements =
        Pattern.compile("(</?)(qti-[a-z-]+)")
            .matcher(flat)
            .replaceAll(
                m -> m.group(1) + names.getOrDefault(QtiVersion.plain(m.group(2)), "unknown"));
    return Pattern.compile("(?<=\\s)([a-z]+(?:-[a-z]+)+)(?==\")")
        .matcher(elements)
        .replaceAll(m -> names.getOrDefault(QtiVersion.plain(m.group(1)), m.group(1)));
  }
}

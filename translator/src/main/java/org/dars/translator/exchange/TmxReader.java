package org.dars.translator.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dars.translator.exchange.TmxFile.Report;
import org.dars.translator.exchange.TmxUnit.Text;
import org.dars.translator.memory.Property;
import org.dars.translator.memory.Property.Kind;
import org.dars.translator.memory.Property.Place;
import org.jspecify.annotations.Nullable;

/** Reads TMX as a stream: one unit in memory at a time. Used once. */
final class TmxReader {

  private static final int MOST_PROBLEMS = 1_000;
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  private final Path file;
  private final TmxFile.Sink sink;
  private final List<String> problems = new ArrayList<>();
  private String sourceLanguage = "*all*";
  private long units;
  private long entries;
  private long skipped;

  TmxReader(Path file, TmxFile.Sink sink) {
    this.file = file;
    this.sink = sink;
  }

  Report read(InputStream in) throws TmxProblemException, IOException {
    try {
      XMLStreamReader xml = XmlInput.reader(in);
      root(xml);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          element(xml);
        }
      }
      xml.close();
    } catch (XMLStreamException e) {
      throw TmxFile.damaged(file, units, e);
    }
    return new Report(units, entries, skipped, problems);
  }

  private void root(XMLStreamReader xml) throws XMLStreamException, TmxProblemException {
    while (xml.next() != XMLStreamConstants.START_ELEMENT) {
      // A DOCTYPE names the grammar of TMX; it is not read.
    }
    if (!xml.getLocalName().equals("tmx")) {
      throw new TmxProblemException(
          file, "begins with <" + xml.getLocalName() + ">, not <tmx>; give a TMX file", null);
    }
  }

  private void element(XMLStreamReader xml) throws XMLStreamException, IOException {
    switch (xml.getLocalName()) {
      case "header" -> {
        String language = xml.getAttributeValue(null, "srclang");
        sourceLanguage = language == null ? sourceLanguage : language;
      }
      case "tu" -> unit(xml);
      default -> {}
    }
  }

  private void unit(XMLStreamReader xml) throws XMLStreamException, IOException {
    units++;
    TmxUnit unit = parsed(xml);
    List<String> reasons = new ArrayList<>();
    int before = reasons.size();
    var found = unit.entries(reasons);
    for (var entry : found) {
      sink.accept(entry);
      entries++;
    }
    if (found.isEmpty()) {
      skipped++;
    }
    for (String reason : reasons.subList(before, reasons.size())) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(file.getFileName() + ": unit " + units + ": " + reason);
      }
    }
  }

  private TmxUnit parsed(XMLStreamReader xml) throws XMLStreamException {
    String own = xml.getAttributeValue(null, "srclang");
    List<Property> properties = new ArrayList<>(attributes(xml, Place.UNIT));
    List<Text> texts = new ArrayList<>();
    while (!ends(xml, "tu")) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "note", "prop" -> properties.add(property(xml, Place.UNIT));
          case "tuv" -> texts.add(text(xml));
          default -> {}
        }
      }
    }
    return new TmxUnit(own == null ? sourceLanguage : own, properties, texts);
  }

  private static Text text(XMLStreamReader xml) throws XMLStreamException {
    String language = language(xml);
    // TARGET is put right when it is known which text is the source.
    List<Property> properties = new ArrayList<>(attributes(xml, Place.TARGET));
    TmxSegment segment = null;
    while (!ends(xml, "tuv")) {
      if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "note", "prop" -> properties.add(property(xml, Place.TARGET));
          case "seg" -> segment = TmxSegment.read(xml);
          default -> {}
        }
      }
    }
    return new Text(language, properties, segment);
  }

  /** Moves on, and says whether the element that is being read ends here. */
  private static boolean ends(XMLStreamReader xml, String element) throws XMLStreamException {
    return xml.next() == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element);
  }

  private static String language(XMLStreamReader xml) {
    String language = xml.getAttributeValue(XML, "lang");
    String old = xml.getAttributeValue(null, "lang");
    return language != null ? language : old == null ? "" : old;
  }

  private static List<Property> attributes(XMLStreamReader xml, Place place) {
    List<Property> attributes = new ArrayList<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String name = xml.getAttributeLocalName(i);
      if (!name.equals("lang") && !name.equals("srclang")) {
        attributes.add(new Property(place, Kind.ATTRIBUTE, name, "", xml.getAttributeValue(i)));
      }
    }
    return attributes;
  }

  private static Property property(XMLStreamReader xml, Place place) throws XMLStreamException {
    boolean note = xml.getLocalName().equals("note");
    @Nullable String type = xml.getAttributeValue(null, "type");
    String language = language(xml);
    String value = xml.getElementText();
    return new Property(
        place, note ? Kind.NOTE : Kind.PROP, type == null ? "" : type, language, value);
  }
}

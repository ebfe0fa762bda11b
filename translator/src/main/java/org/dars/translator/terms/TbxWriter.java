package org.dars.translator.terms;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes TBX-Basic as a stream. */
final class TbxWriter {

  private final Tbx.Style style;

  TbxWriter(Tbx.Style style) {
    this.style = style;
  }

  void write(Termbase termbase, String title, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      start(xml, title);
      for (Concept concept : termbase.concepts()) {
        concept(xml, concept);
      }
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("TBX could not be written: " + e.getMessage(), e);
    }
  }

  private void start(XMLStreamWriter xml, String title) throws XMLStreamException {
    xml.writeStartElement("tbx");
    xml.writeDefaultNamespace(Tbx.CORE);
    if (style == Tbx.Style.DCT) {
      xml.writeNamespace("min", Tbx.MIN);
      xml.writeNamespace("basic", Tbx.BASIC);
    }
    xml.writeAttribute("type", "TBX-Basic");
    xml.writeAttribute("style", style == Tbx.Style.DCA ? "dca" : "dct");
    xml.writeAttribute("xml:lang", "en");
    xml.writeCharacters("\n");
    xml.writeStartElement("tbxHeader");
    xml.writeStartElement("fileDesc");
    xml.writeStartElement("titleStmt");
    element(xml, "title", Term.clean(title));
    xml.writeEndElement();
    xml.writeStartElement("sourceDesc");
    element(xml, "p", "Written by Dars");
    xml.writeEndElement();
    xml.writeEndElement();
    if (style == Tbx.Style.DCA) {
      xml.writeStartElement("encodingDesc");
      xml.writeStartElement("p");
      xml.writeAttribute("type", "XCSURI");
      xml.writeCharacters("TBXBasic.xcs");
      xml.writeEndElement();
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeStartElement("text");
    xml.writeStartElement("body");
  }

  private void concept(XMLStreamWriter xml, Concept concept) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("conceptEntry");
    xml.writeAttribute("id", concept.id());
    category(xml, "descrip", Tbx.MIN, "subjectField", concept.domain());
    category(xml, "descrip", Tbx.BASIC, "definition", concept.definitions().getOrDefault("", ""));
    if (concept.doNotTranslate()) {
      category(xml, "admin", Tbx.BASIC, "projectSubset", Tbx.DO_NOT_TRANSLATE);
    }
    note(xml, concept.note());
    for (Map.Entry<String, List<Term>> language : byLanguage(concept).entrySet()) {
      xml.writeCharacters("\n  ");
      xml.writeStartElement("langSec");
      xml.writeAttribute("xml:lang", language.getKey());
      String definition = concept.definitions().getOrDefault(language.getKey(), "");
      category(xml, "descrip", Tbx.BASIC, "definition", definition);
      for (Term term : language.getValue()) {
        xml.writeStartElement("termSec");
        element(xml, "term", term.text());
        category(xml, "termNote", Tbx.MIN, "partOfSpeech", term.partOfSpeech().tbx());
        String status = Objects.requireNonNull(Tbx.STATUS.get(term.status()));
        category(xml, "termNote", Tbx.MIN, "administrativeStatus", status);
        note(xml, term.note());
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  /** Languages in order of their first term; a definition alone has an empty section. */
  private static Map<String, List<Term>> byLanguage(Concept concept) {
    Map<String, List<Term>> languages = new LinkedHashMap<>();
    concept
        .terms()
        .forEach(
            t -> languages.computeIfAbsent(t.language(), l -> new java.util.ArrayList<>()).add(t));
    for (String language : new TreeSet<>(concept.definitions().keySet())) {
      if (!language.isEmpty()) {
        languages.putIfAbsent(language, List.of());
      }
    }
    return languages;
  }

  private void category(
      XMLStreamWriter xml, String element, String namespace, String type, String value)
      throws XMLStreamException {
    if (value.isEmpty()) {
      return;
    }
    if (style == Tbx.Style.DCT) {
      xml.writeStartElement(namespace, type);
    } else {
      xml.writeStartElement(element);
      xml.writeAttribute("type", type);
    }
    xml.writeCharacters(value);
    xml.writeEndElement();
  }

  private static void note(XMLStreamWriter xml, String value) throws XMLStreamException {
    if (!value.isEmpty()) {
      element(xml, "note", value);
    }
  }

  private static void element(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(value);
    xml.writeEndElement();
  }
}

package org.dars.translator.exchange;

import java.io.Writer;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes XLIFF 1.2: a group a block, a trans-unit a sentence. */
final class Xliff12Writer {

  static final String NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2";

  private static final Map<String, String> TYPES =
      Map.of("text/html", "html", "application/xhtml+xml", "xhtml", "text/plain", "plaintext");

  private final XMLStreamWriter xml;
  private final ExchangeFile content;

  private Xliff12Writer(ExchangeFile content, Writer out) throws XMLStreamException {
    this.content = content;
    this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
  }

  static void write(ExchangeFile content, Writer out) {
    try {
      new Xliff12Writer(content, out).document();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XLIFF cannot be written: " + e.getMessage(), e);
    }
  }

  private void document() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line();
    xml.writeStartElement("xliff");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("version", "1.2");
    for (ExchangeDocument document : content.documents()) {
      line();
      xml.writeStartElement("file");
      attribute("original", document.path());
      attribute("source-language", content.from());
      attribute("target-language", content.to());
      attribute("datatype", TYPES.getOrDefault(document.mediaType(), "x-course"));
      line();
      xml.writeStartElement("body");
      for (ExchangeUnit unit : document.units()) {
        group(unit);
      }
      line();
      xml.writeEndElement();
      line();
      xml.writeEndElement();
    }
    line();
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.flush();
  }

  private void group(ExchangeUnit unit) throws XMLStreamException {
    line();
    xml.writeStartElement("group");
    attribute("id", unit.id());
    if (!unit.block().isEmpty()) {
      attribute("resname", unit.block());
    }
    if (!unit.kind().isEmpty()) {
      attribute("restype", "x-" + unit.kind().toLowerCase(Locale.ROOT));
    }
    for (ExchangeSegment segment : unit.segments()) {
      unit(unit, segment);
    }
    line();
    xml.writeEndElement();
  }

  private void unit(ExchangeUnit unit, ExchangeSegment segment) throws XMLStreamException {
    line();
    xml.writeStartElement("trans-unit");
    attribute("id", segment.id());
    if (!unit.translate()) {
      attribute("translate", "no");
    }
    if (segment.state().approved()) {
      attribute("approved", "yes");
    }
    xml.writeAttribute("xml:space", "preserve");
    line();
    element("source", segment.source(), segment);
    line();
    xml.writeStartElement("target");
    attribute("state", segment.state().state12());
    // Older tools show only what has a target: the source stands in for one that is missing.
    text(segment.target().isEmpty() ? segment.source() : segment.target(), segment);
    xml.writeEndElement();
    for (ExchangeMatch match : segment.matches()) {
      match(match, segment);
    }
    if (!unit.headings().isEmpty()) {
      note(Ids.HEADINGS, String.join(Ids.BETWEEN_HEADINGS, unit.headings()), "source");
    }
    if (!unit.note().isEmpty()) {
      note(Ids.PLACE, unit.note(), "source");
    }
    for (ExchangeTerm term : segment.terms()) {
      note(Ids.TERM, words(term), "source");
    }
    for (ExchangeNote note : segment.notes()) {
      note(note.from().isEmpty() ? Ids.COMMENT : note.from(), note.text(), "general");
    }
    line();
    xml.writeEndElement();
  }

  /** XLIFF 1.2 has no place for terms but a note: "cell = célula (preferred): unit of life". */
  private static String words(ExchangeTerm term) {
    return term.source()
        + (term.target().isEmpty() ? "" : " = " + term.target())
        + (term.status().isEmpty() ? "" : " (" + term.status() + ")")
        + (term.definition().isEmpty() ? "" : ": " + term.definition());
  }

  private void match(ExchangeMatch match, ExchangeSegment segment) throws XMLStreamException {
    line();
    xml.writeStartElement("alt-trans");
    attribute("match-quality", String.format(Locale.ROOT, "%.0f%%", match.similarity()));
    if (!match.origin().isEmpty()) {
      attribute("origin", match.origin());
    }
    element("source", match.source(), segment);
    element("target", match.target(), segment);
    xml.writeEndElement();
  }

  private void note(String from, String text, String annotates) throws XMLStreamException {
    line();
    xml.writeStartElement("note");
    attribute("from", from);
    attribute("annotates", annotates);
    characters(text);
    xml.writeEndElement();
  }

  private void element(String name, String guarded, ExchangeSegment codes)
      throws XMLStreamException {
    xml.writeStartElement(name);
    text(guarded, codes);
    xml.writeEndElement();
  }

  private void text(String guarded, ExchangeSegment codes) throws XMLStreamException {
    var mark = Marks.of(guarded);
    int from = 0;
    while (mark.find()) {
      characters(guarded.substring(from, mark.start()));
      from = mark.end();
      code(
          Marks.code(codes, Integer.parseInt(mark.group(2))),
          mark.group(2),
          !mark.group(1).isEmpty());
    }
    characters(guarded.substring(from));
  }

  private void code(@Nullable ExchangeCode code, String id, boolean closes)
      throws XMLStreamException {
    if (code != null && code.paired()) {
      xml.writeStartElement(closes ? "ept" : "bpt");
    } else {
      xml.writeStartElement("ph");
    }
    attribute("id", id);
    if (code != null && code.paired()) {
      attribute("rid", id);
    }
    if (code != null && !code.paired() && !code.visible().isBlank()) {
      attribute("equiv-text", code.visible());
    }
    characters(code == null ? "" : closes ? code.closing() : code.opening());
    xml.writeEndElement();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Plain.xml(value));
  }

  private void characters(String text) throws XMLStreamException {
    xml.writeCharacters(Plain.xml(text));
  }
}

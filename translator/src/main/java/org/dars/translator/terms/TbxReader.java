package org.dars.translator.terms;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dars.translator.exchange.XmlInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads TBX 3 (both styles) and TBX 2 as a stream. A document type is skipped unread, and an entity
 * that is not one of XML's own five ends the reading. Used once.
 */
final class TbxReader {

  private static final Set<String> LEAVES = Set.of("termNote", "descrip", "admin", "xref", "ref");

  private final String name;
  private final List<Concept> concepts = new ArrayList<>();
  private final Set<String> ids = new java.util.HashSet<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private final List<String> remarks = new ArrayList<>();
  private @Nullable ConceptDraft concept;
  private String language = "";
  private @Nullable TermDraft term;
  private boolean tbx;

  TbxReader(String name) {
    this.name = name;
  }

  TermbaseFile read(InputStream in) throws TermProblemException {
    try {
      XMLStreamReader xml = XmlInput.reader(in);
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> open(xml);
          case XMLStreamConstants.END_ELEMENT -> close(xml);
          case XMLStreamConstants.ENTITY_REFERENCE -> throw entity(xml);
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      throw new TermProblemException(
          name + ", line " + line + ": the file is damaged XML; export it again", e);
    }
    if (!tbx) {
      throw new TermProblemException(name + " is no TBX file: its root is neither tbx nor martif");
    }
    leftOut.forEach(
        (what, n) -> remarks.add(n + " × " + what + " left out: Dars keeps no such data category"));
    return new TermbaseFile(Termbase.of(concepts), remarks);
  }

  private TermProblemException entity(XMLStreamReader xml) {
    return new TermProblemException(
        name
            + ", line "
            + xml.getLocation().getLineNumber()
            + ": the entity &"
            + xml.getLocalName()
            + "; is not read; write the text itself");
  }

  private void open(XMLStreamReader xml) throws XMLStreamException, TermProblemException {
    String local = xml.getLocalName();
    switch (local) {
      case "tbx", "martif" -> tbx = true;
      case "conceptEntry", "termEntry" -> {
        concept = new ConceptDraft(xml.getAttributeValue(null, "id"));
        language = "";
      }
      case "langSec", "langSet" -> {
        String tag = xml.getAttributeValue(javax.xml.XMLConstants.XML_NS_URI, "lang");
        language = tag == null ? "" : tag(tag, xml);
      }
      case "termSec", "tig", "ntig" -> term = new TermDraft();
      case "term" -> {
        if (term != null) {
          term.text = text(xml);
        }
      }
      case "note" -> note(text(xml));
      default -> {
        String uri = xml.getNamespaceURI();
        if (concept != null && LEAVES.contains(local)) {
          String type = xml.getAttributeValue(null, "type");
          category(type == null ? local : type, text(xml));
        } else if (concept != null && uri != null && uri.startsWith("http://www.tbxinfo.net/ns/")) {
          category(local, text(xml));
        }
      }
    }
  }

  private void note(String value) {
    if (term != null) {
      term.note = joined(term.note, value);
    } else if (concept != null) {
      concept.note = joined(concept.note, value);
    }
  }

  private void category(String type, String value) {
    ConceptDraft entry = concept;
    if (entry == null) {
      return;
    }
    switch (type) {
      case "subjectField" -> entry.domain = joined(entry.domain, value);
      case "definition" -> entry.definitions.merge(language, value, (a, b) -> joined(a, b));
      case "projectSubset" -> {
        if (value.equals(Tbx.DO_NOT_TRANSLATE)) {
          entry.doNotTranslate = true;
        } else {
          leftOut.merge(type, 1, Integer::sum);
        }
      }
      case "partOfSpeech" -> {
        if (term != null) {
          term.partOfSpeech = PartOfSpeech.of(value);
        }
      }
      case "administrativeStatus", "normativeAuthorization" -> {
        if (term != null) {
          term.status = status(value);
        }
      }
      default -> leftOut.merge(type, 1, Integer::sum);
    }
  }

  /** Standardised, regulated and legal terms (TBX 2) may be used, like admitted ones. */
  private static Term.Status status(String value) {
    if (value.startsWith("preferred")) {
      return Term.Status.PREFERRED;
    }
    boolean out = value.startsWith("deprecated") || value.startsWith("superseded");
    return out ? Term.Status.FORBIDDEN : Term.Status.ADMITTED;
  }

  private void close(XMLStreamReader xml) throws TermProblemException {
    switch (xml.getLocalName()) {
      case "termSec", "tig", "ntig" -> {
        if (concept != null && term != null && !term.text.isBlank()) {
          if (language.isEmpty()) {
            throw problem(xml, "a term has no language; add xml:lang to its section");
          }
          concept.add(term.made(language));
        }
        term = null;
      }
      case "langSec", "langSet" -> language = "";
      case "conceptEntry", "termEntry" -> {
        if (concept != null) {
          end(concept, xml);
        }
        concept = null;
      }
      default -> {}
    }
  }

  private void end(ConceptDraft draft, XMLStreamReader xml) throws TermProblemException {
    if (draft.terms.isEmpty()) {
      remarks.add("an entry before line " + xml.getLocation().getLineNumber() + " has no term");
      return;
    }
    String id = ConceptDraft.name(draft.id, concepts.size() + 1, ids);
    ids.add(id);
    try {
      concepts.add(draft.made(id));
    } catch (IllegalArgumentException e) {
      throw problem(xml, String.valueOf(e.getMessage()));
    }
  }

  private String tag(String language, XMLStreamReader xml) throws TermProblemException {
    try {
      return Term.tag(language);
    } catch (IllegalArgumentException e) {
      throw problem(xml, String.valueOf(e.getMessage()));
    }
  }

  private TermProblemException problem(XMLStreamReader xml, String what) {
    return new TermProblemException(
        name + ", line " + xml.getLocation().getLineNumber() + ": " + what);
  }

  private static String joined(String before, String more) {
    return before.isEmpty() ? more : before + "\n" + more;
  }

  /** The text of an element and of those inside it. */
  private String text(XMLStreamReader xml) throws XMLStreamException, TermProblemException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.ENTITY_REFERENCE -> throw entity(xml);
        default -> {}
      }
    }
    return text.toString().strip();
  }

  private static final class TermDraft {
    private String text = "";
    private String note = "";
    private PartOfSpeech partOfSpeech = PartOfSpeech.UNKNOWN;
    private Term.Status status = Term.Status.ADMITTED;

    Term made(String language) {
      return new Term(language, text, status, partOfSpeech, note);
    }
  }
}

package org.dars.translator.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlMark;
import org.dars.index.courseware.xml.XmlNode;
import org.dars.index.courseware.xml.XmlText;
import org.dars.index.courseware.xml.XmlTree;

/**
 * The inline elements of both versions as guarded text: the codes of a source are numbered as they
 * come, those of a target have the numbers of their source's. One for a segment.
 */
final class Inlines {

  /** Number of a code that the source does not have: no proof lets it pass. */
  private static final int UNKNOWN = 0;

  private final XmlTree tree;
  private final String core;
  private final Map<String, String> data;
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<ExchangeCode> codes = new ArrayList<>();
  private final List<ExchangeNote> comments = new ArrayList<>();
  private final boolean match;
  private boolean source;

  /**
   * @param data original data by id (XLIFF 2); empty in XLIFF 1.2, where it stands in the element
   */
  Inlines(XmlTree tree, Map<String, String> data) {
    this(tree, data, false);
  }

  private Inlines(XmlTree tree, Map<String, String> data, boolean match) {
    this.tree = tree;
    this.core = tree.root().uri();
    this.data = data;
    this.match = match;
  }

  /** For the two texts of a match, whose codes have the segment's numbers for ids. */
  static Inlines ofMatch(XmlTree tree) {
    return new Inlines(tree, Map.of(), true);
  }

  /** A source as guarded text. May be called again for what follows it in the segment. */
  String source(XmlElement element) throws UnreadableException {
    source = true;
    return text(element);
  }

  /** A target, or the parts of a match, as guarded text. */
  String target(XmlElement element) throws UnreadableException {
    source = false;
    return text(element);
  }

  /** The codes of the source. */
  List<ExchangeCode> codes() {
    return codes;
  }

  /** Comments that stand in the text as annotations. */
  List<ExchangeNote> comments() {
    return comments;
  }

  private String text(XmlElement element) throws UnreadableException {
    StringBuilder out = new StringBuilder();
    nodes(element, out);
    return out.toString();
  }

  private void nodes(XmlElement parent, StringBuilder out) throws UnreadableException {
    for (XmlNode node : parent.nodes()) {
      switch (node) {
        case XmlText t -> out.append(t.value());
        case XmlElement e when e.uri().equals(core) -> element(e, out);
        case XmlElement _ -> {} // another namespace
        case XmlMark mark -> {
          if (tree.raw(mark).startsWith("&")) {
            throw new UnreadableException(
                "has the entity " + tree.raw(mark) + ", which XML does not know");
          }
        }
      }
    }
  }

  private void element(XmlElement e, StringBuilder out) throws UnreadableException {
    switch (e.local()) {
      case "g" -> pair(e, "", "", out);
      case "pc" -> pair(e, data(e, "dataRefStart"), data(e, "dataRefEnd"), out);
      case "ph" -> open(Ids.own(e, "id"), false, original(e), visible(e), out);
      case "x", "it" -> open(Ids.own(e, "id"), false, e.text(), visible(e), out);
      case "sc" -> open(Ids.own(e, "id"), true, data(e, "dataRef"), "", out);
      case "ec" -> close(first(Ids.own(e, "startRef"), Ids.own(e, "id")), data(e, "dataRef"), out);
      case "bpt", "bx" -> open(key12(e), true, e.text(), "", out);
      case "ept", "ex" -> close(key12(e), e.text(), out);
      case "cp" -> character(Ids.own(e, "hex"), out);
      case "mrk" -> {
        comment(e);
        nodes(e, out);
      }
      case "sm" -> comment(e);
      default -> {} // "em", and what later versions may bring
    }
  }

  private void pair(XmlElement e, String opening, String closing, StringBuilder out)
      throws UnreadableException {
    open(Ids.own(e, "id"), true, opening, "", out);
    nodes(e, out);
    close(Ids.own(e, "id"), closing, out);
  }

  private void open(String id, boolean paired, String opening, String visible, StringBuilder out) {
    if (source && !numbers.containsKey(id)) {
      int number = match && id.matches("\\d{1,6}") ? Integer.parseInt(id) : codes.size() + 1;
      numbers.put(id, number);
      codes.add(new ExchangeCode(number, paired, opening, "", visible));
    }
    out.append('⟦').append(numbers.getOrDefault(id, UNKNOWN)).append('⟧');
  }

  private void close(String id, String closing, StringBuilder out) {
    int number = numbers.getOrDefault(id, UNKNOWN);
    if (source && !match && number > 0) {
      ExchangeCode code = codes.get(number - 1);
      codes.set(number - 1, new ExchangeCode(number, true, code.opening(), closing, ""));
    }
    out.append("⟦/").append(number).append('⟧');
  }

  /** A pair of XLIFF 1.2 has one {@code rid}, or, with older tools, one {@code id}. */
  private static String key12(XmlElement e) {
    return first(Ids.own(e, "rid"), Ids.own(e, "id"));
  }

  private String original(XmlElement e) {
    return e.find("dataRef") == null ? e.text() : data(e, "dataRef");
  }

  private String data(XmlElement e, String attribute) {
    return data.getOrDefault(Ids.own(e, attribute), "");
  }

  private static String visible(XmlElement e) {
    return first(Ids.own(e, "equiv"), Ids.own(e, "equiv-text"));
  }

  private static String first(String value, String other) {
    return value.isEmpty() ? other : value;
  }

  private static void character(String hex, StringBuilder out) throws UnreadableException {
    try {
      out.appendCodePoint(Integer.parseInt(hex, 16));
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("has a <cp> of \"" + hex + "\", which is no character");
    }
  }

  private void comment(XmlElement e) {
    String text = first(Ids.own(e, "value"), Ids.own(e, "comment"));
    if ((Ids.own(e, "type").equals("comment") || e.find("comment") != null) && !text.isBlank()) {
      comments.add(new ExchangeNote("", text));
    }
  }

  /** A unit that cannot be read. The message goes after the unit's name. */
  static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String problem) {
      super(problem);
    }
  }
}

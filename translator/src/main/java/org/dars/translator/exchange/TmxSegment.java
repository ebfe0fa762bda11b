package org.dars.translator.exchange;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dars.translator.memory.InlineCode;
import org.jspecify.annotations.Nullable;

/**
 * The text of a {@code seg}, guarded: its inline codes as placeholders.
 *
 * @param text the words with placeholders, numbered in their order
 * @param codes what each placeholder stood for, in order
 * @param problem why it cannot be used, or ""
 */
record TmxSegment(String text, List<InlineCode> codes, String problem) {

  /** Not of TMX: a bracket of our placeholders that stands in the text itself. */
  static final String BRACKET = "text";

  /** Reads up to the end of the element. */
  static TmxSegment read(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    List<InlineCode> codes = new ArrayList<>();
    Map<String, Integer> open = new HashMap<>();
    Deque<Integer> highlighted = new ArrayDeque<>();
    int number = 0;
    String problem = "";
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          for (char c : xml.getText().toCharArray()) {
            if (c == '⟦' || c == '⟧') {
              number++;
              add(text, codes, "⟦" + number + "⟧", BRACKET, Map.of(), String.valueOf(c));
            } else {
              text.append(c);
            }
          }
        }
        case XMLStreamConstants.ENTITY_REFERENCE ->
            problem = "holds the entity &" + xml.getLocalName() + ";, which is not read";
        case XMLStreamConstants.START_ELEMENT -> {
          String element = xml.getLocalName();
          Map<String, String> attributes = attributes(xml);
          String pair = attributes.getOrDefault("i", "");
          if (element.equals("ept") && open.containsKey(pair)) {
            int opened = Objects.requireNonNull(open.remove(pair));
            add(text, codes, "⟦/" + opened + "⟧", element, attributes, inner(xml));
          } else {
            number++;
            boolean highlight = element.equals("hi");
            String data = highlight ? "" : inner(xml);
            add(text, codes, "⟦" + number + "⟧", element, attributes, data);
            if (highlight) {
              highlighted.push(number);
            } else if (element.equals("bpt")) {
              open.put(pair, number);
            }
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (highlighted.isEmpty()) {
            return new TmxSegment(text.toString(), List.copyOf(codes), problem);
          }
          add(text, codes, "⟦/" + highlighted.pop() + "⟧", "hi", Map.of(), "");
        }
        default -> {}
      }
    }
  }

  private static void add(
      StringBuilder text,
      List<InlineCode> codes,
      String mark,
      String element,
      Map<String, String> attributes,
      String data) {
    text.append(mark);
    codes.add(new InlineCode(mark, element, attributes, data));
  }

  private static Map<String, String> attributes(XMLStreamReader xml) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }

  /** The content of a code, with what it has of sub-flows, as XML. */
  private static String inner(XMLStreamReader xml) throws XMLStreamException {
    StringBuilder inner = new StringBuilder();
    int depth = 0;
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            inner.append(TmxWriter.escaped(xml.getText()));
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          inner.append(TmxWriter.startTag(xml.getLocalName(), attributes(xml))).append('>');
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (depth == 0) {
            return inner.toString();
          }
          depth--;
          inner.append("</").append(xml.getLocalName()).append('>');
        }
        default -> {}
      }
    }
  }

  /** The same with the numbers of the source's codes: by {@code x}, or else by kind and data. */
  TmxSegment numberedLike(TmxSegment source) {
    List<InlineCode> free = new ArrayList<>(source.codes.stream().filter(c -> opens(c)).toList());
    int most = free.size();
    Map<String, String> numbers = new HashMap<>();
    List<InlineCode> without = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (InlineCode code : round == 0 ? codes : List.copyOf(without)) {
        if (!opens(code)) {
          continue;
        }
        InlineCode like = like(code, free, round);
        without.remove(code);
        if (like == null) {
          without.add(code);
        } else {
          free.remove(like);
          numbers.put(number(code), number(like));
        }
      }
    }
    for (InlineCode code : without) {
      numbers.put(number(code), String.valueOf(++most));
    }
    StringBuilder renumbered = new StringBuilder();
    var mark = Marks.of(text);
    while (mark.find()) {
      String n = numbers.getOrDefault(mark.group(2), mark.group(2));
      mark.appendReplacement(renumbered, "⟦" + mark.group(1) + n + "⟧");
    }
    mark.appendTail(renumbered);
    List<InlineCode> renamed =
        codes.stream()
            .map(c ->
                new InlineCode(
                    (opens(c) ? "⟦" : "⟦/") + numbers.getOrDefault(number(c), number(c)) + "⟧",
                    c.element(),
                    c.attributes(),
                    c.data()))
            .toList();
    return new TmxSegment(renumbered.toString(), renamed, problem);
  }

  private static @Nullable InlineCode like(InlineCode code, List<InlineCode> free, int round) {
    for (InlineCode other : free) {
      String x = code.attributes().getOrDefault("x", "");
      boolean alike =
          other.element().equals(code.element())
              && switch (round) {
                case 0 -> !x.isEmpty() && x.equals(other.attributes().get("x"));
                case 1 ->
                    code.data().equals(other.data())
                        && Objects.equals(
                            code.attributes().get("type"), other.attributes().get("type"));
                default -> true;
              };
      if (alike) {
        return other;
      }
    }
    return null;
  }

  private static boolean opens(InlineCode code) {
    return !code.mark().startsWith("⟦/");
  }

  private static String number(InlineCode code) {
    return code.mark().replaceAll("[⟦/⟧]", "");
  }

  /** The codes that say more than their placeholders do. */
  List<InlineCode> kept() {
    return codes.stream().filter(c -> !c.equals(TmxWriter.plain(c.mark(), text))).toList();
  }
}

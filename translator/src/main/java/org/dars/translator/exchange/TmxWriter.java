package org.dars.translator.exchange;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import org.dars.translator.memory.InlineCode;
import org.dars.translator.memory.MemoryEntry;
import org.dars.translator.memory.Property;
import org.dars.translator.memory.Property.Kind;
import org.dars.translator.memory.Property.Place;
import org.dars.translator.memory.Quality;

/** Writes TMX 1.4, a unit an entry. Characters that XML cannot hold are left out. Used once. */
final class TmxWriter {

  private final Writer out;
  private final String sourceLanguage;
  private long count;

  TmxWriter(Writer out, String sourceLanguage) {
    this.out = out;
    this.sourceLanguage = sourceLanguage;
  }

  void begin() throws IOException {
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n");
    Map<String, String> header = new LinkedHashMap<>();
    header.put("creationtool", "Dars");
    header.put("creationtoolversion", "1");
    header.put("segtype", "sentence");
    header.put("o-tmf", "Dars");
    header.put("adminlang", "en");
    header.put("srclang", sourceLanguage);
    header.put("datatype", "plaintext");
    out.write(startTag("header", header) + "/>\n<body>\n");
  }

  void end() throws IOException {
    out.write("</body>\n</tmx>\n");
  }

  long count() {
    return count;
  }

  void unit(MemoryEntry entry) throws IOException {
    List<Property> properties = entry.details().properties();
    Map<String, String> unit = attributes(properties, Place.UNIT);
    if (!entry.from().equals(sourceLanguage)) {
      unit.put("srclang", entry.from());
    }
    out.write(startTag("tu", unit) + ">\n");
    described(properties, Place.UNIT);
    for (Map.Entry<String, String> own : own(entry).entrySet()) {
      if (!own.getValue().isEmpty()) {
        prop(TmxUnit.OWN + own.getKey(), "", own.getValue());
      }
    }
    text(entry, Place.SOURCE);
    text(entry, Place.TARGET);
    out.write("</tu>\n");
    count++;
  }

  /** What TMX has no names for. */
  private static Map<String, String> own(MemoryEntry e) {
    Map<String, String> own = new LinkedHashMap<>();
    own.put("quality", e.quality() == Quality.PERSON ? "" : e.quality().name());
    own.put("engine", e.engine());
    own.put("when", e.when().toEpochMilli() % 1000 == 0 ? "" : e.when().toString());
    own.put("course", e.details().course());
    own.put("domain", e.details().domain());
    own.put("approved", e.details().approved() ? "yes" : "");
    own.put("previous", e.context().previous());
    own.put("next", e.context().next());
    own.put("document", e.context().document());
    own.put("block", e.context().block());
    return own;
  }

  private void text(MemoryEntry entry, Place place) throws IOException {
    boolean source = place == Place.SOURCE;
    List<Property> properties = entry.details().properties();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("xml:lang", source ? entry.from() : entry.to());
    attributes.putAll(attributes(properties, place));
    if (!source) {
      origin(entry, attributes);
    }
    out.write(startTag("tuv", attributes) + ">\n");
    described(properties, place);
    out.write(
        "<seg>"
            + (source
                ? segment(entry.source(), entry.details().sourceCodes())
                : segment(entry.target(), entry.details().targetCodes()))
            + "</seg>\n</tuv>\n");
  }

  /** Who and when, unless the attributes of the file that it came from say so already. */
  private static void origin(MemoryEntry entry, Map<String, String> attributes) {
    TmxUnit.Origin said = TmxUnit.origin(entry.details().properties(), List.of());
    if (!entry.by().equals(said.by())) {
      attributes.put("changeid", entry.by());
    }
    if (entry.when().getEpochSecond() != said.when().getEpochSecond()
        && !entry.when().equals(Instant.EPOCH)) {
      attributes.put("changedate", TmxUnit.DATE.format(entry.when().atOffset(ZoneOffset.UTC)));
    }
  }

  private static Map<String, String> attributes(List<Property> properties, Place place) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Property p : properties) {
      if (p.place() == place && p.kind() == Kind.ATTRIBUTE) {
        attributes.put(p.name(), p.value());
      }
    }
    return attributes;
  }

  private void described(List<Property> properties, Place place) throws IOException {
    for (Property p : properties) {
      if (p.place() == place && p.kind() == Kind.PROP) {
        prop(p.name(), p.language(), p.value());
      } else if (p.place() == place && p.kind() == Kind.NOTE) {
        Map<String, String> note =
            p.language().isEmpty() ? Map.of() : Map.of("xml:lang", p.language());
        out.write(startTag("note", note) + ">" + escaped(p.value()) + "</note>\n");
      }
    }
  }

  private void prop(String type, String language, String value) throws IOException {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("type", type);
    if (!language.isEmpty()) {
      attributes.put("xml:lang", language);
    }
    out.write(startTag("prop", attributes) + ">" + escaped(value) + "</prop>\n");
  }

  private static String segment(String text, List<InlineCode> codes) {
    Map<String, InlineCode> byMark = new HashMap<>();
    codes.forEach(code -> byMark.put(code.mark(), code));
    boolean nested = nested(text, byMark);
    StringBuilder out = new StringBuilder();
    Matcher mark = Marks.of(text);
    int from = 0;
    while (mark.find()) {
      out.append(escaped(text.substring(from, mark.start())));
      InlineCode code = byMark.get(mark.group());
      boolean usable = code != null && (nested || !code.element().equals("hi"));
      out.append(code(usable ? Objects.requireNonNull(code) : plain(mark.group(), text)));
      from = mark.end();
    }
    return out.append(escaped(text.substring(from))).toString();
  }

  /** Whether every highlight opens and closes in order; somebody may have edited the text. */
  private static boolean nested(String text, Map<String, InlineCode> byMark) {
    Deque<String> open = new ArrayDeque<>();
    Matcher mark = Marks.of(text);
    while (mark.find()) {
      InlineCode code = byMark.get(mark.group());
      if (code != null && code.element().equals("hi")) {
        if (mark.group(1).isEmpty()) {
          open.push(mark.group(2));
        } else if (open.isEmpty() || !open.pop().equals(mark.group(2))) {
          return false;
        }
      }
    }
    return open.isEmpty();
  }

  /** A placeholder of which nothing else is known. */
  static InlineCode plain(String mark, String text) {
    String number = mark.replaceAll("[⟦/⟧]", "");
    if (mark.startsWith("⟦/")) {
      return new InlineCode(mark, "ept", Map.of("i", number), "");
    }
    Map<String, String> attributes = new LinkedHashMap<>();
    boolean pair = text.contains("⟦/" + number + "⟧");
    if (pair) {
      attributes.put("i", number);
    }
    attributes.put("x", number);
    return new InlineCode(mark, pair ? "bpt" : "ph", attributes, "");
  }

  private static String code(InlineCode code) {
    boolean closing = code.mark().startsWith("⟦/");
    if (code.element().equals(TmxSegment.BRACKET)) {
      return escaped(code.data());
    }
    if (code.element().equals("hi")) {
      return closing ? "</hi>" : startTag("hi", code.attributes()) + ">";
    }
    String start = startTag(code.element(), code.attributes());
    return code.data().isEmpty()
        ? start + "/>"
        : start + ">" + code.data() + "</" + code.element() + ">";
  }

  /** {@code <name a="b"}, to be closed. */
  static String startTag(String name, Map<String, String> attributes) {
    List<String> parts = new ArrayList<>();
    parts.add("<" + name);
    attributes.forEach((key, value) ->
        parts.add(
            key
                + "=\""
                + escaped(value)
                    .replace("\"", "&quot;")
                    .replace("\n", "&#10;")
                    .replace("\t", "&#9;")
                + "\""));
    return String.join(" ", parts);
  }

  /** Text for XML 1.0. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    text.codePoints()
        .filter(c -> c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
        .filter(c -> c != 0xFFFE && c != 0xFFFF && (c < 0xD800 || c > 0xDFFF))
        .forEach(c -> {
          switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '\r' -> out.append("&#13;");
            default -> out.appendCodePoint(c);
          }
        });
    return out.toString();
  }
}

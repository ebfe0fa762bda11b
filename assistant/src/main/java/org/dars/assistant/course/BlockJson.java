package org.dars.assistant.course;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Inline;

/**
 * Block contents and anchors as they stand in the database. Content: {@code
 * [{"t":"text"},{"o":"**","v":""},…]} with o, c, a for markup that opens, closes, stands alone and
 * v for what is seen of it. Anchor: one of {@code {"section":[…]}}, {@code
 * {"page":12,"headings":[…]}}, {@code {"slide":7,"title":"…","notes":false}}, {@code
 * {"sheet":"Budget","cell":"B7"}}, {@code {"item":3,"title":"…","headings":[…]}}, {@code
 * {"start":"PT3M41S","end":"PT3M44S"}}.
 */
final class BlockJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private BlockJson() {}

  static String content(List<Inline> content) {
    ArrayNode array = JSON.createArrayNode();
    for (Inline inline : content) {
      ObjectNode node = array.addObject();
      switch (inline) {
        case Inline.Text t -> node.put("t", t.value());
        case Inline.Markup m -> node.put(key(m.role()), m.source()).put("v", m.visible());
      }
    }
    return array.toString();
  }

  static List<Inline> content(String json) {
    List<Inline> content = new ArrayList<>();
    for (JsonNode node : parsed(json)) {
      content.add(node.has("t") ? new Inline.Text(node.get("t").asText()) : markup(node));
    }
    return content;
  }

  private static Inline markup(JsonNode node) {
    for (Inline.Role role : Inline.Role.values()) {
      if (node.has(key(role))) {
        return new Inline.Markup(node.get(key(role)).asText(), role, node.path("v").asText());
      }
    }
    throw new IllegalStateException("not a block's content: " + node);
  }

  private static String key(Inline.Role role) {
    return switch (role) {
      case OPEN -> "o";
      case CLOSE -> "c";
      case ALONE -> "a";
    };
  }

  static String anchor(Anchor anchor) {
    ObjectNode node = JSON.createObjectNode();
    switch (anchor) {
      case Anchor.Section s -> add(node.putArray("section"), s.headings());
      case Anchor.Page p -> add(node.put("page", p.number()).putArray("headings"), p.headings());
      case Anchor.Slide s ->
          node.put("slide", s.number()).put("title", s.title()).put("notes", s.notes());
      case Anchor.Cell c -> node.put("sheet", c.sheet()).put("cell", c.cell());
      case Anchor.Item i ->
          add(
              node.put("item", i.number()).put("title", i.title()).putArray("headings"),
              i.headings());
      case Anchor.Time t -> node.put("start", t.start().toString()).put("end", t.end().toString());
    }
    return node.toString();
  }

  static Anchor anchor(String json) {
    JsonNode node = parsed(json);
    if (node.has("section")) {
      return new Anchor.Section(strings(node.get("section")));
    } else if (node.has("page")) {
      return new Anchor.Page(node.get("page").asInt(), strings(node.path("headings")));
    } else if (node.has("slide")) {
      return new Anchor.Slide(
          node.get("slide").asInt(), node.path("title").asText(), node.path("notes").asBoolean());
    } else if (node.has("cell")) {
      return new Anchor.Cell(node.path("sheet").asText(), node.get("cell").asText());
    } else if (node.has("item")) {
      return new Anchor.Item(
          node.get("item").asInt(), node.path("title").asText(), strings(node.path("headings")));
    } else if (node.has("start")) {
      return new Anchor.Time(
          Duration.parse(node.path("start").asText()), Duration.parse(node.path("end").asText()));
    }
    throw new IllegalStateException("not an anchor: " + json);
  }

  static String strings(List<String> strings) {
    ArrayNode array = JSON.createArrayNode();
    add(array, strings);
    return array.toString();
  }

  static List<String> strings(String json) {
    return strings(parsed(json));
  }

  private static void add(ArrayNode array, List<String> strings) {
    strings.forEach(array::add);
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(node -> strings.add(node.asText()));
    return strings;
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalStateException("the database holds broken JSON: " + json, e);
    }
  }
}

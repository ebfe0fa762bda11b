package org.dars.assistant.quiz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A quiz as JSON, and back. Field names are a promise: they do not follow the Java names. */
public final class QuizJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private QuizJson() {}

  /** The quiz as indented JSON. */
  public static String write(Quiz quiz) {
    ObjectNode root = JSON.createObjectNode();
    root.put("course", quiz.course());
    root.put("language", quiz.language());
    root.put("seed", quiz.seed());
    ArrayNode items = root.putArray("items");
    quiz.items().forEach(item -> write(item, items.addObject()));
    ArrayNode notes = root.putArray("notes");
    quiz.notes().forEach(notes::add);
    ObjectNode dropped = root.putObject("dropped");
    for (Check check : Check.values()) {
      Integer count = quiz.dropped().get(check);
      if (count != null) {
        dropped.put(check.name(), count);
      }
    }
    return root.toPrettyString() + "\n";
  }

  private static void write(QuizItem item, ObjectNode to) {
    to.put("id", item.id());
    to.put("type", item.type().label());
    to.put("stem", item.stem());
    ArrayNode options = to.putArray("options");
    for (QuizItem.Option option : item.options()) {
      options.addObject().put("text", option.text()).put("feedback", option.feedback());
    }
    to.put("key", item.key());
    to.put("explanation", item.explanation());
    ArrayNode sources = to.putArray("sources");
    for (SourceQuote source : item.sources()) {
      sources
          .addObject()
          .put("document", source.document())
          .put("documentTitle", source.documentTitle())
          .put("block", source.block())
          .put("anchor", source.anchor())
          .put("quote", source.quote());
    }
    to.put("section", item.section());
    to.put("term", item.term());
    to.put("language", item.language());
    to.put("madeBy", item.madeBy());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException saying what is wrong, when it is not a quiz
   */
  public static Quiz read(String json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("the quiz is not JSON: " + e.getMessage(), e);
    }
    List<QuizItem> items = new ArrayList<>();
    JsonNode list = root.path("items");
    for (int i = 0; i < list.size(); i++) {
      items.add(item(list.get(i), i));
    }
    List<String> notes = new ArrayList<>();
    root.path("notes").forEach(n -> notes.add(n.asText()));
    Map<Check, Integer> dropped = new EnumMap<>(Check.class);
    for (Check check : Check.values()) {
      if (root.path("dropped").has(check.name())) {
        dropped.put(check, root.path("dropped").path(check.name()).asInt());
      }
    }
    return new Quiz(
        text(root, "course", -1),
        text(root, "language", -1),
        root.path("seed").asLong(),
        items,
        notes,
        dropped);
  }

  private static QuizItem item(JsonNode node, int number) {
    List<QuizItem.Option> options = new ArrayList<>();
    for (JsonNode option : node.path("options")) {
      options.add(
          new QuizItem.Option(text(option, "text", number), option.path("feedback").asText("")));
    }
    int key = node.path("key").asInt(-1);
    if (key < 0 || key >= options.size()) {
      throw new IllegalArgumentException(
          "item %d: its key %d is no option".formatted(number + 1, key));
    }
    List<SourceQuote> sources = new ArrayList<>();
    for (JsonNode s : node.path("sources")) {
      sources.add(
          new SourceQuote(
              text(s, "document", number),
              text(s, "documentTitle", number),
              text(s, "block", number),
              text(s, "anchor", number),
              text(s, "quote", number)));
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("item %d has no sources".formatted(number + 1));
    }
    return new QuizItem(
        text(node, "id", number),
        ItemType.labelled(text(node, "type", number)),
        text(node, "stem", number),
        options,
        key,
        text(node, "explanation", number),
        sources,
        text(node, "section", number),
        text(node, "term", number),
        text(node, "language", number),
        text(node, "madeBy", number));
  }

  private static String text(JsonNode node, String field, int number) {
    JsonNode value = node.path(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(
          number < 0
              ? "the quiz has no \"%s\"".formatted(field)
              : "item %d has no \"%s\"".formatted(number + 1, field));
    }
    return value.asText();
  }
}

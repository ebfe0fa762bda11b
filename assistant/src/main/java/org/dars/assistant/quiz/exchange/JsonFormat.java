package org.dars.assistant.quiz.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.item.Item;

/**
 * Items as JSON, all of them and all of each: {@code {"format": "dars-items", "version": 1,
 * "items": […]}}.
 */
public final class JsonFormat implements ItemFormat {

  private static final String NAME = "dars-items";
  private static final int VERSION = 1;

  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES) // 0.50 stays 0.50
          .build();

  @Override
  public String id() {
    return "json";
  }

  @Override
  public List<String> extensions() {
    return List.of("json");
  }

  @Override
  public boolean reads() {
    return true;
  }

  @Override
  public Reading read(Path file) throws ItemFileException, IOException {
    String text = ItemFiles.text(file);
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ItemFileException(
          "%s: is damaged JSON in line %d (%s); write it anew"
              .formatted(
                  file,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage().replaceAll("\\s+", " ")),
          e);
    }
    if (!root.path("format").asText().equals(NAME) || !root.path("items").isArray()) {
      throw new ItemFileException(
          file + ": is JSON, but of no items; its \"format\" has to be \"" + NAME + "\"");
    }
    int version = root.path("version").asInt(0);
    if (version != VERSION) {
      throw new ItemFileException(
          "%s: is of version %s, and this program reads version %d"
              .formatted(file, root.path("version"), VERSION));
    }
    return items(file, root.path("items"));
  }

  private static Reading items(Path file, JsonNode list) throws ItemFileException {
    Collected collected = new Collected();
    int number = 0;
    for (JsonNode node : list) {
      String place = "item " + ++number;
      try {
        collected.add(ItemJsonReader.item(node), place);
      } catch (IllegalArgumentException e) {
        collected.problem(place, String.valueOf(e.getMessage()));
      }
    }
    return collected.reading(file);
  }

  @Override
  public List<Loss> write(List<Item> items, Path file) throws IOException {
    List<Loss> losses = new ArrayList<>();
    ObjectNode root = JSON.createObjectNode();
    root.put("format", NAME);
    root.put("version", VERSION);
    ArrayNode list = root.putArray("items");
    items.forEach(item -> list.add(ItemJson.of(item)));
    ItemFiles.write(file, root.toPrettyString() + "\n");
    return losses;
  }
}

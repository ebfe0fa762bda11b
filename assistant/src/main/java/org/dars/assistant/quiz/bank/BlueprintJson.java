package org.dars.assistant.quiz.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.ItemKind;
import org.jspecify.annotations.Nullable;

/** A blueprint as JSON: as the store keeps it, and as people hand it in as a file. */
public final class BlueprintJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private BlueprintJson() {}

  public static String write(Blueprint blueprint) {
    ObjectNode json =
        JSON.createObjectNode().put("id", blueprint.id()).put("title", blueprint.title());
    ArrayNode cells = json.putArray("cells");
    for (Blueprint.Cell cell : blueprint.cells()) {
      ObjectNode to = cells.addObject().put("count", cell.count());
      if (!cell.section().isEmpty()) {
        to.put("section", cell.section());
      }
      if (cell.bloom() != null) {
        to.put("bloom", cell.bloom().label());
      }
      if (cell.kind() != null) {
        to.put("kind", cell.kind().label());
      }
      if (cell.hardest() > 0 || cell.easiest() < 1) {
        to.put("hardest", cell.hardest()).put("easiest", cell.easiest());
      }
    }
    return json.put("passMark", blueprint.passMark())
        .put("minutes", blueprint.minutes())
        .put("attempts", blueprint.attempts())
        .put("hints", blueprint.hints())
        .toPrettyString();
  }

  /**
   * Reads what {@link #write} wrote, or a person.
   *
   * @throws IllegalArgumentException naming the cell and field that cannot be
   */
  public static Blueprint read(String json) {
    JsonNode tree;
    try {
      tree = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!tree.path("cells").isArray()) {
      throw new IllegalArgumentException("a blueprint has a list \"cells\"; this has none");
    }
    List<Blueprint.Cell> cells = new ArrayList<>();
    for (JsonNode cell : tree.path("cells")) {
      cells.add(cell(cell, "cell " + (cells.size() + 1)));
    }
    Blueprint blueprint =
        new Blueprint(
            tree.path("id").asText(),
            tree.path("title").asText(),
            cells,
            number(tree, "passMark", 0.5, "the blueprint"),
            (int) number(tree, "minutes", 0, "the blueprint"),
            (int) number(tree, "attempts", 0, "the blueprint"),
            tree.path("hints").asBoolean());
    Blueprints.check(blueprint);
    return blueprint;
  }

  private static Blueprint.Cell cell(JsonNode cell, String place) {
    return new Blueprint.Cell(
        cell.path("section").asText(),
        bloom(cell.path("bloom").asText(), place),
        kind(cell.path("kind").asText(), place),
        number(cell, "hardest", 0, place),
        number(cell, "easiest", 1, place),
        (int) number(cell, "count", 0, place));
  }

  private static double number(JsonNode node, String field, double usual, String place) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isNumber()) {
      throw new IllegalArgumentException("%s: \"%s\" is no number".formatted(place, field));
    }
    return value.asDouble();
  }

  private static @Nullable Bloom bloom(String label, String place) {
    if (label.isEmpty()) {
      return null;
    }
    for (Bloom bloom : Bloom.values()) {
      if (bloom.label().equals(label.toLowerCase(Locale.ROOT))) {
        return bloom;
      }
    }
    throw new IllegalArgumentException(
        "%s: \"bloom\" is \"%s\"; it is remember, understand, apply, analyse, evaluate or create"
            .formatted(place, label));
  }

  private static @Nullable ItemKind kind(String label, String place) {
    try {
      return label.isEmpty() ? null : ItemKind.labelled(label);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }
}

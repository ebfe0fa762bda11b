package org.dars.models.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The models that are known to do their work; the list is the resource {@code catalog.json}. */
public final class Catalog {

  private static final String GROUP = "group:";

  private final List<CatalogEntry> entries;

  private Catalog(List<CatalogEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The list that comes with Dars. */
  public static Catalog standard() {
    try (InputStream in = Catalog.class.getResourceAsStream("catalog.json")) {
      if (in == null) {
        throw new IllegalStateException("catalog.json is missing from this build");
      }
      return of(Json.MAPPER.readTree(in));
    } catch (IOException e) {
      throw new IllegalStateException("catalog.json of this build cannot be read", e);
    }
  }

  private static Catalog of(JsonNode json) {
    List<CatalogEntry> entries = new ArrayList<>();
    for (JsonNode model : json.path("models")) {
      ArrayNode languages = Json.MAPPER.createArrayNode();
      for (JsonNode language : model.path("languages")) {
        if (language.asText().startsWith(GROUP)) {
          String group = language.asText().substring(GROUP.length());
          for (String tag : json.path("languageGroups").path(group).asText().split(" ")) {
            languages.add(tag);
          }
        } else {
          languages.add(language.asText());
        }
      }
      ((ObjectNode) model).set("languages", languages);
      entries.add(Json.MAPPER.convertValue(model, CatalogEntry.class));
    }
    return new Catalog(entries);
  }

  /** All models, by task, then as the list has them. */
  public List<CatalogEntry> all() {
    return entries;
  }

  /** The model of that id, or of that repository. */
  public Optional<CatalogEntry> find(String idOrRepository) {
    return entries.stream()
        .filter(e -> e.id().equals(idOrRepository) || e.repository().equals(idOrRepository))
        .findFirst();
  }
}

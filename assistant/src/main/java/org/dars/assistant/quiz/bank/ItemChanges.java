package org.dars.assistant.quiz.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.exchange.ItemText;
import org.dars.assistant.quiz.item.Item;

/** What differs between two versions of an item. */
public final class ItemChanges {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ItemChanges() {}

  /**
   * A difference.
   *
   * @param field of the item, as its JSON calls it: "stem", "options", "tags"
   * @param place within the field: "2 feedback"; "" for all of it
   * @param before "" when there was nothing
   * @param after "" when there is nothing
   */
  public record Change(String field, String place, String before, String after) {}

  /** The differences, field by field. */
  public static List<Change> between(Item before, Item after) {
    Map<String, String> old = leaves(before);
    Map<String, String> now = leaves(after);
    Set<String> paths = new LinkedHashSet<>(old.keySet());
    paths.addAll(now.keySet());
    List<Change> changes = new ArrayList<>();
    for (String path : paths) {
      String was = old.getOrDefault(path, "");
      String is = now.getOrDefault(path, "");
      if (!was.equals(is)) {
        int cut = path.indexOf(' ');
        changes.add(
            new Change(
                cut < 0 ? path : path.substring(0, cut),
                cut < 0 ? "" : path.substring(cut + 1),
                was,
                is));
      }
    }
    return changes;
  }

  private static Map<String, String> leaves(Item item) {
    try {
      Map<String, String> leaves = new LinkedHashMap<>();
      collect("", JSON.readTree(ItemText.write(item)), leaves);
      return leaves;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an item that was written as JSON is none", e);
    }
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isObject()) {
      node.properties().forEach(e -> collect(under(path, e.getKey()), e.getValue(), leaves));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(under(path, String.valueOf(i + 1)), node.get(i), leaves);
      }
    } else {
      leaves.put(path, node.asText());
    }
  }

  private static String under(String path, String name) {
    return path.isEmpty() ? name : path + " " + name;
  }
}

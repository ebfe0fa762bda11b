package org.dars.assistant.quiz.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.assistant.quiz.bank.ItemMaking.Order;
import org.dars.assistant.quiz.bank.ItemMaking.Wish;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.ItemKind;

/** What a run is to make, as the store keeps it. */
final class WishJson {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private WishJson() {}

  static String write(Order order) {
    ObjectNode json = JSON.createObjectNode().put("seed", order.seed()).put("item", order.item());
    ArrayNode wishes = json.putArray("wishes");
    for (Wish wish : order.wishes()) {
      ObjectNode one = wishes.addObject().put("count", wish.count());
      wish.sections().forEach(one.putArray("sections")::add);
      wish.kinds().stream().map(ItemKind::label).sorted().forEach(one.putArray("kinds")::add);
      wish.blooms().stream().map(Bloom::label).sorted().forEach(one.putArray("blooms")::add);
    }
    return json.toString();
  }

  static Order read(String json) {
    JsonNode tree = tree(json);
    List<Wish> wishes = new ArrayList<>();
    for (JsonNode wish : tree.path("wishes")) {
      wishes.add(
          new Wish(
              List.copyOf(texts(wish.path("sections"))),
              texts(wish.path("kinds")).stream()
                  .map(ItemKind::labelled)
                  .collect(Collectors.toSet()),
              texts(wish.path("blooms")).stream()
                  .map(label -> Bloom.valueOf(label.toUpperCase(Locale.ROOT)))
                  .collect(Collectors.toSet()),
              wish.path("count").asInt()));
    }
    return new Order(wishes, tree.path("seed").asLong(), tree.path("item").asText());
  }

  static String list(List<String> sentences) {
    ArrayNode list = JSON.createArrayNode();
    sentences.forEach(list::add);
    return list.toString();
  }

  static List<String> sentences(String json) {
    List<String> sentences = new ArrayList<>();
    tree(json).forEach(s -> sentences.add(s.asText()));
    return sentences;
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new LinkedHashSet<>();
    list.forEach(t -> texts.add(t.asText()));
    return texts;
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a run in the store is not JSON: " + e.getMessage(), e);
    }
  }
}

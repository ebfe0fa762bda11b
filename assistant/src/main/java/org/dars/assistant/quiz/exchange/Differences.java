package org.dars.assistant.quiz.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.item.Item;

/**
 * What became of an item that was written and read again. Formats that can be read list their
 * losses so: nothing is lost that is not named. Things are called as in {@link ItemJson}.
 */
final class Differences {

  private final Item item;
  private final List<Loss> losses = new ArrayList<>();
  private final Deque<String> place = new ArrayDeque<>();

  private Differences(Item item) {
    this.item = item;
  }

  /** The loss of all of an item. */
  static Loss whole(Item item, String why) {
    return new Loss(item.id(), "it is left out: " + why, true);
  }

  static Loss becomes(Item item, String kind) {
    return new Loss(
        item.id(),
        "it becomes %s, no longer %s".formatted(kind, item.body().kind().label()),
        false);
  }

  /**
   * What is not as it was; empty when all is. When the item did not come back, or not as one item,
   * one loss of the whole.
   */
  static List<Loss> of(Item item, Reading back) {
    if (back.items().size() != 1 || !back.problems().isEmpty()) {
      String why =
          back.problems().isEmpty()
              ? "the format cannot hold it"
              : back.problems().getFirst().message();
      return List.of(whole(item, why));
    }
    Differences differences = new Differences(item);
    ObjectNode before = ItemJson.of(item);
    ObjectNode after = ItemJson.of(back.items().getFirst());
    String became = after.path("kind").asText();
    if (!before.path("kind").asText().equals(became)) {
      differences.losses.add(becomes(item, became));
      List<String> bodies =
          List.of("kind", "options", "parts", "pairs", "steps", "keys", "answers", "key");
      before.remove(bodies);
      after.remove(bodies);
    }
    differences.objects(before, after);
    return differences.losses;
  }

  static boolean isWhole(List<Loss> losses) {
    return losses.stream().anyMatch(Loss::whole);
  }

  private void objects(ObjectNode before, ObjectNode after) {
    TreeSet<String> fields = new TreeSet<>();
    before.fieldNames().forEachRemaining(fields::add);
    after.fieldNames().forEachRemaining(fields::add);
    for (String field : fields) {
      place.addLast(field);
      values(
          Optional.ofNullable(before.get(field)).orElse(ItemJson.NODES.nullNode()),
          Optional.ofNullable(after.get(field)).orElse(ItemJson.NODES.nullNode()));
      place.removeLast();
    }
  }

  private void values(JsonNode before, JsonNode after) {
    if (before.isNumber() && after.isNumber()) {
      if (before.decimalValue().compareTo(after.decimalValue()) != 0) {
        lost(name() + ": changed");
      }
    } else if (before instanceof ObjectNode was
        && after instanceof ObjectNode is
        && !was.has("format")
        && !is.has("format")) {
      objects(was, is);
    } else if (before instanceof ArrayNode was
        && after instanceof ArrayNode is
        && was.size() == is.size()) {
      for (int i = 0; i < was.size(); i++) {
        place.addLast(Integer.toString(i + 1));
        values(was.get(i), is.get(i));
        place.removeLast();
      }
    } else if (!before.equals(after)) {
      boolean sameWords = text(before).equals(text(after));
      String now = sameWords ? ": its format is not in the file" : ": changed";
      lost(name() + (after.isNull() ? ": not in the file" : now));
    }
  }

  /** "feedback of option 2". */
  private String name() {
    List<String> names = new ArrayList<>();
    String last = "";
    for (String step : place) {
      if (step.matches("\\d+")) {
        names.removeFirst();
        names.addFirst(last.replaceFirst("s$", "") + " " + step);
      } else {
        names.addFirst(step);
      }
      last = step;
    }
    return String.join(" of ", names);
  }

  /** The words of a text, whatever its format; else as it is written. */
  private static String text(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    return node.has("format") ? node.path("text").asText() : node.toString();
  }

  private void lost(String message) {
    losses.add(new Loss(item.id(), message, false));
  }
}

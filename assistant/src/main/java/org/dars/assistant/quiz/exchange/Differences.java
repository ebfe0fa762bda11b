package org.dars.assistant.quiz.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.RichText.Format;

/**
 * What became of items that were written and read again: nothing is lost that is not named. Things
 * are called as in {@link ItemJson}: "feedback of option 2: not in the file".
 */
public final class Differences {

  /** Fields whose texts may have markup; so has "text" of an option. */
  private static final Set<String> RICH =
      Set.of(
          "stem",
          "explanation",
          "feedback",
          "whenTrue",
          "whenFalse",
          "prompt",
          "partner",
          "extra",
          "steps",
          "rubric",
          "template");

  private final Item item;

  /** Whether texts that read the same are the same, whatever their format. */
  private final boolean asRead;

  private final List<Loss> losses = new ArrayList<>();
  private final Deque<String> place = new ArrayDeque<>();

  private Differences(Item item, boolean asRead) {
    this.item = item;
    this.asRead = asRead;
  }

  /** The loss of all of an item. */
  static Loss whole(Item item, String why) {
    return new Loss(item.id(), "it is left out: " + why, true);
  }

  static Loss becomes(Item item, String kind) {
    String message = "kind: %s, not %s".formatted(kind, item.body().kind().label());
    return new Loss(item.id(), message, false);
  }

  static boolean isWhole(List<Loss> losses) {
    return losses.stream().anyMatch(Loss::whole);
  }

  /**
   * What is not as it was, to the last sign; empty when all is. When the item did not come back, or
   * not as one item, one loss of the whole.
   */
  static List<Loss> exact(Item item, Reading back) {
    if (back.items().size() != 1 || !back.problems().isEmpty()) {
      String why =
          back.problems().isEmpty()
              ? "the format cannot hold it"
              : back.problems().getFirst().message();
      return List.of(whole(item, why));
    }
    return new Differences(item, false).between(back.items().getFirst());
  }

  /**
   * What is not as it was for who reads it. Plain text and the same text in HTML, with its signs
   * escaped, are no difference.
   */
  public static List<Loss> asRead(Item before, Item after) {
    return new Differences(before, true).between(after);
  }

  /**
   * The losses of a file, as its items read.
   *
   * @param written those that were to be in it, in order
   * @param read those that are
   */
  static List<Loss> asRead(List<Item> written, List<Item> read) {
    Map<String, Item> byId = new HashMap<>();
    read.forEach(item -> byId.putIfAbsent(item.id(), item));
    List<Loss> losses = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Item before = written.get(i);
      Item after = written.size() == read.size() ? read.get(i) : byId.get(before.id());
      if (after == null) {
        losses.add(whole(before, "it cannot be read back from this format"));
      } else {
        losses.addAll(asRead(before, after));
      }
    }
    return losses;
  }

  private List<Loss> between(Item other) {
    ObjectNode before = json(item);
    ObjectNode after = json(other);
    String became = after.path("kind").asText();
    if (!before.path("kind").asText().equals(became)) {
      losses.add(becomes(item, became));
      List<String> bodies =
          before.has("options") && after.has("options")
              ? List.of("kind")
              : List.of(
                  "kind", "options", "parts", "gaps", "words", "pairs", "steps", "keys", "answers",
                  "key");
      before.remove(bodies);
      after.remove(bodies);
    }
    if (asRead) {
      alignGaps(before, after);
    }
    objects(before, after);
    return losses;
  }

  /** The choices of a gap are offered in any order: those that read the same are compared. */
  private static void alignGaps(ObjectNode before, ObjectNode after) {
    for (int i = 0; i < Math.min(before.path("gaps").size(), after.path("gaps").size()); i++) {
      List<JsonNode> left = new ArrayList<>();
      JsonNode gap = after.path("gaps").get(i);
      gap.path("options").forEach(left::add);
      List<JsonNode> aligned = new ArrayList<>();
      for (JsonNode option : before.path("gaps").get(i).path("options")) {
        left.stream()
            .filter(o -> readsSame(option.path("text"), o.path("text")))
            .findFirst()
            .ifPresent(o -> {
              left.remove(o);
              aligned.add(o);
            });
      }
      if (left.isEmpty() && gap instanceof ObjectNode its && its.has("options")) {
        its.putArray("options").addAll(aligned);
      }
    }
  }

  /** As in a file; where texts are compared as they read, gaps apart from what is around them. */
  private ObjectNode json(Item of) {
    ObjectNode json = ItemJson.of(of);
    if (asRead) {
      json.put("mark", of.mark());
    }
    if (asRead && of.body() instanceof Body.Cloze cloze) {
      ArrayNode gaps = ItemJson.NODES.arrayNode();
      for (JsonNode part : json.path("parts")) {
        if (part.path("gap") instanceof ObjectNode gap) {
          gaps.add(gap.set("weight", part.path("weight")));
        }
      }
      json.remove("parts");
      json.put("words", Markup.normal(ClozeText.html(cloze)));
      json.set("gaps", gaps);
    }
    return json;
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
        lost(number(after) + ", not " + number(before));
      }
    } else if (before instanceof ObjectNode was
        && after instanceof ObjectNode is
        && !was.has("format")
        && !is.has("format")) {
      objects(was, is);
    } else if (before instanceof ArrayNode was && after instanceof ArrayNode is) {
      arrays(was, is);
    } else if (!before.equals(after) && !(asRead && rich() && readsSame(before, after))) {
      boolean format = !asRead && text(before).equals(text(after));
      lost(
          after.isNull()
              ? "not in the file"
              : format ? "its format is not in the file" : "changed");
    }
  }

  private void arrays(ArrayNode was, ArrayNode is) {
    if (was.size() != is.size()) {
      boolean fewer = is.size() < was.size();
      lost(fewer ? "%d of %d are in the file".formatted(is.size(), was.size()) : "changed");
      return;
    }
    for (int i = 0; i < was.size(); i++) {
      place.addLast(Integer.toString(i + 1));
      values(was.get(i), is.get(i));
      place.removeLast();
    }
  }

  private static String number(JsonNode node) {
    return Numbers.printed(node.decimalValue());
  }

  /** Whether what is at hand may have markup. */
  private boolean rich() {
    String field = "";
    for (String step : place) {
      field = step.matches("\\d+") ? field : step;
    }
    return RICH.contains(field) || (field.equals("text") && place.contains("options"));
  }

  private static boolean readsSame(JsonNode before, JsonNode after) {
    return Markup.same(rich(before), rich(after));
  }

  private static RichText rich(JsonNode node) {
    return node.has("format")
        ? new RichText(
            node.path("text").asText(),
            Format.valueOf(node.path("format").asText().toUpperCase(Locale.ROOT)))
        : RichText.plain(node.isNull() ? "" : node.asText());
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

  private void lost(String what) {
    losses.add(new Loss(item.id(), name() + ": " + what, false));
  }
}

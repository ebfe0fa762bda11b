package org.dars.assistant.quiz.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ItemJson} wrote, and what people wrote like it. Every method throws {@link
 * IllegalArgumentException} that names the field when something in it cannot be.
 */
final class ItemJsonReader {

  private ItemJsonReader() {}

  static Item item(JsonNode from) {
    if (!from.isObject()) {
      throw new IllegalArgumentException("it is no object; write { … }");
    }
    Body body = body(from);
    Item item =
        new Item(
            text(from, "id"),
            text(from, "name"),
            rich(from, "stem"),
            body,
            rich(from, "explanation"),
            number(from, "mark", ItemJson.usualMark(body.kind())),
            about(from),
            sources(from.path("sources")));
    if (item.mark().signum() < 0) {
      throw new IllegalArgumentException("\"mark\" is below 0");
    }
    return item;
  }

  static List<SourceQuote> sources(JsonNode list) {
    return each(
        list,
        "sources",
        s ->
            new SourceQuote(
                text(s, "document"),
                text(s, "documentTitle"),
                text(s, "block"),
                text(s, "anchor"),
                text(s, "quote")));
  }

  private static Item.About about(JsonNode from) {
    JsonNode difficulty = from.path("difficulty");
    if (!absent(difficulty)
        && !(difficulty.isNumber() && difficulty.asDouble() >= 0 && difficulty.asDouble() <= 1)) {
      throw new IllegalArgumentException("\"difficulty\" takes 0 to 1, not " + shown(difficulty));
    }
    String bloom = text(from, "bloom");
    String state = text(from, "state");
    String language = text(from, "language");
    return new Item.About(
        each(from.path("category"), "category", n -> string(n, "category")),
        text(from, "objective"),
        bloom.isEmpty() ? null : named(Bloom.class, "bloom", bloom),
        absent(difficulty) ? null : difficulty.asDouble(),
        language.isEmpty() ? Item.About.NOTHING.language() : language,
        text(from, "author"),
        state.isEmpty() ? ItemState.DRAFT : named(ItemState.class, "state", state),
        each(from.path("tags"), "tags", n -> string(n, "tags")));
  }

  static <E extends Enum<E>> E named(Class<E> type, String field, String label) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equalsIgnoreCase(label.strip())) {
        return value;
      }
    }
    String all =
        Arrays.stream(type.getEnumConstants())
            .map(v -> v.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "\"%s\" takes one of %s, not \"%s\"".formatted(field, all, label));
  }

  private static Body body(JsonNode from) {
    return switch (ItemKind.labelled(text(from, "kind"))) {
      case SINGLE_CHOICE -> choice(from, true);
      case MULTIPLE_CHOICE -> choice(from, false);
      case TRUE_FALSE ->
          new Body.TrueFalse(
              truth(from, "key", null), rich(from, "whenTrue"), rich(from, "whenFalse"));
      case CLOZE -> cloze(from.path("parts"));
      case MATCHING ->
          new Body.Matching(
              each(
                  from.path("pairs"),
                  "pairs",
                  p -> new Body.Pair(rich(p, "prompt"), rich(p, "partner"))),
              each(from.path("extra"), "extra", n -> rich(n, "extra", true)),
              truth(from, "shuffle", true));
      case ORDERING ->
          new Body.Ordering(each(from.path("steps"), "steps", n -> rich(n, "steps", true)));
      case NUMERIC ->
          new Body.Numeric(
              each(from.path("keys"), "keys", ItemJsonReader::key), text(from, "unit"));
      case SHORT_ANSWER ->
          new Body.ShortAnswer(
              each(
                  from.path("answers"),
                  "answers",
                  a ->
                      new Body.Accepted(
                          text(a, "text"), weight(a, BigDecimal.ONE), rich(a, "feedback"))),
              truth(from, "caseSensitive", false));
      case ESSAY -> new Body.Essay(rich(from, "rubric"), rich(from, "template"));
      case DESCRIPTION -> new Body.Description();
    };
  }

  private static Body.Choice choice(JsonNode from, boolean single) {
    return new Body.Choice(
        each(
            from.path("options"),
            "options",
            o -> new Body.Option(rich(o, "text"), weight(o, BigDecimal.ZERO), rich(o, "feedback"))),
        single,
        truth(from, "shuffle", true));
  }

  static Body.Cloze cloze(JsonNode parts) {
    return new Body.Cloze(each(parts, "parts", ItemJsonReader::part));
  }

  private static Body.Part part(JsonNode from) {
    if (!from.has("gap")) {
      return new Body.Words(rich(from, "words"));
    }
    Body fill = body(from.path("gap"));
    if (!(fill instanceof Body.Choice
        || fill instanceof Body.ShortAnswer
        || fill instanceof Body.Numeric)) {
      throw new IllegalArgumentException("a gap cannot hold " + fill.kind().label());
    }
    int weight = from.path("weight").asInt(1);
    if (weight < 1) {
      throw new IllegalArgumentException("the weight of a gap is below 1");
    }
    return new Body.Gap(weight, fill);
  }

  private static Body.NumericKey key(JsonNode from) {
    BigDecimal tolerance = number(from, "tolerance", BigDecimal.ZERO);
    if (tolerance.signum() < 0) {
      throw new IllegalArgumentException("\"tolerance\" is below 0");
    }
    return new Body.NumericKey(
        absent(from.path("value")) ? null : number(from, "value", BigDecimal.ZERO),
        tolerance,
        weight(from, BigDecimal.ONE),
        rich(from, "feedback"));
  }

  private static BigDecimal weight(JsonNode from, BigDecimal usual) {
    return share(number(from, "weight", usual));
  }

  /** A weight, −1 to 1. */
  static BigDecimal share(BigDecimal weight) {
    if (weight.abs().compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("a weight takes −1 to 1, not " + Numbers.printed(weight));
    }
    return weight;
  }

  private static BigDecimal number(JsonNode from, String field, BigDecimal usual) {
    JsonNode node = from.path(field);
    if (absent(node)) {
      return usual;
    }
    if (!node.isNumber()) {
      throw new IllegalArgumentException("\"%s\" is no number".formatted(field));
    }
    BigDecimal number = node.decimalValue();
    BigDecimal checked = Numbers.checked(number);
    return number.scale() < 0 ? checked : number;
  }

  private static boolean truth(JsonNode from, String field, @Nullable Boolean usual) {
    JsonNode node = from.path(field);
    if (absent(node) && usual != null) {
      return usual;
    }
    if (!node.isBoolean()) {
      throw new IllegalArgumentException("\"%s\" takes true or false".formatted(field));
    }
    return node.booleanValue();
  }

  private static RichText rich(JsonNode from, String field) {
    return rich(from.path(field), field, false);
  }

  private static RichText rich(JsonNode node, String field, boolean needed) {
    if (absent(node) && !needed) {
      return RichText.EMPTY;
    }
    if (node.isObject()) {
      RichText.Format format = named(RichText.Format.class, "format", text(node, "format"));
      String value = text(node, "text");
      return value.isEmpty() ? RichText.EMPTY : new RichText(value, format);
    }
    return RichText.plain(string(node, field));
  }

  private static String text(JsonNode from, String field) {
    JsonNode node = from.path(field);
    return absent(node) ? "" : string(node, field);
  }

  private static String string(JsonNode node, String field) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException(
          "\"%s\" is no text but %s; put it in quotes".formatted(field, shown(node)));
    }
    return node.textValue();
  }

  private static <T> List<T> each(JsonNode list, String field, Function<JsonNode, T> reading) {
    if (absent(list)) {
      return List.of();
    }
    if (!list.isArray()) {
      throw new IllegalArgumentException("\"%s\" is no list; write [ … ]".formatted(field));
    }
    List<T> all = new ArrayList<>();
    for (JsonNode node : list) {
      all.add(reading.apply(node));
    }
    return all;
  }

  private static boolean absent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static String shown(JsonNode node) {
    String json = node.toString();
    return json.length() > 40 ? json.substring(0, 40) + "…" : json;
  }
}

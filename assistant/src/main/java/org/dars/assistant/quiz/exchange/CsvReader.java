package org.dars.assistant.quiz.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.Weights;

/**
 * An item from the cells of a row. Methods throw {@link IllegalArgumentException} that names the
 * column when a cell cannot be.
 */
final class CsvReader {

  private final Map<String, String> row;
  private final int answers;
  private final RichText.Format usual;

  private CsvReader(Map<String, String> row) {
    this.row = row;
    String format = word("format");
    this.usual =
        format.isEmpty()
            ? RichText.Format.PLAIN
            : ItemJsonReader.named(RichText.Format.class, "format", format);
    this.answers =
        row.keySet().stream()
            .filter(c -> c.matches("(answer|match|weight|feedback)_\\d{1,3}"))
            .mapToInt(c -> Integer.parseInt(c.substring(c.indexOf('_') + 1)))
            .max()
            .orElse(0);
  }

  /**
   * @param row cells that are not empty, by the names of their columns
   */
  static Item item(Map<String, String> row) {
    return new CsvReader(row).item();
  }

  private Item item() {
    Body body = body(kind());
    String mark = word("mark");
    return new Item(
        word("id"),
        cell("name"),
        rich("stem"),
        body,
        rich("explanation"),
        mark.isEmpty() ? ItemJson.usualMark(body.kind()) : number("mark"),
        about(),
        ItemJsonReader.sources(json("sources")));
  }

  /** The kind that is named; else the one that the cells look like. */
  private ItemKind kind() {
    String named = word("kind").toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
    if (!named.isEmpty()) {
      return ItemKind.labelled(named);
    }
    String key = word("key").toLowerCase(Locale.ROOT);
    if (row.keySet().stream().anyMatch(c -> c.startsWith("match_"))) {
      return ItemKind.MATCHING;
    }
    if (key.equals("true") || key.equals("false")) {
      return ItemKind.TRUE_FALSE;
    }
    if (!key.isEmpty()) {
      return keys(key).size() > 1 ? ItemKind.MULTIPLE_CHOICE : ItemKind.SINGLE_CHOICE;
    }
    return answers == 0 ? ItemKind.ESSAY : ItemKind.SHORT_ANSWER;
  }

  private Body body(ItemKind kind) {
    return switch (kind) {
      case SINGLE_CHOICE -> choice(true);
      case MULTIPLE_CHOICE -> choice(false);
      case TRUE_FALSE -> new Body.TrueFalse(truth("key"), rich("feedback_1"), rich("feedback_2"));
      case CLOZE -> ItemJsonReader.cloze(json("parts"));
      case MATCHING -> matching();
      case ORDERING -> {
        List<RichText> steps = new ArrayList<>();
        for (int i = 1; i <= answers; i++) {
          steps.add(rich("answer_" + i));
        }
        yield new Body.Ordering(steps);
      }
      case NUMERIC -> {
        List<Body.NumericKey> keys = new ArrayList<>();
        for (int i = 1; i <= answers; i++) {
          keys.add(key(i));
        }
        yield new Body.Numeric(keys, cell("unit"));
      }
      case SHORT_ANSWER -> {
        List<Body.Accepted> accepted = new ArrayList<>();
        for (int i = 1; i <= answers; i++) {
          accepted.add(
              new Body.Accepted(
                  cell("answer_" + i), weight(i, BigDecimal.ONE), rich("feedback_" + i)));
        }
        yield new Body.ShortAnswer(accepted, yes("case_sensitive", false));
      }
      case ESSAY -> new Body.Essay(rich("rubric"), rich("template"));
      case DESCRIPTION -> new Body.Description();
    };
  }

  private Body choice(boolean single) {
    List<Integer> keys = keys(word("key"));
    for (int key : keys) {
      if (key < 1 || key > answers) {
        throw new IllegalArgumentException(
            "the key \"%s\" is none of the %d options".formatted(word("key"), answers));
      }
    }
    boolean shared = !single && !keys.isEmpty();
    BigDecimal right = shared ? Weights.right(keys.size()) : BigDecimal.ONE;
    BigDecimal wrong = shared ? Weights.wrong(answers - keys.size()) : BigDecimal.ZERO;
    List<Body.Option> options = new ArrayList<>();
    for (int i = 1; i <= answers; i++) {
      BigDecimal weight = weight(i, keys.contains(i) ? right : wrong);
      options.add(new Body.Option(rich("answer_" + i), weight, rich("feedback_" + i)));
    }
    if (options.stream().noneMatch(o -> o.weight().signum() > 0)) {
      throw new IllegalArgumentException(
          "no option is right; name it in the column \"key\", as 2 or B");
    }
    return new Body.Choice(options, single, yes("shuffle", true));
  }

  /** "2", "B", "1; 3", "A,C": numbers of options from 1. */
  private static List<Integer> keys(String key) {
    return Arrays.stream(key.strip().split("[;,\\s]+"))
        .filter(k -> !k.isEmpty())
        .map(k -> {
          if (k.matches("\\d{1,3}")) {
            return Integer.valueOf(k);
          }
          if (k.matches("[A-Za-z]")) {
            return Character.toUpperCase(k.charAt(0)) - 'A' + 1;
          }
          throw new IllegalArgumentException(
              "the key \"" + k + "\" is no option; write its number, or its letter");
        })
        .toList();
  }

  private Body matching() {
    List<Body.Pair> pairs = new ArrayList<>();
    List<RichText> extra = new ArrayList<>();
    for (int i = 1; i <= answers; i++) {
      RichText prompt = rich("answer_" + i);
      RichText partner = rich("match_" + i);
      if (prompt.isEmpty() && !partner.isEmpty()) {
        extra.add(partner);
      } else if (!prompt.isEmpty()) {
        pairs.add(new Body.Pair(prompt, partner));
      }
    }
    return new Body.Matching(pairs, extra, yes("shuffle", true));
  }

  private Body.NumericKey key(int i) {
    String[] sides = word("answer_" + i).split("±|\\+/-|:", 2);
    BigDecimal tolerance = sides.length > 1 ? Numbers.parsed(sides[1]) : BigDecimal.ZERO;
    if (tolerance.signum() < 0) {
      throw new IllegalArgumentException("the tolerance in answer_" + i + " is below 0");
    }
    BigDecimal value = sides[0].strip().equals("*") ? null : Numbers.parsed(sides[0]);
    return new Body.NumericKey(value, tolerance, weight(i, BigDecimal.ONE), rich("feedback_" + i));
  }

  private Item.About about() {
    String bloom = word("bloom");
    String state = word("state");
    String language = word("language");
    String difficulty = word("difficulty");
    double share = difficulty.isEmpty() ? 0 : number("difficulty").doubleValue();
    if (share < 0 || share > 1) {
      throw new IllegalArgumentException("difficulty takes 0 to 1, not " + difficulty);
    }
    return new Item.About(
        CategoryPath.names(cell("category")),
        cell("objective"),
        bloom.isEmpty() ? null : ItemJsonReader.named(Bloom.class, "bloom", bloom),
        difficulty.isEmpty() ? null : share,
        language.isEmpty() ? Item.About.NOTHING.language() : language,
        cell("author"),
        state.isEmpty() ? ItemState.DRAFT : ItemJsonReader.named(ItemState.class, "state", state),
        Arrays.stream(cell("tags").split(";"))
            .map(String::strip)
            .filter(t -> !t.isEmpty())
            .toList());
  }

  private JsonNode json(String column) {
    String cell = cell(column);
    if (cell.isEmpty()) {
      return ItemJson.NODES.missingNode();
    }
    try {
      return JsonFormat.JSON.readTree(cell);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the column \"%s\" is damaged JSON; leave it as it was written".formatted(column), e);
    }
  }

  private BigDecimal weight(int i, BigDecimal usual) {
    String column = "weight_" + i;
    return word(column).isEmpty() ? usual : ItemJsonReader.share(number(column));
  }

  private BigDecimal number(String column) {
    try {
      return Numbers.parsed(word(column));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(column + ": " + e.getMessage(), e);
    }
  }

  private boolean truth(String column) {
    return switch (word(column).toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "1" -> true;
      case "false", "f", "no", "0" -> false;
      case String other ->
          throw new IllegalArgumentException(
              "%s takes true or false, not \"%s\"".formatted(column, other));
    };
  }

  private boolean yes(String column, boolean usual) {
    return word(column).isEmpty() ? usual : truth(column);
  }

  private RichText rich(String column) {
    return CsvColumns.rich(cell(column), usual);
  }

  /** A cell of one word, or number. */
  private String word(String column) {
    return cell(column).strip();
  }

  private String cell(String column) {
    return row.getOrDefault(column, "");
  }
}

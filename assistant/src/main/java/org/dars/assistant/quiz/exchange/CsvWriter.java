package org.dars.assistant.quiz.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.RichText.Format;

/** An item as cells by the names of their columns; empty ones are left out. */
final class CsvWriter {

  private final Map<String, String> row = new LinkedHashMap<>();

  /** Format of the texts that do not name theirs. */
  private final Format usual;

  private CsvWriter(Format usual) {
    this.usual = usual;
  }

  static Map<String, String> row(Item item) {
    CsvWriter writer = new CsvWriter(item.stem().isEmpty() ? Format.PLAIN : item.stem().format());
    writer.item(item);
    return writer.row;
  }

  private void item(Item item) {
    put("id", item.id());
    put("kind", item.body().kind().label());
    put("category", CategoryPath.of(item.about().category()));
    put("name", item.name());
    put("format", usual == Format.PLAIN ? "" : GiftAnswers.name(usual));
    put("stem", rich(item.stem()));
    body(item.body());
    put("explanation", rich(item.explanation()));
    if (item.mark().compareTo(ItemJson.usualMark(item.body().kind())) != 0) {
      put("mark", Numbers.printed(item.mark()));
    }
    Item.About about = item.about();
    put("objective", about.objective());
    put("bloom", about.bloom() == null ? "" : about.bloom().label());
    put("difficulty", about.difficulty() == null ? "" : about.difficulty().toString());
    put("language", about.language().equals("und") ? "" : about.language());
    put("author", about.author());
    put(
        "state",
        about.state() == ItemState.DRAFT ? "" : about.state().name().toLowerCase(Locale.ROOT));
    put("tags", String.join("; ", about.tags()));
    if (!item.sources().isEmpty()) {
      put("sources", json(ItemJson.sources(item.sources())));
    }
  }

  private void body(Body body) {
    switch (body) {
      case Body.Choice choice -> choice(choice);
      case Body.TrueFalse truth -> {
        put("key", Boolean.toString(truth.key()));
        put("feedback_1", rich(truth.whenTrue()));
        put("feedback_2", rich(truth.whenFalse()));
      }
      case Body.Cloze cloze -> put("parts", json(ItemJson.parts(cloze)));
      case Body.Matching matching -> {
        int i = 0;
        for (Body.Pair pair : matching.pairs()) {
          put("answer_" + ++i, rich(pair.prompt()));
          put("match_" + i, rich(pair.partner()));
        }
        for (var extra : matching.extra()) {
          put("match_" + ++i, rich(extra));
        }
        shuffle(matching.shuffle());
      }
      case Body.Ordering ordering -> {
        int i = 0;
        for (var step : ordering.steps()) {
          put("answer_" + ++i, rich(step));
        }
      }
      case Body.Numeric numeric -> {
        int i = 0;
        for (Body.NumericKey key : numeric.keys()) {
          put("answer_" + ++i, number(key));
          weight(i, key.weight(), BigDecimal.ONE);
          put("feedback_" + i, rich(key.feedback()));
        }
        put("unit", numeric.unit());
      }
      case Body.ShortAnswer answer -> {
        int i = 0;
        for (Body.Accepted accepted : answer.answers()) {
          put("answer_" + ++i, accepted.text());
          weight(i, accepted.weight(), BigDecimal.ONE);
          put("feedback_" + i, rich(accepted.feedback()));
        }
        put("case_sensitive", answer.caseSensitive() ? "yes" : "");
      }
      case Body.Essay essay -> {
        put("rubric", rich(essay.rubric()));
        put("template", rich(essay.template()));
      }
      case Body.Description description -> {}
    }
  }

  /** A key alone is the number of its option; all else is weights. */
  private void choice(Body.Choice choice) {
    List<Body.Option> options = choice.options();
    int keys = 0;
    int key = 0;
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).weight().signum() != 0) {
        keys++;
        key = i + 1;
      }
    }
    boolean plain =
        choice.single()
            && keys == 1
            && options.get(key - 1).weight().compareTo(BigDecimal.ONE) == 0;
    put("key", plain ? Integer.toString(key) : "");
    for (int i = 1; i <= options.size(); i++) {
      Body.Option option = options.get(i - 1);
      put("answer_" + i, rich(option.text()));
      put("weight_" + i, plain ? "" : Numbers.printed(option.weight()));
      put("feedback_" + i, rich(option.feedback()));
    }
    shuffle(choice.shuffle());
  }

  private static String number(Body.NumericKey key) {
    String value = key.value() == null ? "*" : Numbers.printed(key.value());
    return key.tolerance().signum() == 0 ? value : value + " ± " + Numbers.printed(key.tolerance());
  }

  private void weight(int number, BigDecimal weight, BigDecimal usual) {
    put("weight_" + number, weight.compareTo(usual) == 0 ? "" : Numbers.printed(weight));
  }

  private void shuffle(boolean shuffle) {
    put("shuffle", shuffle ? "" : "no");
  }

  private String rich(RichText text) {
    return CsvColumns.rich(text, usual);
  }

  private static String json(ArrayNode node) {
    return node.toString();
  }

  private void put(String column, String cell) {
    if (!cell.isEmpty()) {
      row.put(column, cell);
    }
  }
}

package org.dars.assistant.quiz.make.written;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Body.Accepted;
import org.dars.assistant.quiz.item.Body.Option;
import org.dars.assistant.quiz.item.Body.Pair;
import org.dars.assistant.quiz.item.Body.Part;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.Weights;
import org.jspecify.annotations.Nullable;

/** What the learner does, from a model's JSON; null for what has not the shape that was asked. */
final class BodyReader {

  private static final Pattern GAP = Pattern.compile("\\[\\[([^*\\[\\]]{1,200})]]");
  private static final int MOST = 12;

  private BodyReader() {}

  static @Nullable Body read(JsonNode node, ItemKind kind) {
    return switch (kind) {
      case SINGLE_CHOICE -> choice(node, true);
      case MULTIPLE_CHOICE -> choice(node, false);
      case TRUE_FALSE -> trueFalse(node);
      case CLOZE -> cloze(node.path("text").asText(""));
      case MATCHING -> matching(node.path("pairs"));
      case ORDERING -> ordering(node.path("steps"));
      case NUMERIC -> numeric(node);
      case SHORT_ANSWER -> shortAnswer(node.path("answers"));
      case ESSAY -> essay(node.path("rubric"));
      case DESCRIPTION -> null;
    };
  }

  private static @Nullable Body choice(JsonNode node, boolean single) {
    JsonNode list = node.path("options");
    int right = 0;
    for (JsonNode option : list) {
      right += option.path("right").asBoolean() ? 1 : 0;
    }
    boolean shaped =
        list.size() >= 3
            && list.size() <= MOST
            && (single ? right == 1 : right >= 1 && right < list.size());
    if (!shaped) {
      return null;
    }
    BigDecimal share = single ? BigDecimal.ONE : Weights.right(right);
    BigDecimal loss = single ? BigDecimal.ZERO : Weights.wrong(list.size() - right);
    List<Option> options = new ArrayList<>();
    for (JsonNode option : list) {
      RichText text = text(option, "text");
      if (text.isEmpty() || !option.path("right").isBoolean()) {
        return null;
      }
      options.add(
          new Option(
              text, option.path("right").asBoolean() ? share : loss, text(option, "feedback")));
    }
    return new Body.Choice(options, single, true);
  }

  private static @Nullable Body trueFalse(JsonNode node) {
    return node.path("answer").isBoolean()
        ? new Body.TrueFalse(
            node.path("answer").asBoolean(), text(node, "when_true"), text(node, "when_false"))
        : null;
  }

  private static @Nullable Body cloze(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher gap = GAP.matcher(text);
    int from = 0;
    int gaps = 0;
    while (gap.find()) {
      words(text.substring(from, gap.start()), parts);
      parts.add(new Body.Gap(1, accepted(List.of(gap.group(1).strip()))));
      gaps++;
      from = gap.end();
    }
    words(text.substring(from), parts);
    return gaps == 0 || gaps > MOST || parts.size() == gaps ? null : new Body.Cloze(parts);
  }

  private static void words(String words, List<Part> parts) {
    if (!words.isEmpty()) {
      parts.add(new Body.Words(RichText.plain(words)));
    }
  }

  private static @Nullable Body matching(JsonNode list) {
    List<Pair> pairs = new ArrayList<>();
    for (JsonNode pair : list) {
      RichText prompt = text(pair, "prompt");
      RichText partner = text(pair, "partner");
      if (prompt.isEmpty() || partner.isEmpty()) {
        return null;
      }
      pairs.add(new Pair(prompt, partner));
    }
    return pairs.size() < 2 || pairs.size() > MOST
        ? null
        : new Body.Matching(pairs, List.of(), true);
  }

  private static @Nullable Body ordering(JsonNode list) {
    List<RichText> steps = strings(list).stream().map(RichText::plain).toList();
    return steps.size() < 3 || steps.size() > MOST || steps.size() != list.size()
        ? null
        : new Body.Ordering(steps);
  }

  private static @Nullable Body numeric(JsonNode node) {
    BigDecimal tolerance =
        node.path("tolerance").isNumber() ? node.path("tolerance").decimalValue() : BigDecimal.ZERO;
    if (!node.path("value").isNumber() || tolerance.signum() < 0) {
      return null;
    }
    return new Body.Numeric(
        List.of(
            new Body.NumericKey(
                node.path("value").decimalValue(), tolerance, BigDecimal.ONE, RichText.EMPTY)),
        node.path("unit").asText("").strip());
  }

  private static @Nullable Body shortAnswer(JsonNode list) {
    List<String> answers = strings(list);
    // A star would stand for any characters.
    boolean usable =
        !answers.isEmpty()
            && answers.size() <= MOST
            && answers.stream().noneMatch(a -> a.contains("*"));
    return usable ? accepted(answers) : null;
  }

  private static Body.ShortAnswer accepted(List<String> answers) {
    return new Body.ShortAnswer(
        answers.stream()
            .distinct()
            .map(a -> new Accepted(a, BigDecimal.ONE, RichText.EMPTY))
            .toList(),
        false);
  }

  private static @Nullable Body essay(JsonNode list) {
    List<String> points = strings(list);
    return points.isEmpty()
        ? null
        : new Body.Essay(RichText.plain("• " + String.join("\n• ", points)), RichText.EMPTY);
  }

  private static List<String> strings(JsonNode list) {
    List<String> strings = new ArrayList<>();
    for (JsonNode one : list) {
      if (one.isTextual() && !one.asText().isBlank()) {
        strings.add(one.asText().strip());
      }
    }
    return strings;
  }

  private static RichText text(JsonNode node, String field) {
    return RichText.plain(node.path(field).asText("").strip());
  }
}

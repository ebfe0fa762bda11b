package org.dars.assistant.web;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.Weights;
import org.jspecify.annotations.Nullable;

/**
 * The answers of an item as fields of a form, and back: rows with their numbers in the fields'
 * names, and some empty ones behind them. A row whose text is empty is left out.
 */
final class BodyForm {

  /** Rows, of a form from anybody. */
  private static final int MOST_ROWS = 100;

  private static final List<Pattern> MARKS =
      List.of(
          Pattern.compile("\\[\\[(\\d{1,3})]]"),
          Pattern.compile("\\{\\{(\\d{1,3})}}"),
          Pattern.compile("⟦(\\d{1,3})⟧"));

  private final Context ctx;
  private final List<String> problems;
  private final Messages messages;

  /**
   * @param problems takes what cannot be read, a sentence each
   */
  BodyForm(Context ctx, Messages messages, List<String> problems) {
    this.ctx = ctx;
    this.messages = messages;
    this.problems = problems;
  }

  /** An empty body of a kind, to begin with. */
  static Body blank(ItemKind kind) {
    return switch (kind) {
      case SINGLE_CHOICE -> new Body.Choice(List.of(), true, true);
      case MULTIPLE_CHOICE -> new Body.Choice(List.of(), false, true);
      case TRUE_FALSE -> new Body.TrueFalse(true, RichText.EMPTY, RichText.EMPTY);
      case CLOZE -> new Body.Cloze(List.of());
      case MATCHING -> new Body.Matching(List.of(), List.of(), true);
      case ORDERING -> new Body.Ordering(List.of());
      case NUMERIC -> new Body.Numeric(List.of(), "");
      case SHORT_ANSWER -> new Body.ShortAnswer(List.of(), false);
      case ESSAY -> new Body.Essay(RichText.EMPTY, RichText.EMPTY);
      case DESCRIPTION -> new Body.Description();
    };
  }

  /** The body that was sent. */
  Body read(ItemKind kind, String prefix) {
    return switch (kind) {
      case SINGLE_CHOICE, MULTIPLE_CHOICE ->
          new Body.Choice(
              options(prefix, kind == ItemKind.SINGLE_CHOICE),
              kind == ItemKind.SINGLE_CHOICE,
              checked(prefix + "shuffle"));
      case TRUE_FALSE ->
          new Body.TrueFalse(
              !"false".equals(field(prefix + "key")),
              text(prefix + "whenTrue"),
              text(prefix + "whenFalse"));
      case CLOZE -> cloze();
      case MATCHING ->
          new Body.Matching(pairs(prefix), texts(prefix + "extra"), checked(prefix + "shuffle"));
      case ORDERING -> new Body.Ordering(texts(prefix + "step"));
      case NUMERIC -> new Body.Numeric(numbers(prefix), field(prefix + "unit"));
      case SHORT_ANSWER -> new Body.ShortAnswer(accepted(prefix), checked(prefix + "case"));
      case ESSAY -> new Body.Essay(text(prefix + "rubric"), text(prefix + "template"));
      case DESCRIPTION -> new Body.Description();
    };
  }

  private List<Body.Option> options(String prefix, boolean single) {
    List<Integer> rows = new ArrayList<>();
    int right = 0;
    for (int i = 0; i < MOST_ROWS; i++) {
      if (!field(prefix + "option" + i).isEmpty()) {
        rows.add(i);
        right += checked(prefix + "right" + i) ? 1 : 0;
      }
    }
    List<Body.Option> options = new ArrayList<>();
    for (int i : rows) {
      BigDecimal usual = usual(single, checked(prefix + "right" + i), right, rows.size());
      options.add(
          new Body.Option(
              text(prefix + "option" + i),
              weight(prefix + "weight" + i, usual),
              text(prefix + "feedback" + i)));
    }
    return options;
  }

  /** What an option gives when its field is empty. */
  private static BigDecimal usual(boolean single, boolean key, int right, int options) {
    if (single) {
      return key ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    return key ? Weights.right(Math.max(1, right)) : Weights.wrong(options - right);
  }

  /** A weight as its field shows it: nothing where it follows from what is right. */
  static String weight(Body.Choice choice, Body.Option option) {
    int right = (int) choice.options().stream().filter(Body.Option::right).count();
    BigDecimal usual = usual(choice.single(), option.right(), right, choice.options().size());
    return option.weight().compareTo(usual) == 0 ? "" : option.weight().toPlainString();
  }

  private List<Body.Pair> pairs(String prefix) {
    List<Body.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < MOST_ROWS; i++) {
      RichText prompt = text(prefix + "prompt" + i);
      RichText partner = text(prefix + "partner" + i);
      if (!prompt.isEmpty() || !partner.isEmpty()) {
        pairs.add(new Body.Pair(prompt, partner));
      }
    }
    return pairs;
  }

  private List<RichText> texts(String name) {
    List<RichText> texts = new ArrayList<>();
    for (int i = 0; i < MOST_ROWS; i++) {
      RichText text = text(name + i);
      if (!text.isEmpty()) {
        texts.add(text);
      }
    }
    return texts;
  }

  private List<Body.NumericKey> numbers(String prefix) {
    List<Body.NumericKey> keys = new ArrayList<>();
    for (int i = 0; i < MOST_ROWS; i++) {
      String value = field(prefix + "value" + i);
      if (!value.isEmpty()) {
        BigDecimal tolerance = number(prefix + "tolerance" + i, BigDecimal.ZERO);
        keys.add(
            new Body.NumericKey(
                value.equals("*") ? null : number(prefix + "value" + i, BigDecimal.ZERO),
                tolerance.abs(),
                weight(prefix + "weight" + i, BigDecimal.ONE),
                text(prefix + "feedback" + i)));
      }
    }
    return keys;
  }

  private List<Body.Accepted> accepted(String prefix) {
    List<Body.Accepted> answers = new ArrayList<>();
    for (int i = 0; i < MOST_ROWS; i++) {
      String answer = field(prefix + "answer" + i);
      if (!answer.isEmpty()) {
        answers.add(
            new Body.Accepted(
                answer,
                weight(prefix + "weight" + i, BigDecimal.ONE),
                text(prefix + "feedback" + i)));
      }
    }
    return answers;
  }

  /**
   * A text with its gaps as numbers in brackets: [[1]]. Where the words hold such brackets
   * themselves, others are used.
   *
   * @param format of the words
   * @param mark which brackets
   */
  record ClozeText(String text, RichText.Format format, int mark, List<Body.Gap> gaps) {

    static ClozeText of(Body.Cloze cloze) {
      List<Body.Gap> gaps = new ArrayList<>();
      RichText.Format format = RichText.Format.PLAIN;
      StringBuilder words = new StringBuilder();
      for (Body.Part part : cloze.parts()) {
        if (part instanceof Body.Words w) {
          words.append(w.text().value());
          format = w.text().format() == RichText.Format.PLAIN ? format : w.text().format();
        }
      }
      int mark = 0;
      while (mark < MARKS.size() - 1 && MARKS.get(mark).matcher(words).find()) {
        mark++;
      }
      StringBuilder text = new StringBuilder();
      for (Body.Part part : cloze.parts()) {
        switch (part) {
          case Body.Words w -> text.append(w.text().value());
          case Body.Gap gap -> {
            gaps.add(gap);
            text.append(bracketed(mark, gaps.size()));
          }
        }
      }
      return new ClozeText(text.toString(), format, mark, gaps);
    }

    /** The first gap in its brackets, as an example. */
    String example() {
      return bracketed(mark, 1);
    }

    private static String bracketed(int mark, int gap) {
      return switch (mark) {
        case 0 -> "[[" + gap + "]]";
        case 1 -> "{{" + gap + "}}";
        default -> "⟦" + gap + "⟧";
      };
    }
  }

  private Body.Cloze cloze() {
    RichText text = text("cloze");
    String mark = field("mark");
    Matcher gaps =
        MARKS.get(mark.matches("[0-2]") ? Integer.parseInt(mark) : 0).matcher(text.value());
    List<Body.Part> parts = new ArrayList<>();
    TreeMap<Integer, Boolean> used = new TreeMap<>();
    int end = 0;
    while (gaps.find()) {
      words(parts, text, text.value().substring(end, gaps.start()));
      int gap = Integer.parseInt(gaps.group(1));
      if (used.put(gap, true) != null) {
        problems.add(messages.get("problem.item.gap.twice", gap));
      }
      parts.add(gap(gap));
      end = gaps.end();
    }
    words(parts, text, text.value().substring(end));
    return new Body.Cloze(parts);
  }

  private static void words(List<Body.Part> parts, RichText text, String value) {
    if (!value.isEmpty()) {
      parts.add(new Body.Words(new RichText(value, text.format())));
    }
  }

  private Body.Gap gap(int number) {
    String prefix = "gap" + (number - 1) + ".";
    String kind = field(prefix + "kind");
    ItemKind its =
        Arrays.stream(ItemKind.values())
            .filter(k -> k.label().equals(kind))
            .filter(k ->
                k == ItemKind.SINGLE_CHOICE
                    || k == ItemKind.MULTIPLE_CHOICE
                    || k == ItemKind.NUMERIC)
            .findFirst()
            .orElse(ItemKind.SHORT_ANSWER);
    Body fill = read(its, prefix);
    if (empty(fill)) {
      problems.add(messages.get("problem.item.gap.empty", number));
    }
    String weight = field(prefix + "mark");
    return new Body.Gap(weight.matches("[1-9]\\d{0,3}") ? Integer.parseInt(weight) : 1, fill);
  }

  private static boolean empty(Body fill) {
    return switch (fill) {
      case Body.Choice choice -> choice.options().isEmpty();
      case Body.Numeric numeric -> numeric.keys().isEmpty();
      case Body.ShortAnswer answer -> answer.answers().isEmpty();
      default -> false;
    };
  }

  /** A text that was sent, in the format that it had. */
  RichText text(String name) {
    String value = field(name);
    return value.isEmpty() ? RichText.EMPTY : new RichText(value, format(name + ".format"));
  }

  private RichText.Format format(String name) {
    String label = field(name).toUpperCase(Locale.ROOT);
    return Arrays.stream(RichText.Format.values())
        .filter(f -> f.name().equals(label))
        .findFirst()
        .orElse(RichText.Format.PLAIN);
  }

  private BigDecimal weight(String name, BigDecimal usual) {
    BigDecimal weight = number(name, usual);
    if (weight.abs().compareTo(BigDecimal.ONE) > 0) {
      problems.add(messages.get("problem.item.weight", field(name)));
      return usual;
    }
    return weight;
  }

  /** A number that was sent; the usual one for an empty field. */
  BigDecimal number(String name, BigDecimal usual) {
    BigDecimal number = parsed(field(name));
    if (number == null && !field(name).isEmpty()) {
      problems.add(messages.get("problem.item.number", field(name)));
    }
    return number == null ? usual : number;
  }

  /** A number as people type it; null for none. */
  static @Nullable BigDecimal parsed(String typed) {
    String plain = typed.replace(',', '.').replace('−', '-').replaceAll("\\h", "");
    return plain.matches("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,3})?")
        ? new BigDecimal(plain)
        : null;
  }

  boolean checked(String name) {
    return ctx.formParam(name) != null;
  }

  /** A field without white space around it, line breaks as "\n". */
  String field(String name) {
    return Objects.requireNonNullElse(ctx.formParam(name), "").replace("\r\n", "\n").strip();
  }
}

package org.dars.assistant.web;

import io.javalin.http.Context;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dars.assistant.quiz.bank.Blueprint;
import org.dars.assistant.quiz.bank.BlueprintGrid.Axis;
import org.dars.assistant.quiz.bank.Blueprints;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.ItemKind;
import org.jspecify.annotations.Nullable;

/** A blueprint as it was typed: the table first, row by row, then the cells beside it. */
final class BlueprintForm {

  /** Rows of a table, of a form from anybody. */
  private static final int MOST_ROWS = 5_000;

  /** Two numbers with a dash between, or one alone: "40–70", "-70", "40-". */
  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,3}(?:[.,]\\d+)?)?\\s*[-–—]\\s*(\\d{1,3}(?:[.,]\\d+)?)?\\s*%?");

  private final Context ctx;
  private final Messages messages;
  private final List<String> problems = new ArrayList<>();

  BlueprintForm(Context ctx, Messages messages) {
    this.ctx = ctx;
    this.messages = messages;
  }

  /** What could not be read; "" when all could. */
  String problem() {
    return String.join(" ", problems);
  }

  /** What stands across, as a form or an address says. */
  static Axis axis(Context ctx, Axis usual) {
    return Stream.of(BankAccess.field(ctx, "act"), BankAccess.field(ctx, "axis"), query(ctx))
        .flatMap(said ->
            Arrays.stream(Axis.values())
                .filter(a -> a.name().toLowerCase(Locale.ROOT).equals(said)))
        .findFirst()
        .orElse(usual);
  }

  private static String query(Context ctx) {
    return Objects.requireNonNullElse(ctx.queryParam("axis"), "");
  }

  /** As it goes on in an address. */
  String axis() {
    return axis(ctx, Axis.KIND).name().toLowerCase(Locale.ROOT);
  }

  /** The documents whose sections were opened, as cells call them. */
  static Set<String> opened(Context ctx) {
    String act = BankAccess.field(ctx, "act");
    return Stream.concat(
            ctx.formParams("opened").stream(),
            Stream.of(act).filter(a -> a.startsWith("open:")).map(a -> a.substring(5)))
        .collect(Collectors.toSet());
  }

  /** The blueprint that was sent. */
  Blueprint read(String id) {
    List<Blueprint.Cell> cells = new ArrayList<>();
    List<String> columns = ctx.formParams("column");
    Axis axis = Objects.requireNonNullElse(shown(), Axis.KIND);
    for (int row = 0; row < MOST_ROWS && ctx.formParam("row" + row) != null; row++) {
      row(row, columns, axis, cells);
    }
    for (int i = 0; i < Blueprints.MOST_CELLS; i++) {
      int count = BankAccess.number(ctx, "count" + i, 0);
      if (count > 0) {
        cells.add(
            new Blueprint.Cell(
                BankAccess.field(ctx, "section" + i),
                bloom(BankAccess.field(ctx, "bloom" + i)),
                kind(BankAccess.field(ctx, "kind" + i)),
                percent("hardest" + i, 0),
                percent("easiest" + i, 100),
                count));
      }
    }
    return new Blueprint(
        id,
        BankAccess.field(ctx, "title"),
        cells,
        percent("pass", 60),
        BankAccess.number(ctx, "minutes", 0),
        BankAccess.number(ctx, "attempts", 0),
        ctx.formParam("hints") != null);
  }

  /** The axis that the form was typed in; the button pressed may ask for the other one. */
  private @Nullable Axis shown() {
    return Arrays.stream(Axis.values())
        .filter(a -> a.name().toLowerCase(Locale.ROOT).equals(BankAccess.field(ctx, "axis")))
        .findFirst()
        .orElse(null);
  }

  private void row(int row, List<String> columns, Axis axis, List<Blueprint.Cell> cells) {
    String section = BankAccess.field(ctx, "row" + row);
    double hardest = 0;
    double easiest = 1;
    String typed = BankAccess.field(ctx, "range" + row);
    if (!typed.isEmpty()) {
      Matcher range = RANGE.matcher(typed);
      if (range.matches()) {
        hardest = share(range.group(1), 0);
        easiest = share(range.group(2), 1);
      }
      if (!range.matches() || hardest > easiest || easiest > 1) {
        problems.add(
            messages.get(
                "problem.blueprint.range",
                section.isEmpty() ? messages.get("blueprint.whole.course") : section,
                typed));
        hardest = 0;
        easiest = 1;
      }
    }
    for (int c = 0; c < columns.size(); c++) {
      int count = BankAccess.number(ctx, "n" + row + "." + c, 0);
      if (count > 0) {
        @Nullable Bloom bloom = axis == Axis.BLOOM ? bloom(columns.get(c)) : null;
        @Nullable ItemKind kind = axis == Axis.KIND ? kind(columns.get(c)) : null;
        cells.add(new Blueprint.Cell(section, bloom, kind, hardest, easiest, count));
      }
    }
  }

  private static double share(@Nullable String typed, double usual) {
    BigDecimal number = typed == null ? null : BodyForm.parsed(typed);
    return number == null ? usual : number.doubleValue() / 100;
  }

  private double percent(String name, int usual) {
    BigDecimal typed = BodyForm.parsed(BankAccess.field(ctx, name));
    return (typed == null ? usual : typed.doubleValue()) / 100;
  }

  private static @Nullable Bloom bloom(String label) {
    return Arrays.stream(Bloom.values())
        .filter(b -> b.label().equals(label))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable ItemKind kind(String label) {
    return Arrays.stream(ItemKind.values())
        .filter(k -> k.label().equals(label))
        .findFirst()
        .orElse(null);
  }
}

package org.dars.assistant.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.localise.JobReport;
import org.dars.assistant.localise.LanguageRun;
import org.dars.assistant.store.BatchStore.Batch;
import org.dars.assistant.store.BatchStore.State;
import org.dars.assistant.store.BatchStore.Target;
import org.dars.assistant.store.Home;
import org.dars.translator.engine.Allowance.Spent;
import org.jspecify.annotations.Nullable;

/** A batch as the command line shows it. */
record BatchView(
    String id,
    String course,
    String from,
    String engine,
    String created,
    Cost cost,
    List<Language> languages) {

  /**
   * What a language model has cost, and may.
   *
   * @param money in the currency of its prices; 0 without prices
   * @param budget null for no limit
   * @param budgetTokens null for no limit
   */
  record Cost(
      long tokens, BigDecimal money, @Nullable BigDecimal budget, @Nullable Long budgetTokens) {

    static Cost of(Spent spent, @Nullable Long budget, @Nullable Long budgetTokens) {
      return new Cost(
          spent.tokens(),
          money(spent.millionths()),
          budget == null ? null : money(budget),
          budgetTokens);
    }

    private static BigDecimal money(long millionths) {
      return millionths == 0
          ? BigDecimal.ZERO
          : BigDecimal.valueOf(millionths, 6).stripTrailingZeros();
    }

    boolean any() {
      return tokens > 0 || budget != null || budgetTokens != null;
    }

    /** "12345 of 2000000 tokens, 0.42 of 5". */
    String text() {
      String read = tokens + (budgetTokens == null ? "" : " of " + budgetTokens) + " tokens";
      return money.signum() == 0 && budget == null
          ? read
          : read
              + ", "
              + money.toPlainString()
              + (budget == null ? "" : " of " + budget.toPlainString());
    }
  }

  /**
   * One of its languages.
   *
   * @param done 0–100
   * @param course id of the localised course, once done
   * @param folder where its files are
   */
  record Language(
      String language,
      String state,
      double done,
      String engine,
      String problem,
      String course,
      String folder) {}

  static BatchView of(Batch batch, Home home, String zone) {
    return new BatchView(
        batch.id(),
        batch.what().course(),
        batch.what().from(),
        batch.what().engine(),
        batch.created().toString(),
        Cost.of(batch.spent(), batch.what().limit().millionths(), batch.what().limit().tokens()),
        batch.targets().stream().map(t -> language(batch, t, home, zone)).toList());
  }

  private static Language language(Batch batch, Target target, Home home, String zone) {
    JobReport report = JobReport.read(target.report());
    String course = batch.what().course();
    return new Language(
        target.language(),
        target.state().name().toLowerCase(Locale.ROOT),
        target.state() == State.DONE
            ? 100
            : target.total() == 0 ? 0 : 100.0 * target.done() / target.total(),
        report.engine(),
        report.problem(),
        target.state() == State.DONE ? LanguageRun.idOf(course, target.language()) : "",
        home.localised(zone, course).resolve(target.language()).toString());
  }

  static void print(Batch batch, Home home, String zone, PrintWriter out) {
    BatchView view = of(batch, home, zone);
    out.printf("%s: %s from %s, engine %s%n", view.id(), view.course(), view.from(), view.engine());
    if (view.cost().any()) {
      out.println("  language model: " + view.cost().text());
    }
    for (Language l : view.languages()) {
      out.printf(
          Locale.ROOT,
          "  %-6s %-9s %5.1f %%  %s%n",
          l.language(),
          l.state(),
          l.done(),
          l.problem().isEmpty() ? l.engine() : l.problem());
      if (!l.course().isEmpty()) {
        out.println("         course " + l.course() + ", files in " + l.folder());
      }
    }
    out.flush();
  }
}

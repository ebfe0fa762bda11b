package org.dars.translator.engine;

import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dars.models.Price;
import org.dars.models.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What requests may cost together. A request is let through only when the most that it can cost,
 * with the most that those under way can cost, is still within the limits; what it did cost is put
 * down afterwards. An allowance may stand within a larger one: a batch's within that of the day.
 * Safe for use by several threads.
 */
public final class Allowance {

  /**
   * What was spent.
   *
   * @param millionths of the currency that the price is in
   * @param tokens read and written
   */
  public record Spent(long millionths, long tokens) {
    /** Nothing yet. */
    public static final Spent NOTHING = new Spent(0, 0);

    private Spent plus(Spent more) {
      return new Spent(millionths + more.millionths, tokens + more.tokens);
    }

    private Spent minus(Spent less) {
      return new Spent(millionths - less.millionths, tokens - less.tokens);
    }
  }

  private final Price price;
  private final @Nullable Long most;
  private final @Nullable Long mostTokens;
  private final Limit limit;
  private final @Nullable Supplier<Allowance> larger;
  private final Consumer<Spent> told;
  private Spent spent;
  private Spent reserved = Spent.NOTHING;
  private boolean refused;

  /**
   * How a limit is spoken of when it is reached.
   *
   * @param name "the budget"
   * @param remedy "raise the budget to go on"
   */
  public record Limit(String name, String remedy) {
    /** A job's own. */
    public static final Limit BUDGET = new Limit("the budget", "raise the budget to go on");
  }

  /** What was set aside for a request, here and in the larger allowance. */
  record Reservation(Spent cost, @Nullable Outer outer) {}

  private record Outer(Allowance allowance, Reservation reservation) {}

  /**
   * An allowance.
   *
   * @param most money in millionths, null for no limit
   * @param mostTokens tokens, null for no limit
   * @param spent what earlier runs of the job have spent of it
   */
  public Allowance(Price price, @Nullable Long most, @Nullable Long mostTokens, Spent spent) {
    this(price, most, mostTokens, spent, Limit.BUDGET, null, more -> {});
  }

  /**
   * An allowance within another.
   *
   * @param limit how it is spoken of
   * @param larger looked up at each request, so that a new day may have a new one; null for none.
   *     It must not stand within this one
   * @param told what each request cost, when it has ended
   */
  public Allowance(
      Price price,
      @Nullable Long most,
      @Nullable Long mostTokens,
      Spent spent,
      Limit limit,
      @Nullable Supplier<Allowance> larger,
      Consumer<Spent> told) {
    if ((most != null && most < 0) || (mostTokens != null && mostTokens < 0)) {
      throw new IllegalArgumentException(
          "a budget must be 0 or more, is " + most + " and " + mostTokens + " tokens");
    }
    if (most != null && price.equals(Price.FREE)) {
      throw new IllegalArgumentException(
          "a budget in money needs the model's prices; set DARS_LLM_PRICE_IN and"
              + " DARS_LLM_PRICE_OUT, or limit the tokens");
    }
    this.price = price;
    this.most = most;
    this.mostTokens = mostTokens;
    this.spent = spent;
    this.limit = limit;
    this.larger = larger;
    this.told = told;
  }

  /** Everything is allowed, and counted in tokens. */
  public static Allowance unlimited() {
    return new Allowance(Price.FREE, null, null, Spent.NOTHING);
  }

  /** What was spent so far, by earlier runs too. */
  public synchronized Spent spent() {
    return spent;
  }

  /** Whether a request was refused since it would have passed this allowance's own limits. */
  public synchronized boolean refused() {
    return refused;
  }

  /**
   * Sets aside the most that a request can take, here and in the larger allowance.
   *
   * @throws BudgetSpentException when that would pass a limit; nothing is set aside
   */
  Reservation reserve(String engine, Usage atMost) throws BudgetSpentException {
    Spent cost = cost(atMost);
    own(engine, cost);
    if (larger == null) {
      return new Reservation(cost, null);
    }
    Allowance within = larger.get();
    try {
      return new Reservation(cost, new Outer(within, within.reserve(engine, atMost)));
    } catch (BudgetSpentException e) {
      synchronized (this) {
        reserved = reserved.minus(cost);
      }
      throw e;
    }
  }

  private synchronized void own(String engine, Spent cost) throws BudgetSpentException {
    Spent sum = spent.plus(reserved).plus(cost);
    if (most != null && sum.millionths() > most) {
      throw spentUp(
          engine,
          money(most),
          money(spent.millionths()) + " is spent, the next request may cost ",
          money(cost.millionths()));
    }
    if (mostTokens != null && sum.tokens() > mostTokens) {
      throw spentUp(
          engine,
          mostTokens + " tokens",
          spent.tokens() + " are spent, the next request may take ",
          Long.toString(cost.tokens()));
    }
    reserved = reserved.plus(cost);
  }

  private BudgetSpentException spentUp(String engine, String all, String sofar, String next) {
    refused = true;
    return new BudgetSpentException(
        "%s: %s of %s would be passed (%s%s); %s"
            .formatted(engine, limit.name(), all, sofar, next, limit.remedy()));
  }

  /** Puts down what a request took, in place of what was set aside. */
  void settle(Reservation reservation, Usage usage) {
    Spent cost = cost(usage);
    synchronized (this) {
      reserved = reserved.minus(reservation.cost());
      spent = spent.plus(cost);
    }
    told.accept(cost);
    Outer outer = reservation.outer();
    if (outer != null) {
      outer.allowance().settle(outer.reservation(), usage);
    }
  }

  private Spent cost(Usage usage) {
    return new Spent(price.of(usage), usage.input() + usage.output());
  }

  private static String money(long millionths) {
    return BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
  }
}

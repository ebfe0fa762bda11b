package org.dars.translator.engine;

import java.math.BigDecimal;
import org.dars.models.Price;
import org.dars.models.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What requests may cost together. A request is let through only when the most that it can cost,
 * with the most that those under way can cost, is still within the limits; what it did cost is put
 * down afterwards. Safe for use by several threads.
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
  private Spent spent;
  private Spent reserved = Spent.NOTHING;

  /**
   * An allowance.
   *
   * @param most money in millionths, null for no limit
   * @param mostTokens tokens, null for no limit
   * @param spent what earlier runs of the job have spent of it
   */
  public Allowance(Price price, @Nullable Long most, @Nullable Long mostTokens, Spent spent) {
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
  }

  /** Everything is allowed, and counted in tokens. */
  public static Allowance unlimited() {
    return new Allowance(Price.FREE, null, null, Spent.NOTHING);
  }

  /** What was spent so far, by earlier runs too. */
  public synchronized Spent spent() {
    return spent;
  }

  /**
   * Sets aside the most that a request can take.
   *
   * @throws BudgetSpentException when that would pass a limit
   */
  synchronized Spent reserve(String engine, Usage atMost) throws BudgetSpentException {
    Spent cost = cost(atMost);
    Spent sum = spent.plus(reserved).plus(cost);
    if (most != null && sum.millionths() > most) {
      throw new BudgetSpentException(
          engine
              + ": the budget of "
              + money(most)
              + " would be passed ("
              + money(spent.millionths())
              + " is spent, the next request may cost "
              + money(cost.millionths())
              + "); raise the budget to go on");
    }
    if (mostTokens != null && sum.tokens() > mostTokens) {
      throw new BudgetSpentException(
          engine
              + ": the budget of "
              + mostTokens
              + " tokens would be passed ("
              + spent.tokens()
              + " are spent, the next request may take "
              + cost.tokens()
              + "); raise the budget to go on");
    }
    reserved = reserved.plus(cost);
    return cost;
  }

  /** Puts down what a request took, in place of what was set aside. */
  synchronized void settle(Spent reservation, Usage usage) {
    reserved = reserved.minus(reservation);
    spent = spent.plus(cost(usage));
  }

  private Spent cost(Usage usage) {
    return new Spent(price.of(usage), usage.input() + usage.output());
  }

  private static String money(long millionths) {
    return BigDecimal.valueOf(millionths, 6).stripTrailingZeros().toPlainString();
  }
}

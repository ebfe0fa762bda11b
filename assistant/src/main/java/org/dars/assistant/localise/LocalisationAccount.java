package org.dars.assistant.localise;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dars.assistant.store.BatchStore.Limit;
import org.dars.assistant.store.Spending;
import org.dars.models.Price;
import org.dars.translator.engine.Allowance;
import org.dars.translator.engine.Allowance.Spent;
import org.jspecify.annotations.Nullable;

/**
 * What zones spend on localising: each request of a batch or of files that were handed in is put
 * down to its zone's day, and stays within the day's limit where there is one. Safe for use by
 * several threads.
 */
public final class LocalisationAccount {

  private static final Allowance.Limit DAY =
      new Allowance.Limit(
          "the day's limit for localising",
          "it goes on when the day is over (UTC), or with a higher "
              + LocalisationLimits.MONEY
              + " or "
              + LocalisationLimits.TOKENS);

  private final Price price;
  private final LocalisationLimits limits;
  private final Spending spending;
  private final Clock clock;
  private final Map<String, Day> days = new ConcurrentHashMap<>();

  private record Day(LocalDate date, Allowance allowance) {}

  /**
   * @param price of the language model
   * @param spending of the use {@link Spending.Use#LOCALISATION}
   */
  public LocalisationAccount(
      Price price, LocalisationLimits limits, Spending spending, Clock clock) {
    this.price = price;
    this.limits = limits;
    this.spending = spending;
    this.clock = clock;
  }

  /** Without a limit but the day's. */
  public Allowance allowance(String zone) {
    return allowance(zone, Limit.NONE, Spent.NOTHING);
  }

  /**
   * Within a limit of its own and the day's.
   *
   * @param spent what earlier runs have spent of the own limit
   * @throws IllegalArgumentException when the limit is in money and there are no prices
   */
  Allowance allowance(String zone, Limit limit, Spent spent) {
    return new Allowance(
        price,
        limit.millionths(),
        limit.tokens(),
        spent,
        Allowance.Limit.BUDGET,
        () -> day(zone).allowance(),
        more -> {});
  }

  /**
   * Refuses a limit that nothing can be measured by.
   *
   * @throws IllegalArgumentException when it is in money and there are no prices, or not above 0
   */
  void check(Limit limit) {
    if (isNothing(limit.millionths()) || isNothing(limit.tokens())) {
      throw new IllegalArgumentException("A budget must be more than 0, or left out.");
    }
    if (limit.millionths() != null && price.equals(Price.FREE)) {
      throw new IllegalArgumentException(
          "A budget in money needs the language model's prices: set DARS_LLM_PRICE_IN and"
              + " DARS_LLM_PRICE_OUT, or limit the tokens.");
    }
  }

  private static boolean isNothing(@Nullable Long most) {
    return most != null && most <= 0;
  }

  /** Whether money can be counted. */
  public boolean priced() {
    return !price.equals(Price.FREE);
  }

  /** The most that a zone spends in a day. */
  public LocalisationLimits limits() {
    return limits;
  }

  /** What a zone has spent on localising today. */
  public Spent today(String zone) {
    return spending.today(zone);
  }

  /** What a zone's tutor has spent today. */
  public Spent tutorToday(String zone) {
    return spending.of(Spending.Use.TUTOR).today(zone);
  }

  /**
   * When requests are sent again that the day's limit holds back; null while it holds none back.
   */
  @Nullable Instant heldBackUntil(String zone) {
    Day day = day(zone);
    return day.allowance().refused()
        ? day.date().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
        : null;
  }

  private Day day(String zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return days.compute(
        zone, (z, known) -> known != null && known.date().equals(today) ? known : begin(z, today));
  }

  private Day begin(String zone, LocalDate today) {
    return new Day(
        today,
        new Allowance(
            price,
            limits.millionths(),
            limits.tokens(),
            spending.today(zone),
            DAY,
            null,
            more -> spending.add(zone, more)));
  }
}

package org.dars.assistant.store;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.dars.translator.engine.Allowance.Spent;

/**
 * What a zone's language model has cost, by day (UTC), in tokens and in millionths of the currency
 * that the prices are in; the tutor's and that of localising apart. It is kept in the database, so
 * that a restart goes on counting.
 */
public final class Spending {

  /** Who spends it. */
  public enum Use {
    /** Learners' questions. */
    TUTOR(""),
    /** Courses and files into other languages. */
    LOCALISATION("localisation-");

    private final String prefix;

    Use(String prefix) {
      this.prefix = prefix;
    }
  }

  private static final String MONEY = "spent-";
  private static final String TOKENS = "tokens-";

  private final Database database;
  private final Clock clock;
  private final Use use;

  /** The tutor's. */
  public Spending(Database database, Clock clock) {
    this(database, clock, Use.TUTOR);
  }

  public Spending(Database database, Clock clock, Use use) {
    this.database = database;
    this.clock = clock;
    this.use = use;
  }

  /** The same zone's, of another use. */
  public Spending of(Use other) {
    return new Spending(database, clock, other);
  }

  /**
   * Adds a cost to today's.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public void add(String zone, Spent cost) {
    if (cost.millionths() < 0 || cost.tokens() < 0) {
      throw new IllegalArgumentException("a cost must be 0 or more, is " + cost);
    }
    if (cost.equals(Spent.NOTHING)) {
      return;
    }
    database.<Void, RuntimeException>write(write -> {
      for (String name : new String[] {MONEY, TOKENS}) {
        write.execute(
            "insert into counter (zone, name, value) values (?, ?, ?)"
                + " on conflict (zone, name) do update set value = counter.value + excluded.value",
            Zone.checked(zone),
            use.prefix + name + today(),
            name.equals(MONEY) ? cost.millionths() : cost.tokens());
      }
      return null;
    });
  }

  /** Today's. */
  public Spent today(String zone) {
    return new Spent(ofDay(zone), sum(zone, use.prefix + TOKENS + today()));
  }

  /** Today's, in millionths. */
  public long ofDay(String zone) {
    return sum(zone, use.prefix + MONEY + today());
  }

  /** This month's, in millionths. */
  public long ofMonth(String zone) {
    return sum(zone, use.prefix + MONEY + YearMonth.from(today()) + "-%");
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private long sum(String zone, String name) {
    return database.read(read ->
        read.select(
                "select coalesce(sum(value), 0) from counter where zone = ? and name like ?",
                zone,
                name)
            .mapTo(Long.class)
            .one());
  }
}

package org.dars.assistant.store;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * What a zone's language model has cost, by day (UTC), in millionths of the currency that the
 * prices are in. It is kept in the database, so that a restart goes on counting.
 */
public final class Spending {

  private static final String COUNTER = "spent-";

  private final Database database;
  private final Clock clock;

  public Spending(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Adds a cost to today's.
   *
   * @param millionths 0 or more
   */
  public void add(String zone, long millionths) {
    if (millionths < 0) {
      throw new IllegalArgumentException("millionths must be 0 or more, is " + millionths);
    }
    database.write(write ->
        write.execute(
            "insert into counter (zone, name, value) values (?, ?, ?)"
                + " on conflict (zone, name) do update set value = counter.value + excluded.value",
            Zone.checked(zone),
            COUNTER + today(),
            millionths));
  }

  /** Today's, in millionths. */
  public long ofDay(String zone) {
    return sum(zone, COUNTER + today());
  }

  /** This month's, in millionths. */
  public long ofMonth(String zone) {
    return sum(zone, COUNTER + YearMonth.from(today()) + "-%");
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

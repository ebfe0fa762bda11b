package org.dars.assistant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * How learners answered the items of one course's question bank. Nothing here says who they were.
 * Safe for use by several threads and processes.
 */
public final class ItemAnswers {

  private final Database database;
  private final String zone;
  private final String course;
  private final Clock clock;

  public ItemAnswers(Database database, String zone, String course, Clock clock) {
    this.database = database;
    this.zone = zone;
    this.course = course;
    this.clock = clock;
  }

  /**
   * An answer to an item.
   *
   * @param item its id
   * @param version that was answered
   * @param language BCP 47 tag that it was answered in
   * @param score share of the mark, 0 to 1
   * @param picked indices of the options that were picked, in the item's own order; of true/false 0
   *     is true and 1 is false; empty where there are none
   */
  public record Answered(
      String item, int version, String language, double score, List<Integer> picked) {

    public Answered {
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("score of " + item + " is " + score + ", not 0 to 1");
      }
      picked = List.copyOf(picked);
    }
  }

  /** An answer and the sitting that it was given in. */
  public record Given(String sitting, Answered answer) {}

  /**
   * Keeps the answers of a sitting. The first answer to an item in a sitting counts: recording
   * again adds what is new and changes nothing. Items that are not in the bank are passed over.
   *
   * @param sitting names an attempt; says nothing of who made it
   */
  public void record(String sitting, List<Answered> answers) {
    if (answers.isEmpty()) {
      return;
    }
    database.write(write -> {
      PreparedBatch batch =
          write.prepareBatch(
              "insert into item_answer (zone, course, sitting, item, version, language, time, score,"
                  + " picked) select zone, course, ?, id, ?, ?, ?, ?, ? from item"
                  + " where zone = ? and course = ? and id = ?"
                  + " on conflict (zone, course, sitting, item) do nothing");
      for (Answered a : answers) {
        String picked = a.picked().stream().map(String::valueOf).collect(Collectors.joining(","));
        batch.add(
            sitting,
            a.version(),
            a.language(),
            clock.millis(),
            a.score(),
            picked,
            zone,
            course,
            a.item());
      }
      batch.execute();
      return null;
    });
  }

  /** Every answer, the earliest first. */
  public List<Given> list() {
    return database.read(read ->
        read.select(
                "select * from item_answer where zone = ? and course = ?"
                    + " order by time, sitting, item",
                zone,
                course)
            .map((r, c) -> given(r))
            .list());
  }

  /**
   * Every answer of the sittings that an item was answered in, the earliest first: all that is
   * needed to tell how that item is answered.
   */
  public List<Given> beside(String item) {
    return database.read(read ->
        read.select(
                "select * from item_answer where zone = ? and course = ? and sitting in"
                    + " (select a.sitting from item_answer a where a.zone = ? and a.course = ?"
                    + " and a.item = ?) order by time, sitting, item",
                zone,
                course,
                zone,
                course,
                item)
            .map((r, c) -> given(r))
            .list());
  }

  private static Given given(ResultSet r) throws SQLException {
    List<Integer> picked =
        Stream.of(r.getString("picked").split(","))
            .filter(p -> !p.isEmpty())
            .map(Integer::valueOf)
            .toList();
    return new Given(
        r.getString("sitting"),
        new Answered(
            r.getString("item"),
            r.getInt("version"),
            r.getString("language"),
            r.getDouble("score"),
            picked));
  }
}

package org.dars.assistant.store;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Quizzes and attempts at them. What an item or an attempt says is the quiz room's own JSON. */
public final class QuizStore {

  private final Database database;
  private final Clock clock;

  public QuizStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A quiz without its items.
   *
   * @param id short and hard to guess
   * @param course id of its course
   * @param title as people call it
   * @param language BCP 47 primary tag
   * @param made when
   * @param items how many
   */
  public record StoredQuiz(
      String id, String course, String title, String language, Instant made, int items) {}

  /**
   * An attempt at a quiz.
   *
   * @param json what was answered
   */
  public record StoredAttempt(String id, String quiz, Instant made, String json) {}

  /**
   * Keeps a quiz.
   *
   * @param course id of a course of the zone
   * @param language BCP 47 primary tag of its items
   * @param itemsJson its items in order, a JSON object each
   * @return its id
   * @throws StoreException when the zone has no such course
   */
  public String save(
      String zone, String course, String title, String language, List<String> itemsJson) {
    String id = Ids.next();
    database.write(write -> {
      requireCourse(write, zone, course);
      write.execute(
          "insert into quiz (zone, id, course, title, language, made)"
              + " values (?, ?, ?, ?, ?, ?)",
          zone,
          id,
          course,
          title,
          language,
          clock.millis());
      insertItems(write, zone, id, itemsJson);
      return null;
    });
    return id;
  }

  private static void requireCourse(Handle write, String zone, String course) {
    if (write
        .select("select id from course where zone = ? and id = ?", zone, course)
        .mapTo(String.class)
        .findOne()
        .isEmpty()) {
      throw new StoreException(
          "There is no course \"" + course + "\": list them with dars courses.", null);
    }
  }

  private static void insertItems(Handle write, String zone, String quiz, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        write.prepareBatch("insert into quiz_item (zone, quiz, ord, content) values (?, ?, ?, ?)");
    for (int i = 0; i < items.size(); i++) {
      batch.add(zone, quiz, i, items.get(i));
    }
    batch.execute();
  }

  /**
   * The quizzes of a zone, newest first.
   *
   * @param course only those of this course; null for all
   */
  public List<StoredQuiz> list(String zone, @Nullable String course) {
    return database.read(read -> select(read, zone, "course", course));
  }

  public Optional<StoredQuiz> quiz(String zone, String id) {
    return database.read(read -> select(read, zone, "id", id)).stream().findFirst();
  }

  private static List<StoredQuiz> select(
      Handle read, String zone, String column, @Nullable String value) {
    String sql =
        "select q.*, (select count(*) from quiz_item i where i.zone = q.zone and i.quiz = q.id) as"
            + " items from quiz q where q.zone = ?"
            + (value == null ? "" : " and q." + column + " = ?")
            + " order by q.made desc, q.id";
    return (value == null ? read.select(sql, zone) : read.select(sql, zone, value))
        .map((r, c) ->
            new StoredQuiz(
                r.getString("id"),
                r.getString("course"),
                r.getString("title"),
                r.getString("language"),
                Instant.ofEpochMilli(r.getLong("made")),
                r.getInt("items")))
        .list();
  }

  /** The items of a quiz in order; empty when there is none. */
  public List<String> items(String zone, String quiz) {
    return database.read(read ->
        read.select(
                "select content from quiz_item where zone = ? and quiz = ? order by ord",
                zone,
                quiz)
            .mapTo(String.class)
            .list());
  }

  /**
   * Keeps an attempt.
   *
   * @return its id
   */
  public String saveAttempt(String zone, String quiz, String json) {
    String id = Ids.next();
    database.write(write ->
        write.execute(
            "insert into attempt (zone, id, quiz, made, content) values (?, ?, ?, ?, ?)",
            zone,
            id,
            quiz,
            clock.millis(),
            json));
    return id;
  }

  public Optional<StoredAttempt> attempt(String zone, String id) {
    return database.read(read ->
        read.select("select * from attempt where zone = ? and id = ?", zone, id)
            .map((r, c) ->
                new StoredAttempt(
                    r.getString("id"),
                    r.getString("quiz"),
                    Instant.ofEpochMilli(r.getLong("made")),
                    r.getString("content")))
            .findOne());
  }

  /** Deletes a quiz with its attempts. */
  public boolean delete(String zone, String id) {
    return database.write(
        write -> write.execute("delete from quiz where zone = ? and id = ?", zone, id) > 0);
  }
}

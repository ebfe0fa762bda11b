package org.dars.assistant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Conversations and their turns. What an answer says is the tutor's own JSON. Every call that a
 * visitor causes names that visitor, and finds nothing of another's. Safe for use by several
 * threads.
 */
public final class ConversationStore {

  private static final String COUNTED =
      "select c.*, (select count(*) from turn t where t.zone = c.zone and t.conversation = c.id)"
          + " as turns from conversation c where c.zone = ? and c.visitor = ?";

  private final Database database;
  private final Clock clock;

  public ConversationStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A conversation without its turns.
   *
   * @param id short and hard to guess
   * @param course id of its course
   * @param title the first question, until it is renamed
   * @param created when it was begun
   * @param updated when it was last asked something
   * @param turns how many
   */
  public record StoredConversation(
      String id, String course, String title, Instant created, Instant updated, int turns) {}

  /**
   * A question, and its answer when that is whole.
   *
   * @param number from 1, in its conversation
   * @param asked when it was last asked
   * @param answerJson null while it is being answered, and when the service stopped before the end
   * @param feedback what the learner said of the answer, or null
   */
  public record StoredTurn(
      int number,
      String question,
      Instant asked,
      @Nullable String answerJson,
      @Nullable StoredFeedback feedback) {}

  /** What a learner thinks of an answer. */
  public enum Reason {
    HELPFUL,
    WRONG,
    NOT_FROM_COURSE,
    INCOMPLETE,
    OTHER;

    /** Whether the answer was disliked. */
    public boolean dislikes() {
      return this != HELPFUL;
    }

    private static Reason of(String stored) {
      for (Reason reason : values()) {
        if (reason.name().equals(stored)) {
          return reason;
        }
      }
      return OTHER;
    }
  }

  /**
   * What a learner said of an answer.
   *
   * @param text what was added, "" for nothing
   */
  public record StoredFeedback(Reason reason, String text, Instant given) {}

  /**
   * An answered turn, as an instructor's counts need it.
   *
   * @param visitor hash that tells people apart
   * @param reason what was said of the answer, or null
   */
  public record AnsweredTurn(
      String conversation,
      int number,
      String visitor,
      String question,
      Instant asked,
      String answerJson,
      @Nullable Reason reason) {}

  /**
   * Begins a conversation.
   *
   * @param visitor 64 hex digits
   * @return its id
   * @throws StoreException when the zone has no such course
   */
  public String begin(String zone, String course, String visitor, String title) {
    String id = Ids.next();
    long now = clock.millis();
    database.write(write -> {
      requireCourse(write, zone, course);
      return write.execute(
          "insert into conversation (zone, id, course, visitor, title, created, updated)"
              + " values (?, ?, ?, ?, ?, ?, ?)",
          zone,
          id,
          course,
          visitor,
          title,
          now,
          now);
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

  /**
   * Adds a question to a conversation.
   *
   * @return its number, from 1; empty when the conversation was deleted meanwhile
   */
  public Optional<Integer> ask(String zone, String conversation, String question) {
    return database.write(write -> {
      if (!touch(write, zone, conversation)) {
        return Optional.empty();
      }
      int number =
          write
              .select(
                  "select coalesce(max(number), 0) + 1 from turn where zone = ? and conversation"
                      + " = ?",
                  zone,
                  conversation)
              .mapTo(Integer.class)
              .one();
      write.execute(
          "insert into turn (zone, conversation, number, question, asked) values (?, ?, ?, ?, ?)",
          zone,
          conversation,
          number,
          question,
          clock.millis());
      return Optional.of(number);
    });
  }

  /** Forgets the answer of a turn and what was said of it, to ask again. */
  public boolean askAgain(String zone, String conversation, int number) {
    return database.write(write ->
        touch(write, zone, conversation)
            && write.execute(
                    "update turn set asked = ?, answer = null, feedback = null, feedback_text ="
                        + " null, feedback_at = null where zone = ? and conversation = ? and"
                        + " number = ?",
                    clock.millis(),
                    zone,
                    conversation,
                    number)
                > 0);
  }

  private boolean touch(Handle write, String zone, String conversation) {
    return write.execute(
            "update conversation set updated = ? where zone = ? and id = ?",
            clock.millis(),
            zone,
            conversation)
        > 0;
  }

  /** Keeps the whole answer of a turn; nothing happens when the conversation was deleted. */
  public void answered(String zone, String conversation, int number, String answerJson) {
    database.write(write ->
        write.execute(
            "update turn set answer = ? where zone = ? and conversation = ? and number = ?",
            answerJson,
            zone,
            conversation,
            number));
  }

  /**
   * Says, or says anew, what a visitor thinks of an answer.
   *
   * @return whether there is such an answer of theirs
   */
  public boolean feedback(
      String zone, String visitor, String conversation, int number, Reason reason, String text) {
    return database.write(write ->
        write.execute(
                "update turn set feedback = ?, feedback_text = ?, feedback_at = ? where zone = ?"
                    + " and conversation = ? and number = ? and answer is not null and exists"
                    + " (select id from conversation c where c.zone = turn.zone and c.id ="
                    + " turn.conversation and c.visitor = ?)",
                reason.name(),
                text,
                clock.millis(),
                zone,
                conversation,
                number,
                visitor)
            > 0);
  }

  /**
   * A visitor's conversations about a course, the last asked first.
   *
   * @param most longest list wanted
   */
  public List<StoredConversation> list(String zone, String visitor, String course, int most) {
    return database.read(read ->
        read.select(
                COUNTED + " and c.course = ? order by c.updated desc, c.id limit ?",
                zone,
                visitor,
                course,
                most)
            .map((r, c) -> conversation(r))
            .list());
  }

  /** A visitor's conversation. */
  public Optional<StoredConversation> conversation(String zone, String visitor, String id) {
    return database.read(read ->
        read.select(COUNTED + " and c.id = ?", zone, visitor, id)
            .map((r, c) -> conversation(r))
            .findOne());
  }

  private static StoredConversation conversation(ResultSet r) throws SQLException {
    return new StoredConversation(
        r.getString("id"),
        r.getString("course"),
        r.getString("title"),
        Instant.ofEpochMilli(r.getLong("created")),
        Instant.ofEpochMilli(r.getLong("updated")),
        r.getInt("turns"));
  }

  /** The turns of a conversation, oldest first. */
  public List<StoredTurn> turns(String zone, String conversation) {
    return database.read(read ->
        read.select(
                "select * from turn where zone = ? and conversation = ? order by number",
                zone,
                conversation)
            .map((r, c) -> turn(r))
            .list());
  }

  private static StoredTurn turn(ResultSet r) throws SQLException {
    Reason reason = reason(r);
    StoredFeedback feedback =
        reason == null
            ? null
            : new StoredFeedback(
                reason,
                Optional.ofNullable(r.getString("feedback_text")).orElse(""),
                Instant.ofEpochMilli(r.getLong("feedback_at")));
    return new StoredTurn(
        r.getInt("number"),
        r.getString("question"),
        Instant.ofEpochMilli(r.getLong("asked")),
        r.getString("answer"),
        feedback);
  }

  private static @Nullable Reason reason(ResultSet r) throws SQLException {
    String stored = r.getString("feedback");
    return stored == null ? null : Reason.of(stored);
  }

  public boolean rename(String zone, String visitor, String id, String title) {
    return database.write(write ->
        write.execute(
                "update conversation set title = ? where zone = ? and visitor = ? and id = ?",
                title,
                zone,
                visitor,
                id)
            > 0);
  }

  /** Deletes a conversation with its turns. */
  public boolean delete(String zone, String visitor, String id) {
    return database.write(write ->
        write.execute(
                "delete from conversation where zone = ? and visitor = ? and id = ?",
                zone,
                visitor,
                id)
            > 0);
  }

  /**
   * Deletes all conversations of a visitor about a course.
   *
   * @return how many there were
   */
  public int deleteAll(String zone, String visitor, String course) {
    return database.write(write ->
        write.execute(
            "delete from conversation where zone = ? and visitor = ? and course = ?",
            zone,
            visitor,
            course));
  }

  /**
   * Deletes the conversations of a zone that were last asked something before a time.
   *
   * @return how many there were
   */
  public int deleteBefore(String zone, Instant time) {
    return database.write(write ->
        write.execute(
            "delete from conversation where zone = ? and updated < ?", zone, time.toEpochMilli()));
  }

  /** What was asked of a course by anybody and answered, oldest first. */
  public List<AnsweredTurn> answeredTurns(String zone, String course) {
    return database.read(read ->
        read.select(
                "select t.conversation, t.number, c.visitor, t.question, t.asked, t.answer,"
                    + " t.feedback from turn t join conversation c on c.zone = t.zone and c.id ="
                    + " t.conversation where c.zone = ? and c.course = ? and t.answer is not null"
                    + " order by t.asked, t.conversation, t.number",
                zone,
                course)
            .map((r, c) ->
                new AnsweredTurn(
                    r.getString("conversation"),
                    r.getInt("number"),
                    r.getString("visitor"),
                    r.getString("question"),
                    Instant.ofEpochMilli(r.getLong("asked")),
                    r.getString("answer"),
                    reason(r)))
            .list());
  }
}

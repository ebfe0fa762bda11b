package org.dars.assistant.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The items of one course's question bank in other languages. Safe for use by several threads and
 * processes.
 */
public final class ItemTranslationRows {

  private static final String BANK = " where zone = ? and course = ?";

  private final Database database;
  private final String zone;
  private final String course;

  public ItemTranslationRows(Database database, String zone, String course) {
    this.database = database;
    this.zone = zone;
    this.course = course;
  }

  /**
   * An item in a language.
   *
   * @param item its id
   * @param language BCP 47 tag
   * @param version of the item that it is a translation of
   * @param content JSON of the translation
   * @param examination JSON of what the examiner says of it
   * @param sound whether nothing is wrong with it
   * @param changed when; names this state of it
   */
  public record Row(
      String item,
      String language,
      int version,
      String content,
      String examination,
      boolean sound,
      Instant changed) {}

  /**
   * Writes a translation, unless somebody else did meanwhile.
   *
   * @param before when the one was changed that this takes the place of; null for none
   * @return whether it was written
   */
  public boolean put(Row row, @Nullable Instant before) {
    return database.<Boolean, RuntimeException>write(write -> {
      Instant now =
          write
              .select(
                  "select changed from item_translation" + BANK + " and item = ? and language = ?",
                  zone,
                  course,
                  row.item(),
                  row.language())
              .mapTo(Long.class)
              .findOne()
              .map(Instant::ofEpochMilli)
              .orElse(null);
      if (!Objects.equals(now, before)) {
        return false;
      }
      write.execute(
          "insert into item_translation (zone, course, item, language, version, content,"
              + " examination, sound, changed) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
              + " on conflict (zone, course, item, language) do update set"
              + " version = excluded.version, content = excluded.content,"
              + " examination = excluded.examination, sound = excluded.sound,"
              + " changed = excluded.changed",
          zone,
          course,
          row.item(),
          row.language(),
          row.version(),
          row.content(),
          row.examination(),
          row.sound() ? 1 : 0,
          row.changed().toEpochMilli());
      return true;
    });
  }

  public Optional<Row> find(String item, String language) {
    return database.read(read ->
        read.select(
                "select * from item_translation" + BANK + " and item = ? and language = ?",
                zone,
                course,
                item,
                language)
            .map((r, c) -> row(r))
            .findOne());
  }

  /** The translations into a language, in the order of the bank. */
  public List<Row> list(String language) {
    return database.read(read ->
        read.select(
                "select t.* from item_translation t join item i on i.zone = t.zone"
                    + " and i.course = t.course and i.id = t.item"
                    + " where t.zone = ? and t.course = ? and t.language = ? order by i.ord, i.id",
                zone,
                course,
                language)
            .map((r, c) -> row(r))
            .list());
  }

  /** How many items are translated into each language. */
  public Map<String, Integer> counts() {
    return database.read(read ->
        read
            .select(
                "select language, count(*) as n from item_translation"
                    + BANK
                    + " group by language",
                zone,
                course)
            .map((r, c) -> Map.entry(r.getString("language"), r.getInt("n")))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** The languages that there are translations into. */
  public List<String> languages() {
    return database.read(read ->
        read.select(
                "select distinct language from item_translation" + BANK + " order by language",
                zone,
                course)
            .mapTo(String.class)
            .list());
  }

  private static Row row(ResultSet r) throws SQLException {
    return new Row(
        r.getString("item"),
        r.getString("language"),
        r.getInt("version"),
        r.getString("content"),
        r.getString("examination"),
        r.getInt("sound") == 1,
        Instant.ofEpochMilli(r.getLong("changed")));
  }
}

package org.dars.assistant.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a bank are looked for: those that fit everything that is said.
 *
 * @param words each stands in the item's words, in lower case
 * @param state "DRAFT", "APPROVED" or "RETIRED"; null for any
 * @param kind label; null for any
 * @param bloom label; null for any
 * @param section null for any
 * @param language null for any
 * @param tag null for any
 * @param sound whether the examiner let it pass; null for either
 */
public record ItemQuery(
    List<String> words,
    @Nullable String state,
    @Nullable String kind,
    @Nullable String bloom,
    @Nullable String section,
    @Nullable String language,
    @Nullable String tag,
    @Nullable Boolean sound) {

  /** Every item. */
  public static final ItemQuery ALL =
      new ItemQuery(List.of(), null, null, null, null, null, null, null);

  private static final String TAGGED =
      "exists (select 1 from item_tag g where g.zone = item.zone and g.course = item.course"
          + " and g.item = item.id and g.tag = ?)";

  public ItemQuery {
    words = List.copyOf(words);
  }

  /** The same in a state. */
  public ItemQuery in(@Nullable String otherState) {
    return new ItemQuery(words, otherState, kind, bloom, section, language, tag, sound);
  }

  /** The same of those that the examiner let pass, or did not; null for either. */
  public ItemQuery sound(@Nullable Boolean otherSound) {
    return new ItemQuery(words, state, kind, bloom, section, language, tag, otherSound);
  }

  /** A condition on the table item, to go on with. */
  String condition() {
    StringBuilder sql = new StringBuilder();
    if (state != null) {
      sql.append(" and item.state = ?");
    }
    if (kind != null) {
      sql.append(" and item.kind = ?");
    }
    if (bloom != null) {
      sql.append(" and item.bloom = ?");
    }
    if (section != null) {
      sql.append(" and item.section = ?");
    }
    if (language != null) {
      sql.append(" and item.language = ?");
    }
    if (sound != null) {
      sql.append(" and item.sound = ?");
    }
    if (tag != null) {
      sql.append(" and ").append(TAGGED);
    }
    words.forEach(word -> sql.append(" and item.words like ? escape '!'"));
    return sql.toString();
  }

  /** What the condition's question marks stand for. */
  List<Object> values() {
    List<Object> values = new ArrayList<>();
    for (@Nullable String value : new @Nullable String[] {state, kind, bloom, section, language}) {
      if (value != null) {
        values.add(value);
      }
    }
    if (sound != null) {
      values.add(sound ? 1 : 0);
    }
    if (tag != null) {
      values.add(tag);
    }
    words.forEach(word ->
        values.add("%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"));
    return values;
  }
}

package org.dars.assistant.quiz.make;

import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;

/**
 * What is asked for.
 *
 * @param course the course's id
 * @param sections each words of a heading, a block id or its beginning, or a document's id or
 *     title; empty for the whole course
 * @param kinds empty for any
 * @param blooms empty for any
 * @param count how many items, 1–10,000
 * @param seed the same seed gives the same items
 * @param language BCP 47 primary tag of the course; "und" when unknown
 * @param known what is asked already: none of these is made again
 */
public record ItemRequest(
    String course,
    List<String> sections,
    Set<ItemKind> kinds,
    Set<Bloom> blooms,
    int count,
    long seed,
    String language,
    List<Item> known) {

  public static final int MOST = 10_000;

  public ItemRequest {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "1 to %d items are made at once, %d were asked for".formatted(MOST, count));
    }
    sections = List.copyOf(sections);
    kinds = Set.copyOf(kinds);
    blooms = Set.copyOf(blooms);
    known = List.copyOf(known);
  }

  /**
   * The same for other items than some.
   *
   * @param many how many, 1–10,000
   */
  public ItemRequest forMore(int many, List<Item> others) {
    return new ItemRequest(course, sections, kinds, blooms, many, seed, language, others);
  }
}

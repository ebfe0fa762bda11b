package org.dars.assistant.quiz.practice;

import java.util.Optional;
import org.dars.assistant.course.Course;
import org.dars.assistant.quiz.item.Item;

/** Items in other languages than their own. */
@FunctionalInterface
public interface ItemInLanguage {

  /** Every item is in its own language alone. */
  ItemInLanguage NONE = (zone, course, item, version, language) -> Optional.empty();

  /**
   * An item in a language: options, pairs, steps and gaps in the same order as its own.
   *
   * @param version of the item that it must be a translation of
   * @param language BCP 47 primary tag
   * @return empty where there is none, or the item is in that language
   */
  Optional<Item> in(String zone, Course course, Item item, int version, String language);
}

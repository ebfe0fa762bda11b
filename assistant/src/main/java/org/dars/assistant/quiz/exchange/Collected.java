package org.dars.assistant.quiz.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.item.Item;

/** Items and problems of a file while it is read. Ids are unique in it. */
final class Collected {

  private final List<Item> items = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, String> places = new HashMap<>();

  /** What was last put behind an id that was there before. */
  private final Map<String, Integer> again = new HashMap<>();

  /**
   * An item; without an id it gets "q-" and its number. One whose id was there before is kept under
   * another, which is a problem to name.
   */
  void add(Item item, String place) {
    String wanted = item.id().isBlank() ? "q-" + (items.size() + 1) : item.id();
    String id = wanted;
    while (!ids.add(id)) {
      id = wanted + "-" + again.merge(wanted, 2, (n, two) -> n + 1);
    }
    if (!id.equals(wanted)) {
      problem(
          place, "the id \"%s\" is used twice; this item was read as \"%s\"".formatted(wanted, id));
    }
    items.add(id.equals(item.id()) ? item : item.withId(id));
    places.put(id, place);
  }

  void problem(String place, String message) {
    problems.add(new Problem(place, message));
  }

  /** What there is so far, be it nothing. */
  Reading reading() {
    return new Reading(items, problems, "", places);
  }

  /**
   * All of a file.
   *
   * @throws ItemFileException when there is no item
   */
  Reading reading(Path file) throws ItemFileException {
    if (items.isEmpty()) {
      throw new ItemFileException(
          problems.isEmpty()
              ? file + ": there are no items in it"
              : "%s: no item in it can be read; %s: %s"
                  .formatted(file, problems.getFirst().place(), problems.getFirst().message()));
    }
    return reading();
  }
}

package org.dars.assistant.quiz.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;

/** One kind of file with items in it. Safe for use by several threads. */
public interface ItemFormat {

  /** Its name in commands: "gift", "moodle-xml". */
  String id();

  /** Ends of file names, without the dot, the usual one first. */
  List<String> extensions();

  /** Whether files of it are read, not only written. */
  boolean reads();

  /**
   * Kinds of which it holds items, be it as items of another kind. That it holds a kind does not
   * say that it holds each item of it: {@link #write} names those that it leaves out.
   */
  default Set<ItemKind> kinds() {
    return EnumSet.allOf(ItemKind.class);
  }

  /**
   * Reads a file. An item that cannot be read is a problem that names its place, and the rest goes
   * on; nothing in the file is trusted.
   *
   * @throws ItemFileException when nothing in it can be read: it is no file of this kind, too
   *     large, or damaged; the message says so and what to do
   * @throws IOException when the file itself cannot be read
   */
  Reading read(Path file) throws ItemFileException, IOException;

  /**
   * Writes items; the file appears whole or not at all.
   *
   * @return what the format cannot hold, an entry for each item and thing; items that cannot be
   *     written at all are left out and named
   */
  List<Loss> write(List<Item> items, Path file) throws IOException;

  /**
   * What was read.
   *
   * @param variant what the file is where the format reads several alike: "qti21", "qti3"; else ""
   * @param places where items stand, by their ids: "line 12", "row 3"; none for files without lines
   */
  record Reading(
      List<Item> items, List<Problem> problems, String variant, Map<String, String> places) {

    public Reading {
      items = List.copyOf(items);
      problems = List.copyOf(problems);
      places = Map.copyOf(places);
    }

    /** What was read of a file without lines. */
    public Reading(List<Item> items, List<Problem> problems) {
      this(items, problems, "", Map.of());
    }
  }

  /**
   * Something in a file that was not read.
   *
   * @param place "line 12", "question 3"
   * @param message what is wrong, one sentence
   */
  record Problem(String place, String message) {}

  /**
   * Something of an item that is not in the file.
   *
   * @param item its id
   * @param message what is missing or changed, one sentence
   * @param whole whether all of the item is missing
   */
  record Loss(String item, String message, boolean whole) {}
}

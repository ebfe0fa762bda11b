package org.dars.assistant.quiz.exchange.qti12;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.item.Item;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/**
 * Reads the items of {@code questestinterop}, each on its own: assessments, sections and banks are
 * their categories. Source: IMS QTI ASI information model 1.2.1, and the profile of it in Common
 * Cartridge 1.1. Used once for a file or a package.
 */
public final class Qti12Reader {

  /** What a file of it is called. */
  public static final String VARIANT = "qti12";

  private final ItemNumbers ids;
  private final List<Item> items = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Names of tests and banks: Canvas writes a test twice, its own way and Common Cartridge's. */
  private final Set<String> parts = new HashSet<>();

  private int number;

  /**
   * @param ids of the file or package
   */
  public Qti12Reader(ItemNumbers ids) {
    this.ids = ids;
  }

  /** Whether it is a file of QTI 1.2. */
  public static boolean knows(XmlElement root) {
    return root.is("questestinterop");
  }

  /**
   * Reads one file.
   *
   * @param place what its items' places begin with, "" in a file of its own
   */
  public void add(XmlTree tree, String place) {
    number = 0;
    walk(tree, tree.root(), List.of(), place.isEmpty() ? "" : place + ", ");
  }

  /** All that was read so far. */
  public Reading reading() {
    return new Reading(items, problems, VARIANT);
  }

  private void walk(XmlTree tree, XmlElement parent, List<String> category, String place) {
    for (XmlElement e : parent.elements()) {
      switch (e.local()) {
        case "item" -> item(tree, e, category, place);
        case "assessment", "objectbank" -> {
          String ident = e.attribute("ident");
          if (ident.isEmpty() || parts.add(ident)) {
            walk(tree, e, inner(category, title(e)), place);
          }
        }
        case "section" -> walk(tree, e, inner(category, title(e)), place);
        default -> {}
      }
    }
  }

  /** The title of a part; Canvas writes that of a bank into its metadata. */
  private static String title(XmlElement part) {
    String title = part.attribute("title").strip();
    XmlElement metadata = part.child("qtimetadata");
    return title.isEmpty() && metadata != null
        ? Metadata.of(metadata).get("bank_title").strip()
        : title;
  }

  private static List<String> inner(List<String> category, String title) {
    if (title.isEmpty()) {
      return category;
    }
    List<String> inner = new ArrayList<>(category);
    inner.add(title);
    return inner;
  }

  private void item(XmlTree tree, XmlElement e, List<String> category, String before) {
    String title = e.attribute("title").strip();
    String place = before + "item " + ++number + (title.isEmpty() ? "" : " (" + title + ")");
    try {
      ItemReader reader = new ItemReader(tree, e);
      items.add(reader.read(category, ids));
      if (!reader.left().isEmpty()) {
        problems.add(new Problem(place, "not kept: " + String.join(", ", reader.left())));
      }
    } catch (Unreadable why) {
      problems.add(new Problem(place, String.valueOf(why.getMessage())));
    }
  }
}

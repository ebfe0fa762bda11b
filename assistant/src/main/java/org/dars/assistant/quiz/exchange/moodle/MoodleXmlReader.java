package org.dars.assistant.quiz.exchange.moodle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dars.assistant.quiz.exchange.AboutTags;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.WholeFile;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** Reads the questions of a file, each on its own. Used once. */
final class MoodleXmlReader {

  /** What is said of an item that Dars has no place for; named where it says something. */
  private static final Set<String> LEFT =
      Set.of(
          "hint",
          "correctfeedback",
          "partiallycorrectfeedback",
          "incorrectfeedback",
          "instructions");

  private final List<Item> items = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final ItemNumbers ids = new ItemNumbers();
  private List<String> category = List.of();

  private final Map<String, String> places = new HashMap<>();
  private final String text;

  /** How far lines were counted, and the line there. */
  private int counted;

  private int line = 1;

  private MoodleXmlReader(String text) {
    this.text = text;
  }

  /**
   * Reads a file.
   *
   * @param name of the file, for errors
   */
  static Reading read(String name, byte[] bytes) throws ItemFileException {
    XmlTree tree = WholeFile.xml(name, bytes);
    boolean backup = MoodleBackup.knows(tree.root());
    if (backup) {
      tree = WholeFile.xml(name, MoodleBackup.moodleXml(tree.root()));
    }
    XmlElement root = tree.root();
    if (!root.is("quiz")) {
      throw new ItemFileException(
          name
              + " is not Moodle XML (it begins with <"
              + root.name()
              + ">); export the questions as Moodle XML");
    }
    MoodleXmlReader reader = new MoodleXmlReader(tree.source().text());
    int number = 0;
    for (XmlElement question : root.elements("question")) {
      if (question.attribute("type").equals("category")) {
        reader.category = names(string(question.child("category")));
      } else {
        // The lines of what a backup was turned into are nobody's.
        String where =
            backup
                ? " (" + string(question.child("name")) + ")"
                : ", line " + reader.line(question);
        String place = "question " + ++number + where;
        reader.question(question, place);
      }
    }
    return new Reading(reader.items, reader.problems, backup ? "moodle-backup" : "", reader.places);
  }

  private void question(XmlElement q, String place) {
    String type = q.attribute("type");
    RichText text = MoodleText.read(q.child("questiontext"));
    Body body;
    RichText stem = text;
    try {
      if (type.equals("cloze") || type.equals("multianswer")) {
        MoodleCloze.Parsed parsed = MoodleCloze.read(text);
        stem = parsed.stem();
        body = parsed.cloze();
        boolean gaps = parsed.cloze().parts().stream().anyMatch(p -> p instanceof Body.Gap);
        if (!gaps) {
          throw new MoodleText.Unreadable("it has no gap that can be read");
        }
      } else if (type.equals("ddwtos") || type.equals("gapselect")) {
        body = MoodleBodies.placed(q, text);
        stem = RichText.EMPTY;
      } else {
        body = MoodleBodies.read(q, type);
      }
    } catch (MoodleText.Unreadable e) {
      problems.add(new Problem(place, String.valueOf(e.getMessage())));
      return;
    }
    Item item = item(q, stem, body);
    items.add(item);
    places.put(item.id(), place);
    left(q, place);
  }

  /** The line that an element begins in, from 1; elements are asked of in their order. */
  private int line(XmlElement element) {
    for (; counted < element.start(); counted++) {
      line += text.charAt(counted) == '\n' ? 1 : 0;
    }
    return line;
  }

  private Item item(XmlElement q, RichText stem, Body body) {
    String name = string(q.child("name"));
    XmlElement idnumber = q.child("idnumber");
    String given = idnumber == null ? "" : idnumber.text();
    String words = stem.value() + body;
    List<String> tags = new ArrayList<>();
    XmlElement tagged = q.child("tags");
    if (tagged != null) {
      tagged.elements("tag").forEach(t -> tags.add(string(t)));
    }
    tags.removeIf(String::isEmpty);
    XmlElement hidden = q.child("hidden");
    boolean retired = hidden != null && hidden.text().strip().equals("1");
    return new Item(
        ids.id(given, name, words),
        name,
        stem,
        body,
        MoodleText.read(q.child("generalfeedback")),
        mark(q, body),
        AboutTags.read(category, tags, "und", retired ? ItemState.RETIRED : ItemState.DRAFT),
        List.of());
  }

  private static BigDecimal mark(XmlElement q, Body body) {
    return switch (body) {
      case Body.Description _ -> BigDecimal.ZERO;
      case Body.Cloze c when q.child("defaultgrade") == null ->
          BigDecimal.valueOf(
              c.parts().stream().mapToInt(p -> p instanceof Body.Gap g ? g.weight() : 0).sum());
      default -> {
        BigDecimal grade = MoodleText.number(q, "defaultgrade");
        yield grade == null || grade.signum() < 0 ? BigDecimal.ONE : ItemNumbers.plain(grade);
      }
    };
  }

  /** Says what was read past. */
  private void left(XmlElement q, String place) {
    Set<String> left = new TreeSet<>();
    for (XmlElement e : q.elements()) {
      if (LEFT.contains(e.local()) && !string(e).isEmpty()) {
        left.add(e.local());
      }
    }
    if (!left.isEmpty()) {
      problems.add(new Problem(place, "not kept: " + String.join(", ", left)));
    }
    List<String> unit = q.all("unit_name").stream().map(u -> u.text().strip()).toList();
    if (unit.size() > 1) {
      problems.add(new Problem(place, "of its units only \"" + unit.getFirst() + "\" is kept"));
    }
    q.each(e -> {
      if (e.is("text") && MoodleFiles.missing(MoodleFiles.inlined(e.text(), parent(e)))) {
        problems.add(new Problem(place, "a file that its text names is not in the export"));
      }
    });
  }

  private static XmlElement parent(XmlElement e) {
    XmlElement parent = e.parent();
    return parent == null ? e : parent;
  }

  /** {@code $course$/top/Unit 1} is "Unit 1"; a doubled slash is one in a name. */
  private static List<String> names(String path) {
    List<String> names =
        new ArrayList<>(
            Arrays.stream(path.replace("//", "\u0000").split("/"))
                .map(s -> s.replace('\u0000', '/').strip())
                .filter(s -> !s.isEmpty())
                .toList());
    if (!names.isEmpty() && names.getFirst().matches("\\$[a-z]+\\$")) {
      names.removeFirst();
      if (!names.isEmpty() && names.getFirst().equals("top")) {
        names.removeFirst();
      }
    }
    return names;
  }

  static String string(@Nullable XmlElement e) {
    return e == null ? "" : MoodleText.raw(e).strip();
  }
}

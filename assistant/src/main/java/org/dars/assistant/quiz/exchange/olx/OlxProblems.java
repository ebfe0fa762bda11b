package org.dars.assistant.quiz.exchange.olx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.WholeFile;
import org.dars.assistant.quiz.item.Item;
import org.dars.index.courseware.xml.XmlTree;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Reads the problems in a file of OLX, each response of a problem as an item. No program in a
 * problem is run. Source: "Open edX problem types" and {@code capa/responsetypes.py} of
 * edx-platform.
 */
public final class OlxProblems {

  /** What such a file is called. */
  public static final String VARIANT = "olx";

  private static final Set<String> PARTS = Set.of("chapter", "sequential", "vertical");

  private OlxProblems() {}

  /**
   * Reads a file: a problem, or parts of a course with problems in them. One without any gives
   * nothing.
   *
   * @param name of the file, for errors
   * @throws ItemFileException when it is no XML, or too large
   */
  public static Reading read(String name, byte[] bytes) throws ItemFileException {
    XmlTree tree = WholeFile.xml(name, bytes); // limits and document types are checked there
    Document document = Jsoup.parse(tree.source().text(), "", Parser.xmlParser());
    document.outputSettings().syntax(Syntax.html).prettyPrint(false);
    ItemNumbers ids = new ItemNumbers();
    List<Item> items = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int number = 0;
    for (Element e : document.select("problem")) {
      if (e.childrenSize() == 0) {
        continue; // it says where the problem is, or is in Markdown only
      }
      String title = e.attr("display_name").strip();
      String place = "problem " + ++number + (title.isEmpty() ? "" : " (" + title + ")");
      ProblemReader reader = new ProblemReader(e, place, problems);
      items.addAll(reader.read(category(e), ids));
    }
    return new Reading(items, problems, VARIANT);
  }

  /** The names of the parts around, as far as they stand in the file. */
  private static List<String> category(Element problem) {
    List<String> names = new ArrayList<>();
    for (Element e = problem.parent(); e != null; e = e.parent()) {
      String name = e.attr("display_name").strip();
      if (PARTS.contains(e.tagName()) && !name.isEmpty()) {
        names.addFirst(name);
      }
    }
    return names;
  }
}

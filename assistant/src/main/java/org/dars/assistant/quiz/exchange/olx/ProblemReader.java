package org.dars.assistant.quiz.exchange.olx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.AboutTags;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Reads one problem. Used once. */
final class ProblemReader {

  private static final Set<String> ASIDE =
      Set.of("script", "style", "demandhint", "hint", "hintpart", "responseparam");

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{[A-Za-z_]|[A-Za-z_])");

  private final Element problem;
  private final String place;
  private final List<Problem> problems;
  private final List<Part> parts = new ArrayList<>();

  /** Words since the last response. */
  private final StringBuilder words = new StringBuilder();

  /** A response with the words before it, and the solution behind it. */
  private static final class Part {
    final Element response;
    String stem;
    String solution = "";

    Part(Element response, String stem) {
      this.response = response;
      this.stem = stem;
    }
  }

  /**
   * @param problems what cannot be read is added
   */
  ProblemReader(Element problem, String place, List<Problem> problems) {
    this.problem = problem;
    this.place = place;
    this.problems = problems;
  }

  /** Its items: one for each response that can be read. */
  List<Item> read(List<String> category, ItemNumbers ids) {
    if (isComputed()) {
      problems.add(new Problem(place, "a program fills in its numbers; write them in instead"));
      return List.of();
    }
    boolean hints = !problem.select("demandhint").isEmpty();
    walk(problem);
    if (parts.isEmpty()) {
      problems.add(new Problem(place, "nothing in it can be answered; it is left out"));
      return List.of();
    }
    Part last = parts.getLast();
    last.stem = last.stem + words;
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String where = parts.size() == 1 ? place : place + ", response " + (i + 1);
      try {
        items.add(item(parts.get(i), i, category, ids, where));
      } catch (Unreadable e) {
        problems.add(new Problem(where, String.valueOf(e.getMessage())));
      }
    }
    if (hints) {
      problems.add(new Problem(place, "not kept: hints before an answer"));
    }
    return items;
  }

  /** Whether a program stands in it and a variable in its text or key. */
  private boolean isComputed() {
    if (problem.select("script").isEmpty()) {
      return false;
    }
    Element copy = problem.clone();
    copy.select("script").remove();
    return VARIABLE.matcher(copy.outerHtml()).find();
  }

  private void walk(Element around) {
    for (Node node : around.childNodes()) {
      switch (node) {
        case CDataNode data -> words.append(data.text());
        case TextNode text -> words.append(text.outerHtml());
        case Element e -> element(e);
        default -> {}
      }
    }
  }

  private void element(Element e) {
    String name = e.tagName();
    if (isResponse(e)) {
      words.append(Responses.words(e));
      Part part = new Part(e, words.toString());
      part.solution = solution(e.selectFirst("solution"));
      parts.add(part);
      words.setLength(0);
    } else if (name.equals("solution")) {
      if (!parts.isEmpty() && parts.getLast().solution.isEmpty()) {
        parts.getLast().solution = solution(e);
      }
    } else if (e.getAllElements().stream().anyMatch(ProblemReader::isResponse)) {
      walk(e);
    } else if (!ASIDE.contains(name)) {
      words.append(Responses.shown(e));
    }
  }

  private static boolean isResponse(Element e) {
    return e.tagName().endsWith("response");
  }

  /** Without the heading that Studio puts above every solution. */
  private static String solution(@Nullable Element solution) {
    if (solution == null) {
      return "";
    }
    Element only = solution.childrenSize() == 1 ? solution.firstElementChild() : null;
    Element copy = (only == null || !only.is("div") ? solution : only).clone();
    Element first = copy.firstElementChild();
    if (first != null && first.is("p") && first.text().strip().equals("Explanation")) {
      first.remove();
    }
    return copy.html();
  }

  private Item item(Part part, int index, List<String> category, ItemNumbers ids, String where)
      throws Unreadable {
    RichText stem = Markup.ofHeldHtml(part.stem);
    if (stem.isEmpty()) {
      throw new Unreadable("no words stand before it; say what is asked");
    }
    List<String> left = new ArrayList<>();
    Body body = Responses.body(part.response, left);
    if (!left.isEmpty()) {
      problems.add(new Problem(where, "not kept: " + String.join(", ", left)));
    }
    String title = problem.attr("display_name").strip();
    String name = parts.size() == 1 || title.isEmpty() ? title : title + " (" + (index + 1) + ")";
    String own = problem.attr("url_name").strip();
    String given = own.isEmpty() || index == 0 ? own : own + "-" + (index + 1);
    BigDecimal weight = ItemNumbers.parse(problem.attr("weight"));
    boolean weighs = parts.size() == 1 && weight != null && weight.signum() > 0;
    return new Item(
        ids.id(given, name, stem.value(), body.toString()),
        name,
        stem,
        body,
        Markup.ofHeldHtml(part.solution),
        weighs && weight != null ? ItemNumbers.plain(weight) : BigDecimal.ONE,
        AboutTags.read(category, List.of(), "und", ItemState.DRAFT),
        List.of());
  }
}

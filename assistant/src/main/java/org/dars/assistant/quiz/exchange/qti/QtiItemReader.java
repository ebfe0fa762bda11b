package org.dars.assistant.quiz.exchange.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.exchange.AboutTags;
import org.dars.assistant.quiz.exchange.ClozeText;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.exchange.qti.QtiNode.Unreadable;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Reads one item of QTI 2.0 to 3.0. Used once. */
final class QtiItemReader {

  private static final Set<String> BLOCKS =
      Set.of(
          "choiceinteraction", "matchinteraction", "orderinteraction", "extendedtextinteraction");

  private static final Set<String> LINES =
      Set.of("textentryinteraction", "inlinechoiceinteraction");

  /** Elements of a body that are for others than the learner, or shown later. */
  private static final Set<String> ASIDE =
      Set.of("rubricblock", "feedbackblock", "templateblock", "stylesheet");

  private final QtiNode root;
  private final QtiScores scores;
  private final List<String> left = new ArrayList<>();
  private final List<QtiNode> interactions = new ArrayList<>();
  private RichText rubric = RichText.EMPTY;

  private QtiItemReader(QtiNode root) {
    this.root = root;
    this.scores = new QtiScores(root);
  }

  /** An item and what of it was not kept. */
  record Read(Item item, List<String> left) {}

  /**
   * @param category where it belongs
   * @param tags that its package has for it
   * @throws Unreadable saying why
   */
  static Read read(QtiNode root, List<String> category, List<String> tags, ItemNumbers ids)
      throws Unreadable {
    return new QtiItemReader(root).read(category, tags, ids);
  }

  private Read read(List<String> category, List<String> tags, ItemNumbers ids) throws Unreadable {
    QtiNode body = root.child("itembody");
    if (body == null) {
      throw new Unreadable("it has no body");
    }
    String html = body.html(this::replaced);
    RichText stem = Markup.ofHeldHtml(html);
    BigDecimal said = scores.declaredMark();
    Body what;
    BigDecimal mark;
    if (interactions.isEmpty()) {
      what = new Body.Description();
      mark = BigDecimal.ZERO;
    } else if (BLOCKS.contains(interactions.getFirst().name())) {
      if (interactions.size() > 1) {
        throw new Unreadable("it has several interactions; make it an item for each");
      }
      QtiBodyReader reader = new QtiBodyReader(scores, interactions.getFirst(), said);
      what = reader.block(rubric);
      mark = reader.points();
    } else {
      List<QtiBodyReader> readers = new ArrayList<>();
      for (QtiNode i : interactions) {
        readers.add(new QtiBodyReader(scores, i, interactions.size() == 1 ? said : null));
      }
      Lines lines = lines(html, readers);
      stem = lines.stem();
      what = lines.body();
      mark = said != null ? said : sum(readers);
    }
    RichText explanation = scores.explanation();
    if (scores.untaken() > 0) {
      left.add(scores.untaken() + " texts of feedback");
    }
    String title = root.attribute("title");
    String id = ids.id(root.attribute("identifier"), title, stem.value(), what.toString());
    String language = root.attribute("lang").isBlank() ? "und" : root.attribute("lang");
    return new Read(
        new Item(
            id,
            title,
            stem,
            what,
            explanation,
            ItemNumbers.plain(mark),
            AboutTags.read(category, tags, language, ItemState.DRAFT),
            List.of()),
        left);
  }

  /** What stands for an element of the body in the text around interactions. */
  private @Nullable String replaced(QtiNode node) {
    String name = node.name();
    if (name.equals("rubricblock") && node.attribute("view").contains("scorer")) {
      rubric = Markup.ofHeldHtml(node.html());
      return "";
    }
    if (ASIDE.contains(name)) {
      left.add(name);
      return "";
    }
    if (name.endsWith("interaction")) {
      interactions.add(node);
      QtiNode prompt = node.child("prompt");
      return LINES.contains(name)
          ? ClozeText.mark(interactions.size() - 1)
          : prompt == null ? "" : "<div>" + prompt.html() + "</div>";
    }
    return null;
  }

  private record Lines(RichText stem, Body body) {}

  /** A text with gaps; one gap at its end, with nothing before it in its block, is an answer. */
  private Lines lines(String html, List<QtiBodyReader> readers) throws Unreadable {
    Document document = Jsoup.parseBodyFragment(html);
    document.outputSettings().prettyPrint(false);
    Element body = document.body();
    Element last = body.children().last();
    String mark = ClozeText.mark(0);
    if (readers.size() == 1
        && last != null
        && body.children().size() == body.childNodeSize() - blanks(body)) {
      Element unit = last.selectFirst("span.unit");
      String rest = unit == null ? last.text() : last.text().replace(unit.text(), "");
      Body fill = readers.getFirst().line(unit == null ? "" : unit.text());
      if (rest.strip().equals(mark) && !(fill instanceof Body.Choice)) {
        last.remove();
        return new Lines(Markup.ofHeldHtml(body.html()), fill);
      }
    }
    RichText stem = RichText.EMPTY;
    Element first = body.children().first();
    if (first != null && first.normalName().equals("div") && first.className().equals("stem")) {
      stem = Markup.ofHtml(first.html());
      first.remove();
    }
    List<BigDecimal> points = readers.stream().map(QtiBodyReader::points).toList();
    List<Body.Gap> gaps = new ArrayList<>();
    for (int i = 0; i < readers.size(); i++) {
      gaps.add(new Body.Gap(weight(points, i), readers.get(i).line("")));
    }
    String rest = body.html().strip();
    Element only = body.children().size() == 1 ? body.children().first() : null;
    boolean held = only != null && only.normalName().equals("div") && only.attributesSize() == 0;
    return new Lines(stem, ClozeText.of(held && only != null ? only.html() : rest, gaps));
  }

  private static int blanks(Element body) {
    return (int)
        body.childNodes().stream().filter(n -> n instanceof TextNode t && t.isBlank()).count();
  }

  /** Whole numbers in the proportion of points, where there are small ones. */
  private static int weight(List<BigDecimal> points, int i) {
    double least = points.stream().mapToDouble(BigDecimal::doubleValue).min().orElse(1);
    for (int times = 1; times <= 60 && least > 0; times++) {
      double unit = least / times;
      double close = 1e-6 * times;
      boolean whole =
          points.stream()
              .mapToDouble(p -> p.doubleValue() / unit)
              .allMatch(d -> Math.abs(d - Math.rint(d)) < close);
      if (whole) {
        return (int) Math.max(1, Math.min(10_000, Math.rint(points.get(i).doubleValue() / unit)));
      }
    }
    return 1;
  }

  private static BigDecimal sum(List<QtiBodyReader> readers) {
    return readers.stream().map(QtiBodyReader::points).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}

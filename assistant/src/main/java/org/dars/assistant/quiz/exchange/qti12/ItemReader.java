package org.dars.assistant.quiz.exchange.qti12;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.exchange.AboutTags;
import org.dars.assistant.quiz.exchange.ClozeText;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/** Reads one item. Used once. */
final class ItemReader {

  private static final Set<String> RESPONSES =
      Set.of("response_lid", "response_str", "response_num", "response_grp", "response_xy");

  private final XmlTree tree;
  private final XmlElement element;
  private final List<String> left = new ArrayList<>();

  /** Texts with a mark for each response, as HTML; what one text alone says as it is written. */
  private final StringBuilder html = new StringBuilder();

  private RichText only = RichText.EMPTY;
  private int texts;
  private final List<XmlElement> responses = new ArrayList<>();

  ItemReader(XmlTree tree, XmlElement element) {
    this.tree = tree;
    this.element = element;
  }

  /** What of the item was not kept. */
  List<String> left() {
    return left;
  }

  /**
   * @param category where it belongs
   * @throws Unreadable saying why
   */
  Item read(List<String> category, ItemNumbers ids) throws Unreadable {
    XmlElement presentation = element.child("presentation");
    if (presentation == null) {
      throw new Unreadable("it has no presentation");
    }
    walk(presentation);
    if (responses.size() > Scoring.MOST) {
      throw new Unreadable("it has more than " + Scoring.MOST + " answers; make it several items");
    }
    Metadata metadata = Metadata.of(element.child("itemmetadata"));
    Feedback feedback = new Feedback(tree, element);
    Scoring scoring = new Scoring(element);
    Bodies bodies = new Bodies(tree, metadata.type(), scoring, feedback, left);
    Body body;
    RichText stem;
    if (responses.isEmpty()) {
      body = none(metadata.type());
      stem = words();
    } else if (bodies.inText(responses, html.toString())) {
      body = bodies.cloze(responses, html.toString());
      stem = RichText.EMPTY;
    } else {
      body = bodies.read(responses);
      stem = words();
    }
    RichText explanation = feedback.taken(scoring.general());
    if (explanation.isEmpty()) {
      explanation = feedback.solution();
    }
    left.addAll(feedback.left());
    if (html.indexOf("$IMS-CC-FILEBASE$") >= 0) {
      left.add("a file of the package that its text shows");
    }
    String title = element.attribute("title").strip();
    String id = ids.id(element.attribute("ident"), title, stem.value(), body.toString());
    return new Item(
        id,
        title,
        stem,
        body,
        explanation,
        body instanceof Body.Description ? BigDecimal.ZERO : mark(metadata),
        AboutTags.read(category, List.of(), language(), ItemState.DRAFT),
        List.of());
  }

  private String language() {
    String own = element.attribute("lang");
    String said = own.isBlank() ? tree.root().attribute("lang") : own;
    return said.isBlank() ? "und" : said.strip();
  }

  private static Body none(String type) throws Unreadable {
    if (!type.isEmpty() && !type.equals("text_only")) {
      throw new Unreadable("nothing in it can be answered; make it an item of another type");
    }
    return new Body.Description();
  }

  private static BigDecimal mark(Metadata metadata) {
    for (String field : List.of("points_possible", "cc_weighting", "qmd_weighting")) {
      BigDecimal points = ItemNumbers.parse(metadata.get(field));
      if (points != null && points.signum() > 0) {
        return ItemNumbers.plain(points);
      }
    }
    return BigDecimal.ONE;
  }

  /** Texts before, between and behind responses; what stands in a response is its own. */
  private void walk(XmlElement around) {
    for (XmlElement e : around.elements()) {
      if (RESPONSES.contains(e.local())) {
        html.append(ClozeText.mark(responses.size()));
        responses.add(e);
      } else if (Material.isText(e)) {
        only = Material.text(tree, e);
        html.append(texts++ == 0 ? "" : " ").append(ClozeText.unmarked(Markup.html(only)));
      } else if (Material.isMedia(e)) {
        left.add("its " + e.local().substring("mat".length()) + " " + e.attribute("uri"));
      } else if (!e.is("presentation_extension") && !e.is("qticomment")) {
        walk(e);
      }
    }
  }

  private RichText words() {
    return texts == 1
        ? only
        : Markup.ofHtml(ClozeText.marks(html.toString()).replaceAll("").strip());
  }
}

package org.dars.index.courseware.odf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Region;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlNode;
import org.dars.index.courseware.xml.XmlText;
import org.dars.index.courseware.xml.XmlTree;

/** The slides of a presentation in order, each with its notes. */
final class OdfSlides {

  /** Texts that stand once for many slides. */
  private static final Set<String> SHARED =
      Set.of("presentation:header-decl", "presentation:footer-decl");

  /** Frames that show a date, a number, or what stands elsewhere. */
  private static final Set<String> FIELDS = Set.of("date-time", "page-number", "header", "footer");

  private final XmlTree tree;
  private final OdfText text;
  private final OdfStyles styles;
  private final Outline outline;

  /** The first slide that shows a master page, by its name. */
  private final Map<String, Anchor> masters = new HashMap<>();

  OdfSlides(XmlTree tree, OdfText text, OdfStyles styles, Outline outline) {
    this.tree = tree;
    this.text = text;
    this.styles = styles;
    this.outline = outline;
  }

  void slides(XmlElement presentation, List<String> warnings) {
    List<Integer> hidden = new ArrayList<>();
    int number = 0;
    for (XmlElement e : presentation.elements()) {
      if (Odf.name(e).equals("draw:page")) {
        number++;
        slide(e, number);
        if (styles.isHidden("drawing-page", Odf.attribute(e, "draw:style-name"))) {
          hidden.add(number);
        }
      }
    }
    if (!hidden.isEmpty()) {
      warnings.add(
          (hidden.size() == 1 ? "hidden slide " : "hidden slides ")
              + hidden.stream().map(String::valueOf).collect(Collectors.joining(", "))
              + " is read like the others");
    }
    shared(presentation);
  }

  /**
   * What master pages show on their slides, once each: fixed texts, not the places for a slide's
   * own.
   *
   * @param masterText reads the part of the styles
   */
  void behind(XmlElement root, OdfText masterText) {
    int number = 0;
    for (XmlElement page : root.all("master-page")) {
      number++;
      Anchor first = masters.get(Odf.attribute(page, "style:name"));
      if (first != null) {
        Place place = Place.at(outline, "ms" + number, first).words();
        for (XmlElement e : page.elements()) {
          if (Odf.name(e).startsWith("draw:") && presentationClass(e).isEmpty()) {
            masterText.element(e, place, OdfText.Flow.ASIDE);
          }
        }
      }
    }
  }

  private void slide(XmlElement page, int number) {
    String title =
        page.elements().stream()
            .filter(e -> presentationClass(e).equals("title"))
            .map(e ->
                e.all("p").stream().map(OdfSlides::shown).collect(Collectors.joining(" ")).strip())
            .filter(t -> !t.isEmpty())
            .findFirst()
            .orElse("");
    String name = "s" + number;
    Anchor anchor = new Anchor.Slide(number, title, false);
    Place place = Place.at(outline, name, anchor);
    if (!styles.hidesMaster(Odf.attribute(page, "draw:style-name"))) {
      masters.putIfAbsent(Odf.attribute(page, "draw:master-page-name"), anchor);
    }
    for (XmlElement e : page.elements()) {
      if (presentationClass(e).equals("title")) {
        text.element(e, place, new OdfText.Flow(BlockKind.SLIDE_TITLE, 0));
      }
    }
    for (XmlElement e : page.elements()) {
      if (!presentationClass(e).equals("title") && !FIELDS.contains(presentationClass(e))) {
        text.element(e, place, OdfText.Flow.ASIDE);
      }
    }
    Place notes = Place.at(outline, name, new Anchor.Slide(number, title, true));
    for (XmlElement e : page.elements("notes")) {
      for (XmlElement frame : e.elements()) {
        if (!FIELDS.contains(presentationClass(frame))) {
          text.element(frame, notes, new OdfText.Flow(BlockKind.SPEAKER_NOTE, 0));
        }
      }
    }
  }

  private void shared(XmlElement presentation) {
    int number = 0;
    for (XmlElement e : presentation.elements()) {
      SourceText content = SHARED.contains(Odf.name(e)) ? tree.content(e) : null;
      if (content != null && !content.text().isBlank()) {
        number++;
        outline.enter(
            new Region(
                content,
                (_, inlines, _) ->
                    inlines.stream().map(Inline::visibleText).collect(Collectors.joining())));
        outline.addAs(
            "footer" + number,
            BlockKind.PARAGRAPH,
            0,
            List.of(new Inline.Text(content.text())),
            new Anchor.Section(List.of()),
            content.span(0, content.text().length()));
      }
    }
  }

  private static String presentationClass(XmlElement e) {
    return Odf.attribute(e, "presentation:class");
  }

  private static String shown(XmlElement paragraph) {
    StringBuilder s = new StringBuilder();
    for (XmlNode node : paragraph.nodes()) {
      switch (node) {
        case XmlText t -> s.append(t.value());
        case XmlElement e ->
            s.append(
                Odf.name(e).matches("text:(s|tab|line-break)")
                    ? " "
                    : Odf.name(e).equals("office:annotation") ? "" : shown(e));
        default -> {}
      }
    }
    return s.toString().replaceAll("\\s+", " ");
  }
}

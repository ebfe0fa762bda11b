package org.dars.index.courseware.quiz;

import java.util.List;
import java.util.Set;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.splice.Kept;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlBlocks;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** The blocks of QTI 1.2: texts stand in {@code mattext}. */
final class Qti1Blocks extends XmlBlocks {

  /** Metadata and machinery. */
  private static final Set<String> HIDDEN =
      Set.of(
          "qtimetadata",
          "itemmetadata",
          "itemcontrol",
          "resprocessing",
          "outcomes_processing",
          "itemproc_extension",
          "assessproc_extension",
          "sectionproc_extension",
          "presentation_extension",
          "selection_ordering",
          "qticomment",
          "duration",
          "vocabulary",
          "reference",
          "matimage",
          "matvideo",
          "mataudio",
          "matapplet",
          "matapplication",
          "mat_extension",
          "altmaterial");

  private final List<String> warnings;
  private Question question;
  private BlockKind kind = BlockKind.STEM;
  private int items;
  private int sections;
  private int headings;

  Qti1Blocks(XmlTree tree, Outline outline, List<String> warnings) {
    super(tree, outline, Kept.FORMULAS);
    this.warnings = warnings;
    this.question = new Question(outline, "s0", outline.section(), warnings);
  }

  void read(XmlElement root) {
    walk(root);
    Left.warn(adrift(), warnings);
  }

  @Override
  protected Role role(XmlElement e) {
    return HIDDEN.contains(e.local()) ? Role.HIDDEN : super.role(e);
  }

  @Override
  protected boolean isRead(XmlElement e, XmlAttribute a) {
    return super.isRead(e, a)
        && !e.is("item")
        && !e.is("section")
        && !e.is("assessment")
        && !e.is("itemfeedback");
  }

  @Override
  protected void element(XmlElement e) {
    BlockKind before = kind;
    switch (e.local()) {
      case "item" -> item(e);
      case "assessment", "section", "objectbank" -> section(e);
      case "mattext", "matemtext" -> text(e);
      case "response_label" -> {
        kind = BlockKind.OPTION;
        walk(e);
      }
      case "itemfeedback", "sectionfeedback", "assessfeedback", "hint", "solution" -> {
        kind = BlockKind.FEEDBACK;
        walk(e);
      }
      default -> walk(e);
    }
    kind = before;
  }

  private void item(XmlElement e) {
    Question before = question;
    items++;
    question =
        Question.of(outline, items, e.attribute("title"), outline.section().headings(), warnings);
    title(e);
    walk(e);
    question = before;
  }

  private void section(XmlElement e) {
    Question before = question;
    sections++;
    headings++;
    XmlAttribute title = e.find("title");
    if (title != null) {
      attribute(title, (content, span) -> outline.heading(Math.min(headings, 6), content, span));
    }
    question = new Question(outline, "s" + sections, outline.section(), warnings);
    walk(e);
    headings--;
    question = before;
  }

  private void title(XmlElement e) {
    XmlAttribute title = e.find("title");
    if (title != null) {
      attribute(title, (content, span) -> question.add(BlockKind.HEADING, content, span));
    }
  }

  private void text(XmlElement e) {
    SourceText content = tree.content(e);
    if (content == null) {
      walk(e);
    } else {
      question.text(kind, content, format(e.attribute("texttype")), Kept.FORMULAS);
    }
  }

  private static Question.Format format(String type) {
    return switch (type) {
      case "text/html", "text/xhtml", "TEXT/HTML" -> Question.Format.HTML;
      case "text/plain", "text/rtf" -> Question.Format.PLAIN;
      default -> Question.Format.AUTO; // plain by the standard, HTML in many exports
    };
  }

  @Override
  protected void add(BlockKind found, List<Inline> content, @Nullable Span span) {
    question.add(found == BlockKind.PARAGRAPH ? kind : found, content, span);
  }
}

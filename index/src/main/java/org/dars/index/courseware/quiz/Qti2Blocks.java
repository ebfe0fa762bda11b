package org.dars.index.courseware.quiz;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.splice.Kept;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlBlocks;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlNode;
import org.dars.index.courseware.xml.XmlText;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** The blocks of QTI 2.x and 3.0: XHTML with interactions in it. */
final class Qti2Blocks extends XmlBlocks {

  private static final Set<String> HIDDEN =
      Set.of(
          "responsedeclaration",
          "outcomedeclaration",
          "templatedeclaration",
          "contextdeclaration",
          "templateprocessing",
          "responseprocessing",
          "outcomeprocessing",
          "itemsessioncontrol",
          "timelimits",
          "stylesheet",
          "weight",
          "precondition",
          "branchrule",
          "selection",
          "ordering",
          "variablemapping",
          "companionmaterialsinfo",
          "portablecustominteraction",
          "custominteraction",
          "interactionmarkup",
          "interactionmodules",
          "apipassages",
          "catalogs",
          "cataloginfo");

  /** Stand in a line and show something that no translator writes. */
  private static final Set<String> KEPT =
      Set.of(
          "textentryinteraction",
          "printedvariable",
          "gap",
          "endattemptinteraction",
          "gapimg",
          "include");

  private static final Set<String> OPTIONS =
      Set.of("simplechoice", "simpleassociablechoice", "gaptext", "inlinechoice");

  private static final Set<String> FEEDBACK =
      Set.of("modalfeedback", "testfeedback", "feedbackblock", "feedbackinline");

  private static final Set<String> TITLED =
      Set.of(
          "assessmentitem",
          "assessmenttest",
          "testpart",
          "assessmentsection",
          "assessmentstimulus");

  private final IdentityHashMap<XmlElement, Integer> edges = new IdentityHashMap<>();
  private final List<String> warnings;
  private Question question;
  private BlockKind kind = BlockKind.STEM;
  private int sections;

  Qti2Blocks(XmlTree tree, Outline outline, List<String> warnings) {
    super(tree, outline, Kept.FORMULAS);
    this.warnings = warnings;
    this.question = new Question(outline, "s0", outline.section(), warnings);
  }

  void read(XmlElement root) {
    element(root);
    Left.warn(adrift(), warnings);
  }

  @Override
  protected Role role(XmlElement e) {
    String name = QtiReader.plain(e.name());
    if (HIDDEN.contains(name)) {
      return Role.HIDDEN;
    }
    if (KEPT.contains(name)) {
      return Role.KEPT;
    }
    return switch (name) {
      case "hottext", "templateinline" -> Role.INLINE;
      case "inlinechoiceinteraction" -> Role.INSERT;
      case "feedbackinline" -> isAtEdge(e) ? Role.BLOCK : Role.INSERT;
      case "object" -> e.text().isBlank() ? super.role(e) : Role.INSERT; // words for a picture
      default -> super.role(e);
    };
  }

  /** Feedback behind a choice's words is no part of the sentence. */
  private boolean isAtEdge(XmlElement e) {
    XmlElement parent = e.parent();
    return parent == null || e.start() >= edges.computeIfAbsent(parent, Qti2Blocks::edge);
  }

  /** Where the feedback begins that an element ends with. */
  private static int edge(XmlElement parent) {
    for (XmlNode n : parent.nodes().reversed()) {
      boolean words =
          n instanceof XmlElement e
              ? !QtiReader.plain(e.name()).equals("feedbackinline")
              : n instanceof XmlText t && !t.value().isBlank();
      if (words) {
        return n.end();
      }
    }
    return parent.contentStart();
  }

  @Override
  protected String visible(XmlElement e) {
    return switch (QtiReader.plain(e.name())) {
      case "textentryinteraction", "gap", "inlinechoiceinteraction", "printedvariable" -> GAP;
      case "feedbackinline", "endattemptinteraction", "gapimg", "include", "object" -> "";
      default -> super.visible(e);
    };
  }

  @Override
  protected boolean isRead(XmlElement e, XmlAttribute a) {
    return super.isRead(e, a) && !TITLED.contains(QtiReader.plain(e.name()));
  }

  @Override
  protected void element(XmlElement e) {
    String name = QtiReader.plain(e.name());
    BlockKind before = kind;
    Question around = question;
    if (name.equals("assessmentitem")) {
      String title = e.attribute("title");
      question = Question.of(outline, 1, title, outline.section().headings(), warnings);
      heading(e, (content, span) -> question.add(BlockKind.HEADING, content, span));
    } else if (TITLED.contains(name)) {
      int level = name.equals("assessmenttest") ? 1 : depth(e);
      heading(e, (content, span) -> outline.heading(level, content, span));
      question = new Question(outline, "s" + sections++, outline.section(), warnings);
    } else if (OPTIONS.contains(name)) {
      kind = BlockKind.OPTION;
    } else if (FEEDBACK.contains(name)) {
      kind = BlockKind.FEEDBACK;
    }
    walk(e);
    kind = before;
    question = around;
  }

  private void heading(XmlElement e, AttributeSink sink) {
    XmlAttribute title = e.find("title");
    if (title != null) {
      attribute(title, sink);
    }
  }

  private static int depth(XmlElement e) {
    int depth = 1;
    for (XmlElement up = e.parent(); up != null; up = up.parent()) {
      depth++;
    }
    return Math.min(depth, 6);
  }

  @Override
  protected void add(BlockKind found, List<Inline> content, @Nullable Span span) {
    question.add(found == BlockKind.PARAGRAPH ? kind : found, content, span);
  }
}

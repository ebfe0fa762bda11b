package org.dars.index.courseware.olx;

import java.util.List;
import java.util.Set;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.html.HtmlReader;
import org.dars.index.courseware.quiz.Question;
import org.dars.index.courseware.splice.Kept;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.xml.XmlAttribute;
import org.dars.index.courseware.xml.XmlBlocks;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/** The blocks of OLX: names as headings, the texts of problems as items. */
final class OlxBlocks extends XmlBlocks {

  /** Formulas, and the variables that a problem's program fills in. */
  private static final Kept KEPT =
      Kept.of(
          "\\[mathjaxinline\\].{1,2000}?\\[/mathjaxinline\\]|\\[mathjax\\].{1,2000}?\\[/mathjax\\]|"
              + Kept.TEX
              + "|\\$\\{?[A-Za-z_]\\w*\\}?");

  private static final Set<String> STRUCTURE =
      Set.of("course", "chapter", "sequential", "vertical", "library");

  private static final Set<String> HIDDEN =
      Set.of(
          "script",
          "style",
          "responseparam",
          "additional_answer",
          "answer",
          "codeparam",
          "initial_display",
          "answer_display",
          "grader_payload",
          "wiki",
          "tab",
          "textbook",
          "graceperiod",
          "video_asset",
          "source",
          "track",
          "transcript",
          "transcripts",
          "encoded_video",
          "edx_video",
          "javascriptinput",
          "jsinput");

  private static final Set<String> INPUTS =
      Set.of(
          "textline",
          "formulaequationinput",
          "textbox",
          "schematic",
          "crystallography",
          "vsepr_input",
          "chemicalequationinput",
          "imageinput",
          "filesubmission",
          "numtolerance_input");

  private static final Set<String> OPTIONS = Set.of("choice", "option", "item", "poll_answer");

  private static final Set<String> FEEDBACK =
      Set.of(
          "choicehint",
          "compoundhint",
          "optionhint",
          "correcthint",
          "stringequalhint",
          "regexphint",
          "hint",
          "hintpart",
          "demandhint",
          "solution",
          "feedback_default");

  private final List<String> warnings;
  private @Nullable Question question;
  private BlockKind kind = BlockKind.PARAGRAPH;
  private int problems;
  private int pages;

  OlxBlocks(XmlTree tree, Outline outline, List<String> warnings) {
    super(tree, outline, KEPT);
    this.warnings = warnings;
  }

  void read(XmlElement root) {
    element(root);
    if (adrift() > 0) {
      warnings.add(
          adrift()
              + (adrift() == 1 ? " text is" : " texts are")
              + " searched but not translated: CDATA mixed with elements cannot be written back");
    }
  }

  @Override
  protected Role role(XmlElement e) {
    String name = e.local();
    if (isShownAnswer(e)) {
      return Role.BLOCK;
    }
    if (HIDDEN.contains(name) || isKey(e)) {
      return Role.HIDDEN;
    }
    if (name.equals("annotation")) {
      return Role.INLINE;
    }
    if (name.equals("video") && question == null) {
      return Role.BLOCK; // a component; in a problem's text it is HTML's
    }
    return INPUTS.contains(name) ? Role.KEPT : name.equals("label") ? Role.BLOCK : super.role(e);
  }

  /** The answers of a poll are read; elsewhere an answer is what a program compares. */
  private static boolean isShownAnswer(XmlElement e) {
    XmlElement parent = e.parent();
    return e.is("answer") && parent != null && parent.is("poll_question");
  }

  /** The name of a criterion or option is its key where a label stands beside it. */
  private static boolean isKey(XmlElement e) {
    XmlElement parent = e.parent();
    return e.is("name")
        && parent != null
        && (parent.is("criterion") || parent.is("option"))
        && parent.child("label") != null;
  }

  /** The task of an open response, where it says that it is HTML. */
  private static boolean isHtmlTask(XmlElement e) {
    XmlElement up = e.parent();
    while (up != null && !up.is("openassessment")) {
      up = up.parent();
    }
    return e.is("description") && up != null && up.attribute("prompts_type").equals("html");
  }

  @Override
  protected String visible(XmlElement e) {
    return INPUTS.contains(e.local()) ? GAP : super.visible(e);
  }

  @Override
  protected void element(XmlElement e) {
    BlockKind before = kind;
    Question around = question;
    String name = e.local();
    if (name.equals("problem")) {
      name(e);
      problem(e);
    } else if (name.equals("html") && question == null) {
      name(e);
      html(e);
    } else if (isHtmlTask(e)) {
      html(e);
    } else if (question == null) {
      name(e);
      walk(e);
    } else {
      if (OPTIONS.contains(name)) {
        kind = BlockKind.OPTION;
      } else if (FEEDBACK.contains(name)) {
        kind = BlockKind.FEEDBACK;
      }
      walk(e);
    }
    kind = before;
    question = around;
  }

  private void problem(XmlElement e) {
    problems++;
    question =
        Question.of(
            outline, problems, e.attribute("display_name"), outline.section().headings(), warnings);
    kind = BlockKind.STEM;
    String own = e.attribute("markdown").strip();
    if (!own.isEmpty() && !own.equals("null")) {
      warnings.add(
          "The problem also carries its text in Studio's own notation; that copy is left, and Studio"
              + " shows it in its simple editor");
    }
    walk(e);
  }

  /** The name of a part of a course; that of a component stands lower than any of them. */
  private void name(XmlElement e) {
    XmlAttribute name = e.find("display_name");
    if (name != null) {
      int level =
          switch (e.local()) {
            case "course", "library" -> 1;
            case "chapter" -> 2;
            case "sequential" -> 3;
            case "vertical" -> 4;
            default -> 5;
          };
      attribute(name, (content, span) -> outline.heading(level, content, span));
    }
  }

  /** HTML as text, escaped or in CDATA; or as elements. */
  private void html(XmlElement e) {
    SourceText content = tree.content(e);
    if (content == null) {
      walk(e);
    } else {
      Outline inner = new Outline();
      HtmlReader.embedded(content, inner, KEPT);
      outline.addAll("x" + ++pages, inner, null, _ -> outline.section());
    }
  }

  @Override
  protected boolean isRead(XmlElement e, XmlAttribute a) {
    boolean label = a.name().equals("label") && (INPUTS.contains(e.local()) || isGroup(e));
    boolean note = a.name().equals("body") && e.is("annotation");
    boolean asked = e.is("poll") && (a.name().equals("question") || a.name().equals("feedback"));
    return (super.isRead(e, a) || label || note || asked) && !STRUCTURE.contains(e.local());
  }

  private static boolean isGroup(XmlElement e) {
    return e.is("choicegroup") || e.is("checkboxgroup") || e.is("optioninput");
  }

  @Override
  protected void add(BlockKind found, List<Inline> content, @Nullable Span span) {
    if (question != null) {
      question.add(found == BlockKind.PARAGRAPH ? kind : found, content, span);
    } else {
      outline.add(found, 0, content, span);
    }
  }
}

package org.dars.index.courseware.quiz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.quiz.Question.Format;
import org.dars.index.courseware.splice.Kept;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.splice.Reading;
import org.dars.index.courseware.splice.RegionReader;
import org.dars.index.courseware.splice.SourceText;
import org.dars.index.courseware.splice.TextSyntax;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;
import org.jspecify.annotations.Nullable;

/**
 * Moodle's question banks in XML. Read are the texts that a learner or teacher sees; answers that
 * are computed, category paths, embedded files and all other elements stay.
 */
public final class MoodleXmlReader extends RegionReader {

  public static final String MEDIA_TYPE = "application/x-moodle-quiz+xml";

  /** Gaps of drag-and-drop and STACK questions, and what STACK computes. */
  private static final String MARKS = "\\[\\[[^\\[\\]]{1,60}\\]\\]|\\{@.{0,2000}?@\\}|" + Kept.TEX;

  private static final Kept TEXT = Kept.of(MARKS);

  /** As {@link #TEXT}, with line breaks, where Moodle shows them. */
  private static final Kept LINES = lines(MARKS);

  private static final String VARIABLES =
      "\\{=[^{}]*+(?:\\{[^{}]*+\\}[^{}]*+){0,100}+\\}|\\{[A-Za-z][^{}]*\\}|" + MARKS;

  private static final Kept CALCULATED = Kept.of(VARIABLES);
  private static final Kept CALCULATED_LINES = lines(VARIABLES);

  private static final Set<String> COMPUTED_ANSWERS =
      Set.of(
          "truefalse",
          "numerical",
          "calculated",
          "calculatedsimple",
          "regexp",
          "pmatch",
          "formulas",
          "coderunner");

  /** A star stands for anything that a learner may type; with a backslash it is a star. */
  private static final TextSyntax TYPED =
      new TextSyntax(
          Kept.of("(?<!\\\\)\\*"),
          Pattern.compile("\\\\\\*"),
          _ -> "*",
          s -> s.replace("*", "\\*"));

  public MoodleXmlReader(ReadLimits limits) {
    super(limits);
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(MEDIA_TYPE);
  }

  @Override
  protected Reading parse(String path, byte[] bytes) throws CoursewareException {
    XmlTree tree = XmlTree.parse(path, "", bytes, limits);
    if (!tree.root().is("quiz")) {
      throw new CoursewareException(
          path,
          "is not Moodle XML (it begins with <"
              + tree.root().name()
              + ">); export the question bank as Moodle XML");
    }
    Outline outline = new Outline();
    List<String> warnings = new ArrayList<>();
    List<String> category = List.of();
    int number = 0;
    for (XmlElement question : tree.root().elements("question")) {
      String type = question.attribute("type");
      if (type.equals("category")) {
        category = Categories.names(text(question.child("category")));
      } else {
        number++;
        Question q = Question.of(outline, number, text(question.child("name")), category, warnings);
        new Texts(tree, q, type, outline, warnings, number).read(question);
      }
    }
    return new Reading(MEDIA_TYPE, "", "", outline, warnings);
  }

  private static String text(@Nullable XmlElement e) {
    XmlElement text = e == null ? null : e.child("text");
    return text == null ? "" : text.text().strip();
  }

  private static Kept lines(String marks) {
    Pattern pattern = Kept.of(marks + "|(?<![ \\t])[ \\t]*\\n\\s*").pattern();
    return new Kept(pattern, s -> s.isBlank() ? " " : s);
  }

  /** The texts of one question. */
  private record Texts(
      XmlTree tree,
      Question question,
      String type,
      Outline outline,
      List<String> warnings,
      int number) {

    void read(XmlElement parent) {
      for (XmlElement e : parent.elements()) {
        switch (e.local()) {
          case "name" -> plain(e, BlockKind.HEADING);
          case "questiontext" -> {
            if (type.equals("cloze") || type.equals("multianswer")) {
              cloze(e);
            } else {
              formatted(e, BlockKind.STEM, Format.HTML);
            }
          }
          case "responsetemplate", "introduction", "questionnote" ->
              formatted(e, BlockKind.STEM, Format.HTML);
          case "generalfeedback",
              "correctfeedback",
              "partiallycorrectfeedback",
              "incorrectfeedback",
              "specificfeedback",
              "prtcorrect",
              "prtpartiallycorrect",
              "prtincorrect",
              "graderinfo",
              "hint" ->
              formatted(e, BlockKind.FEEDBACK, Format.HTML);
          case "answer" -> answer(e);
          case "subquestion" -> {
            formatted(e, BlockKind.OPTION, Format.HTML);
            e.elements("answer").forEach(a -> plain(a, BlockKind.OPTION));
          }
          case "dragbox", "drag", "selectoption", "row", "column" ->
              formatted(e, BlockKind.OPTION, Format.AUTO);
          case "tags" -> e.elements("tag").forEach(t -> plain(t, BlockKind.CAPTION));
          default -> {}
        }
      }
    }

    private void answer(XmlElement e) {
      XmlElement text = e.child("text");
      SourceText content = text == null ? null : tree.content(text);
      if (content != null && type.equals("shortanswer")) {
        question.key(BlockKind.OPTION, content, TYPED);
      } else if (!COMPUTED_ANSWERS.contains(type)) {
        formatted(e, BlockKind.OPTION, Format.AUTO);
      }
      XmlElement feedback = e.child("feedback");
      if (feedback != null) {
        formatted(feedback, BlockKind.FEEDBACK, Format.HTML);
      }
    }

    private void plain(XmlElement e, BlockKind kind) {
      XmlElement text = e.child("text");
      SourceText content = text == null ? null : tree.content(text);
      if (content != null) {
        question.text(kind, content, Format.PLAIN, TEXT);
      }
    }

    private void formatted(XmlElement e, BlockKind kind, Format fallback) {
      XmlElement text = e.child("text");
      if (text == null) {
        return;
      }
      SourceText content = tree.content(text);
      if (content == null) {
        unreadable(kind, text);
        return;
      }
      boolean variables = type.startsWith("calculated");
      Format format = format(e.attribute("format"), fallback);
      boolean lines =
          !e.attribute("format").isEmpty() && (format == Format.AUTO || format == Format.PLAIN);
      Kept kept = lines ? variables ? CALCULATED_LINES : LINES : variables ? CALCULATED : TEXT;
      question.text(kind, content, format, kept);
    }

    private void cloze(XmlElement e) {
      XmlElement text = e.child("text");
      SourceText content = text == null ? null : tree.content(text);
      if (content == null) {
        if (text != null) {
          unreadable(BlockKind.STEM, text);
        }
      } else {
        new Cloze(content, question, outline, warnings, number).read(MARKS);
      }
    }

    private void unreadable(BlockKind kind, XmlElement text) {
      if (!text.text().isBlank()) {
        warnings.add(
            "A text of question "
                + number
                + " is searched but not translated: its HTML is not escaped");
        question.readOnly(kind, text.text());
      }
    }

    private static Format format(String name, Format fallback) {
      return switch (name) {
        case "html" -> Format.HTML;
        case "plain_text" -> Format.PLAIN;
        case "moodle_auto_format" -> Format.AUTO;
        case "markdown" -> Format.MARKDOWN;
        default -> fallback;
      };
    }
  }
}

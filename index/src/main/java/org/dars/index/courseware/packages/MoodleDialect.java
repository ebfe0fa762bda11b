package org.dars.index.courseware.packages;

import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * The XML files of a Moodle backup that hold what a course team wrote: course, sections,
 * activities, question bank. What learners left is not read.
 */
final class MoodleDialect implements Dialect {

  /** Moodle's own null. */
  static final String NULL = "$@NULL@$";

  private static final Set<String> NAMES =
      Set.of("name", "fullname", "title", "concept", "original_course_fullname");

  private static final Set<String> TEXTS =
      Set.of(
          "activity",
          "answer_text",
          "conclusion",
          "content",
          "contents",
          "definition",
          "description",
          "instructauthors",
          "instructreviewers",
          "intro",
          "page_after_submit",
          "response",
          "summary");

  private static final Map<String, BlockKind> QUIZ_TEXTS =
      Map.of(
          "questiontext", BlockKind.STEM,
          "answertext", BlockKind.OPTION,
          "feedback", BlockKind.FEEDBACK,
          "feedbacktext", BlockKind.FEEDBACK,
          "generalfeedback", BlockKind.FEEDBACK,
          "correctfeedback", BlockKind.FEEDBACK,
          "partiallycorrectfeedback", BlockKind.FEEDBACK,
          "incorrectfeedback", BlockKind.FEEDBACK,
          "hint", BlockKind.FEEDBACK);

  /** Kinds of questions whose answers are read, not typed and compared. */
  private static final Set<String> CHOICES =
      Set.of(
          "multichoice",
          "multichoiceset",
          "oumultiresponse",
          "ordering",
          "calculatedmulti",
          "ddwtos",
          "gapselect");

  /** Kinds of questions whose answers carry settings where others have feedback. */
  private static final Set<String> WORDS_FOR_GAPS = Set.of("ddwtos", "gapselect");

  /**
   * Pages of a lesson, by number, whose answers are typed and compared: short answer, numerical.
   */
  private static final Set<String> TYPED_PAGES = Set.of("1", "8");

  /** Not written by the course team, or no text. */
  private static final Set<String> SKIPPED =
      Set.of(
          "attempts",
          "category",
          "completions",
          "customfields",
          "discussions",
          "grade_items",
          "messages",
          "outcomes",
          "posts",
          "records",
          "settings",
          "submissions",
          "tags",
          "user_flags",
          "user_grades");

  @Override
  public String mediaType() {
    return "application/x-moodle-backup+xml";
  }

  @Override
  public boolean knows(XmlHead head) {
    return (head.isRoot("activity") && head.says("modulename="))
        || (head.isRoot("section") && head.says("id="))
        || (head.isRoot("course") && head.says("contextid="))
        || head.isRoot("question_categories")
        || head.isRoot("moodle_backup");
  }

  @Override
  public @Nullable Field field(XmlElement leaf) {
    String name = leaf.local();
    XmlElement parent = leaf.parent();
    if (parent == null || leaf.text().strip().equals(NULL)) {
      return null;
    }
    if (NAMES.contains(name)) {
      return isShown(leaf, parent) ? Field.HEADING : null;
    }
    if (name.equals("heading") && parent.is("section")) {
      return Field.HEADING; // of a part of a quiz
    }
    if (TEXTS.contains(name)) {
      return name.equals("answer_text") && isTypedPage(parent) ? null : text(leaf, parent, null);
    }
    if ((name.equals("text") && parent.is("option"))
        || (name.equals("label") && parent.is("drag"))) {
      return new Field(Field.Format.PLAIN, BlockKind.OPTION);
    }
    BlockKind kind = QUIZ_TEXTS.get(name);
    if (kind == null) {
      // Moodle's editor saves the format of a text beside it.
      return parent.child(name + "format") == null ? null : text(leaf, parent, null);
    }
    if (name.equals("answertext")) {
      return answer(leaf, parent);
    }
    if (name.equals("feedback") && WORDS_FOR_GAPS.contains(type(parent))) {
      return null;
    }
    // The parts of a cloze question say which answers are right: {1:MULTICHOICE:=Berlin~Bonn}.
    boolean cloze = leaf.text().strip().matches("(?s)\\{\\d*:[A-Z_]+:.*\\}");
    return cloze ? null : text(leaf, parent, kind);
  }

  /** What a learner chooses is text; what a learner types is held against a pattern. */
  private static @Nullable Field answer(XmlElement leaf, XmlElement parent) {
    if (parent.is("match")) {
      return new Field(Field.Format.PLAIN, BlockKind.OPTION);
    }
    return CHOICES.contains(type(parent)) ? text(leaf, parent, BlockKind.OPTION) : null;
  }

  /** The kind of the question around an element, "" outside of questions. */
  private static String type(XmlElement element) {
    for (XmlElement e = element; e != null; e = e.parent()) {
      XmlElement type = e.is("question") ? e.child("qtype") : null;
      if (type != null) {
        return type.text().strip();
      }
    }
    return "";
  }

  /** Whether an answer of a lesson is held against what a learner types. */
  private static boolean isTypedPage(XmlElement answer) {
    XmlElement answers = answer.parent();
    XmlElement page = answers == null ? null : answers.parent();
    XmlElement type = page == null ? null : page.child("qtype");
    return type != null && TYPED_PAGES.contains(type.text().strip());
  }

  private static Field text(XmlElement leaf, XmlElement parent, @Nullable BlockKind kind) {
    for (String format : new String[] {leaf.local() + "format", "format"}) {
      XmlElement said = parent.child(format);
      if (said != null && said.text().strip().equals("4")) {
        return new Field(Field.Format.MARKDOWN, kind);
      }
      if (said != null && said.text().strip().equals("2")) {
        return new Field(Field.Format.PLAIN, kind == null ? BlockKind.PARAGRAPH : kind);
      }
    }
    return new Field(Field.Format.HTML, kind);
  }

  /**
   * Whether a learner or teacher sees a name. Backups name settings, files, variables and plugins
   * in the same way, so only the names of known things are read.
   */
  private static boolean isShown(XmlElement leaf, XmlElement parent) {
    if (leaf.is("title")) {
      // In moodle_backup.xml: the short name of a course is its key, a bare number stands for a
      // name.
      return !(parent.is("course") || leaf.text().strip().matches("\\d+"));
    }
    if (!leaf.is("name")) {
      return true;
    }
    XmlElement around = parent.parent();
    boolean activity = around != null && around.is("activity") && around.parent() == null;
    boolean section = around == null && parent.is("section");
    return activity || section || parent.is("question") || parent.is("item") || isCategory(parent);
  }

  /** A category of questions that is not the root of all, which Moodle knows by its name. */
  private static boolean isCategory(XmlElement element) {
    XmlElement above = element.child("parent");
    return element.is("question_category") && (above == null || !above.text().strip().equals("0"));
  }

  @Override
  public boolean skips(XmlElement element) {
    return SKIPPED.contains(element.local()) || (isOfPerson(element) && !isCourseText(element));
  }

  /** Whether an element records what one person did. */
  static boolean isOfPerson(XmlElement element) {
    XmlElement user = element.child("userid");
    String id = user == null ? "" : user.text().strip();
    return !id.isEmpty() && !id.equals("0") && !id.equals(NULL);
  }

  /** Glossary entries carry their author's number and are the course's text all the same. */
  static boolean isCourseText(XmlElement element) {
    return element.is("entry") && element.child("concept") != null;
  }

  @Override
  public boolean isQuestion(XmlElement element) {
    return element.is("question") && element.child("qtype") != null;
  }
}

package org.dars.assistant.quiz.exchange.moodle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.XmlOut;
import org.dars.index.courseware.xml.XmlElement;
import org.jspecify.annotations.Nullable;

/**
 * The {@code questions.xml} of a Moodle backup, written again as Moodle XML, which is then read as
 * any other. Of several versions of a question (Moodle 4) the newest that is no draft counts.
 * Source: {@code backup_questions_structure_step} and the {@code backup_qtype_*_plugin} classes of
 * Moodle 4.5.
 */
final class MoodleBackup {

  /** Moodle's own null. */
  private static final String NULL = "$@NULL@$";

  private static final Pattern PART = Pattern.compile("\\{#(\\d{1,4})\\}");

  /** Longer paths of categories go round in a circle. */
  private static final int DEEPEST = 50;

  private final XmlOut out = new XmlOut();
  private final Map<String, XmlElement> categories = new HashMap<>();
  private final Map<String, XmlElement> questions = new HashMap<>();

  private MoodleBackup() {}

  /** Whether a file is the questions of a backup. */
  static boolean knows(XmlElement root) {
    return root.is("question_categories");
  }

  /** The same questions in Moodle XML, in UTF-8. */
  static byte[] moodleXml(XmlElement root) {
    MoodleBackup backup = new MoodleBackup();
    List<XmlElement> categories = root.elements("question_category");
    categories.forEach(c -> backup.categories.putIfAbsent(c.attribute("id"), c));
    root.all("question").forEach(q -> backup.questions.putIfAbsent(q.attribute("id"), q));
    backup.out.open("quiz");
    categories.forEach(backup::category);
    return backup.out.close().bytes();
  }

  private void category(XmlElement category) {
    out.open("question", "type", "category").open("category");
    out.leaf("text", path(category)).close().close();
    XmlElement entries = category.child("question_bank_entries");
    if (entries == null) {
      XmlElement held = category.child("questions"); // before Moodle 4
      if (held != null) {
        held.elements("question").forEach(q -> question(q, value(q, "idnumber"), false));
      }
      return;
    }
    for (XmlElement entry : entries.elements("question_bank_entry")) {
      XmlElement version = newest(entry);
      XmlElement q = version == null ? null : first(version, "question");
      if (version != null && q != null) {
        question(q, value(entry, "idnumber"), value(version, "status").equals("hidden"));
      }
    }
  }

  /** {@code $course$/top/Unit 1}: names outermost first, without that of the root of all. */
  private String path(XmlElement category) {
    List<String> names = new ArrayList<>();
    Set<XmlElement> seen = new HashSet<>();
    XmlElement c = category;
    while (c != null && seen.add(c) && seen.size() < DEEPEST) {
      String parent = value(c, "parent");
      if (!parent.equals("0") || !value(c, "name").equals("top")) {
        names.addFirst(value(c, "name").replace("/", "//"));
      }
      c = categories.get(parent);
    }
    return "$course$/top/" + String.join("/", names);
  }

  private static @Nullable XmlElement newest(XmlElement entry) {
    XmlElement best = null;
    for (XmlElement version : entry.all("question_versions")) {
      if (version.child("version") == null) {
        continue; // it only holds the others
      }
      if (best == null || rank(version).compareTo(rank(best)) > 0) {
        best = version;
      }
    }
    return best;
  }

  /** Drafts come after all others. */
  private static BigDecimal rank(XmlElement version) {
    BigDecimal number = ItemNumbers.parse(value(version, "version"));
    BigDecimal rank = number == null ? BigDecimal.ZERO : number;
    return value(version, "status").equals("draft")
        ? rank.subtract(BigDecimal.valueOf(1_000_000_000))
        : rank;
  }

  private void question(XmlElement q, String idnumber, boolean hidden) {
    String parent = value(q, "parent");
    if (!parent.isEmpty() && !parent.equals("0")) {
      return; // a part of another
    }
    String type = value(q, "qtype");
    out.open("question", "type", type.equals("match") ? "matching" : type);
    out.open("name").leaf("text", value(q, "name")).close();
    String text = value(q, "questiontext");
    text("questiontext", type.equals("multianswer") ? whole(q, text) : text, q, "questiontext");
    text("generalfeedback", value(q, "generalfeedback"), q, "generalfeedback");
    if (!value(q, "defaultmark").isEmpty()) {
      out.leaf("defaultgrade", value(q, "defaultmark"));
    }
    out.leaf("hidden", hidden || value(q, "hidden").equals("1") ? "1" : "0");
    out.leaf("idnumber", idnumber);
    for (String setting : List.of("single", "shuffleanswers", "usecase")) {
      if (!find(q, setting).isEmpty()) {
        out.leaf(setting, find(q, setting));
      }
    }
    for (String said :
        List.of("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")) {
      text(said, find(q, said), q, said);
    }
    XmlElement essay = first(q, "essay");
    if (essay != null) {
      text("graderinfo", value(essay, "graderinfo"), essay, "graderinfo");
      text("responsetemplate", value(essay, "responsetemplate"), essay, "responsetemplate");
    }
    answers(q, type);
    tags(q);
    out.close();
  }

  private void answers(XmlElement q, String type) {
    for (XmlElement m : q.all("match")) {
      out.open("subquestion", "format", format(m, "questiontext"));
      out.leaf("text", value(m, "questiontext"));
      out.open("answer").leaf("text", value(m, "answertext")).close().close();
    }
    boolean words = type.equals("ddwtos") || type.equals("gapselect");
    boolean typed = type.equals("shortanswer") || type.equals("numerical");
    Map<String, String> tolerances = new HashMap<>();
    q.all("numerical_record")
        .forEach(r -> tolerances.putIfAbsent(value(r, "answer"), value(r, "tolerance")));
    for (XmlElement a : answers(q)) {
      String text = value(a, "answertext");
      if (words) {
        out.open(type.equals("ddwtos") ? "dragbox" : "selectoption").leaf("text", text);
        out.leaf("group", group(value(a, "feedback"))).close();
        continue;
      }
      String format = typed ? "plain_text" : format(a, "answer");
      out.open("answer", "fraction", percent(value(a, "fraction"), type), "format", format);
      out.leaf("text", type.equals("truefalse") ? truth(q, a) : text);
      text("feedback", value(a, "feedback"), a, "feedback");
      if (tolerances.containsKey(a.attribute("id"))) {
        out.leaf("tolerance", tolerances.getOrDefault(a.attribute("id"), "0"));
      }
      out.close();
    }
    for (XmlElement unit : q.all("numerical_unit")) {
      out.open("units").leaf("unit_name", value(unit, "unit")).close();
    }
    for (XmlElement hint : q.all("question_hint")) {
      text("hint", value(hint, "hint"), hint, "hint");
    }
  }

  private static List<XmlElement> answers(XmlElement q) {
    List<XmlElement> answers = new ArrayList<>(q.all("answer"));
    answers.removeIf(a -> a.child("answertext") == null);
    return answers;
  }

  /** The group of a word for gaps: a number, or what PHP's {@code serialize} made of settings. */
  private static String group(String settings) {
    Matcher m = Pattern.compile("\"draggroup\";(?:i:|s:\\d{1,4}:\")(\\d{1,4})").matcher(settings);
    return m.find() ? m.group(1) : settings.matches("\\d{1,4}") ? settings : "1";
  }

  /** Which of the two answers is true does not hang on the language that the site had. */
  private static String truth(XmlElement q, XmlElement answer) {
    String yes = find(q, "trueanswer");
    return yes.isEmpty()
        ? value(answer, "answertext")
        : Boolean.toString(yes.equals(answer.attribute("id")));
  }

  /** A share of 1 in hundredths; the place of a step stays as it is. */
  private static String percent(String fraction, String type) {
    BigDecimal share = type.equals("ordering") ? null : ItemNumbers.parse(fraction);
    return share == null ? fraction : ItemNumbers.plain(share.movePointRight(2)).toPlainString();
  }

  /** A text with gaps: each {@code {#1}} is a question of its own, in the syntax of a gap. */
  private String whole(XmlElement q, String text) {
    String[] parts = find(q, "sequence").split(",", -1);
    Matcher m = PART.matcher(text);
    StringBuilder whole = new StringBuilder();
    while (m.find()) {
      int n = Integer.parseInt(m.group(1));
      XmlElement part = n >= 1 && n <= parts.length ? questions.get(parts[n - 1].strip()) : null;
      String gap = part == null ? m.group() : value(part, "questiontext");
      m.appendReplacement(whole, Matcher.quoteReplacement(gap));
    }
    return m.appendTail(whole).toString();
  }

  private void tags(XmlElement q) {
    XmlElement tags = q.child("tags");
    if (tags == null) {
      return;
    }
    out.open("tags");
    for (XmlElement tag : tags.elements("tag")) {
      String name = value(tag, "rawname");
      out.open("tag").leaf("text", name.isEmpty() ? value(tag, "name") : name).close();
    }
    out.close();
  }

  private void text(String name, String text, XmlElement around, String field) {
    if (!text.isEmpty()) {
      out.open(name, "format", format(around, field)).leaf("text", text).close();
    }
  }

  /** Moodle's formats by number: 0 its own, 1 HTML, 2 plain, 4 Markdown. */
  private static String format(XmlElement around, String field) {
    return switch (value(around, field + "format")) {
      case "0" -> "moodle_auto_format";
      case "2" -> "plain_text";
      case "4" -> "markdown";
      default -> "html";
    };
  }

  private static @Nullable XmlElement first(XmlElement around, String name) {
    List<XmlElement> found = around.all(name);
    return found.isEmpty() ? null : found.getFirst();
  }

  /** The first setting of a name, however deep; "" where there is none. */
  private static String find(XmlElement q, String name) {
    XmlElement e = first(q, name);
    return e == null || e.text().strip().equals(NULL) ? "" : e.text().strip();
  }

  private static String value(XmlElement around, String name) {
    XmlElement e = around.child(name);
    return e == null || e.text().strip().equals(NULL) ? "" : e.text().strip();
  }
}

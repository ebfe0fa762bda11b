package org.dars.assistant.quiz.exchange.moodle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dars.assistant.quiz.exchange.AboutTags;
import org.dars.assistant.quiz.exchange.ClozeText;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.exchange.XmlOut;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;

/** Writes questions, and a category wherever it changes. Used once. */
final class MoodleXmlWriter {

  /** Moodle's columns for names and for id numbers. */
  private static final int MAX_NAME = 255;

  private static final int MAX_ID = 100;

  /** Moodle cuts tags behind this. */
  static final int MAX_TAG = 50;

  private final XmlOut out = new XmlOut().open("quiz");
  private List<String> category = List.of();

  /** Why Moodle would not take an item at all; "" where it does. */
  static String refuses(Item item) {
    return switch (item.body()) {
      case Body.Choice c when c.options().size() < 2 ->
          "it has fewer than two options, which Moodle refuses";
      case Body.Cloze c when ClozeText.gaps(c).isEmpty() ->
          "it has no gap, without which Moodle refuses it";
      case Body.Cloze c -> gaps(c);
      case Body.Matching m when m.pairs().size() < 2 ->
          "it has fewer than two pairs, which Moodle refuses";
      case Body.Ordering o when o.steps().size() < 2 ->
          "it has fewer than two steps, which Moodle refuses";
      case Body.ShortAnswer s when s.answers().isEmpty() ->
          "it has no answer, without which Moodle refuses it";
      case Body.Numeric n when n.keys().isEmpty() ->
          "it has no number, without which Moodle refuses it";
      default -> "";
    };
  }

  private static String gaps(Body.Cloze cloze) {
    for (Body.Gap gap : ClozeText.gaps(cloze)) {
      boolean known =
          switch (gap.fill()) {
            case Body.Choice c -> c.options().size() > 1;
            case Body.ShortAnswer s -> !s.answers().isEmpty();
            case Body.Numeric n -> !n.keys().isEmpty();
            default -> false;
          };
      if (!known) {
        return "a gap of it is filled by " + gap.fill().kind().label() + " without a key";
      }
    }
    return "";
  }

  /** Writes an item that is not refused. */
  void add(Item item) {
    category(item.about().category());
    out.open("question", "type", type(item.body()));
    out.open("name").readable("text", cut(item.name(), MAX_NAME)).close();
    if (item.body() instanceof Body.Cloze cloze) {
      text("questiontext", RichText.html(MoodleCloze.write(item.stem(), cloze)));
    } else {
      text("questiontext", item.stem());
    }
    text("generalfeedback", item.explanation());
    if (!(item.body() instanceof Body.Cloze)) { // Moodle adds up its gaps
      out.leaf("defaultgrade", item.mark().toPlainString());
    }
    out.leaf("hidden", item.about().state() == ItemState.RETIRED ? "1" : "0");
    out.leaf("idnumber", cut(item.id(), MAX_ID));
    body(item.body());
    List<String> tags = AboutTags.write(item.about(), true, tag -> tag.length() <= MAX_TAG);
    if (!tags.isEmpty()) {
      out.open("tags");
      for (String tag : tags) {
        out.open("tag").readable("text", tag).close();
      }
      out.close();
    }
    out.close();
  }

  byte[] bytes() {
    return out.close().bytes();
  }

  private void category(List<String> names) {
    if (!names.equals(category)) {
      category = names;
      String path =
          names.stream()
              .map(n -> "/" + n.replaceAll("\\s+", " ").strip().replace("/", "//"))
              .collect(Collectors.joining());
      out.open("question", "type", "category").open("category");
      out.readable("text", "$course$/top" + path).close().close();
    }
  }

  private static String type(Body body) {
    return switch (body) {
      case Body.Choice _ -> "multichoice";
      case Body.TrueFalse _ -> "truefalse";
      case Body.Cloze _ -> "cloze";
      case Body.Matching _ -> "matching";
      case Body.Ordering _ -> "ordering";
      case Body.Numeric _ -> "numerical";
      case Body.ShortAnswer _ -> "shortanswer";
      case Body.Essay _ -> "essay";
      case Body.Description _ -> "description";
    };
  }

  private void body(Body body) {
    switch (body) {
      case Body.Choice c -> {
        out.leaf("single", String.valueOf(c.single()));
        out.leaf("shuffleanswers", String.valueOf(c.shuffle()));
        out.leaf("answernumbering", "abc");
        c.options().forEach(o -> answer(o.weight(), o.text(), o.feedback()));
      }
      case Body.TrueFalse t -> {
        answer(t.key() ? BigDecimal.ONE : BigDecimal.ZERO, "true", t.whenTrue());
        answer(t.key() ? BigDecimal.ZERO : BigDecimal.ONE, "false", t.whenFalse());
      }
      case Body.ShortAnswer s -> {
        out.leaf("usecase", s.caseSensitive() ? "1" : "0");
        s.answers().forEach(a -> answer(a.weight(), a.text(), a.feedback()));
      }
      case Body.Numeric n -> numeric(n);
      case Body.Matching m -> {
        out.leaf("shuffleanswers", String.valueOf(m.shuffle()));
        m.pairs().forEach(p -> subquestion(p.prompt(), p.partner()));
        m.extra().forEach(e -> subquestion(RichText.EMPTY, e));
      }
      case Body.Ordering o -> ordering(o);
      case Body.Essay e -> {
        out.leaf("responseformat", "editor").leaf("responserequired", "1");
        out.leaf("responsefieldlines", "10").leaf("attachments", "0");
        text("graderinfo", e.rubric());
        text("responsetemplate", e.template());
      }
      case Body.Cloze _, Body.Description _ -> {}
    }
  }

  private void numeric(Body.Numeric numeric) {
    for (Body.NumericKey key : numeric.keys()) {
      BigDecimal value = key.value();
      String text = value == null ? "*" : value.toPlainString();
      out.open("answer", "fraction", fraction(key.weight()), "format", "moodle_auto_format");
      out.leaf("text", text);
      text("feedback", key.feedback());
      out.leaf("tolerance", key.tolerance().toPlainString()).close();
    }
    boolean unit = !numeric.unit().isEmpty();
    if (unit) {
      out.open("units").open("unit").leaf("multiplier", "1");
      out.readable("unit_name", numeric.unit()).close().close();
    }
    // Without units none is shown; with one a learner may write it or not.
    out.leaf("unitgradingtype", "0").leaf("unitpenalty", "0.1");
    out.leaf("showunits", unit ? "0" : "3").leaf("unitsleft", "0");
  }

  private void ordering(Body.Ordering ordering) {
    out.leaf("layouttype", "VERTICAL").leaf("selecttype", "ALL").leaf("selectcount", "0");
    out.leaf("gradingtype", "ABSOLUTE_POSITION").leaf("showgrading", "SHOW");
    out.leaf("numberingstyle", "none");
    for (int i = 0; i < ordering.steps().size(); i++) {
      RichText step = ordering.steps().get(i);
      out.open("answer", "fraction", String.valueOf(i + 1), "format", format(step));
      body(step).close();
    }
  }

  private void answer(BigDecimal weight, RichText text, RichText feedback) {
    out.open("answer", "fraction", fraction(weight), "format", format(text));
    body(text);
    text("feedback", feedback);
    out.close();
  }

  private void answer(BigDecimal weight, String text, RichText feedback) {
    out.open("answer", "fraction", fraction(weight), "format", "plain_text");
    out.readable("text", text);
    text("feedback", feedback);
    out.close();
  }

  private void subquestion(RichText prompt, RichText partner) {
    out.open("subquestion", "format", format(prompt));
    body(prompt).open("answer").readable("text", Markup.plain(partner)).close().close();
  }

  private static String fraction(BigDecimal weight) {
    return ItemNumbers.plain(MoodleGrades.nearest(weight).movePointRight(2)).toPlainString();
  }

  private void text(String element, RichText text) {
    out.open(element, "format", format(text));
    body(text).close();
  }

  private XmlOut body(RichText text) {
    Map<String, String> files = MoodleFiles.none();
    boolean html = text.format() == RichText.Format.HTML;
    out.readable("text", html ? MoodleFiles.extracted(text.value(), files) : text.value());
    files.forEach((name, data) -> out.leaf("file", data, attributes(name)));
    return out;
  }

  private static String[] attributes(String file) {
    return new String[] {"name", file, "path", "/", "encoding", "base64"};
  }

  private static String format(RichText text) {
    return switch (text.format()) {
      case HTML -> "html";
      case PLAIN -> text.isEmpty() ? "html" : "plain_text";
      case MARKDOWN -> "markdown";
      case MOODLE -> "moodle_auto_format";
    };
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most));
  }
}

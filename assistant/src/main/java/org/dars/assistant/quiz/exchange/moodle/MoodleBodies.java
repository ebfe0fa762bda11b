package org.dars.assistant.quiz.exchange.moodle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.exchange.ClozeText;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.exchange.moodle.MoodleText.Unreadable;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.xml.XmlElement;

/** What learners do, by Moodle's types of questions. */
final class MoodleBodies {

  private static final Pattern PLACE = Pattern.compile("\\[\\[(\\d{1,4})\\]\\]");

  private MoodleBodies() {}

  /**
   * The body of a question whose text has no gaps in it.
   *
   * @throws Unreadable naming what is wrong, or the type when it is none of Dars's
   */
  static Body read(XmlElement q, String type) throws Unreadable {
    return switch (type) {
      case "multichoice", "multichoiceset" -> choice(q);
      case "truefalse" -> trueFalse(q);
      case "shortanswer" -> shortAnswer(q);
      case "numerical" -> numeric(q);
      case "matching", "match" -> matching(q);
      case "ordering" -> ordering(q);
      case "essay" ->
          new Body.Essay(
              MoodleText.read(q.child("graderinfo")), MoodleText.read(q.child("responsetemplate")));
      case "description" -> new Body.Description();
      default ->
          throw new Unreadable(
              "questions of type \"" + type + "\" are not read; make it one of another type");
    };
  }

  private static Body.Choice choice(XmlElement q) throws Unreadable {
    List<Body.Option> options = new ArrayList<>();
    for (XmlElement a : answers(q)) {
      options.add(
          new Body.Option(
              MoodleText.read(a), MoodleText.weight(a), MoodleText.read(a.child("feedback"))));
    }
    return new Body.Choice(
        options, MoodleText.on(q, "single", true), MoodleText.on(q, "shuffleanswers", true));
  }

  private static Body.TrueFalse trueFalse(XmlElement q) throws Unreadable {
    boolean key = false;
    RichText[] feedback = {RichText.EMPTY, RichText.EMPTY};
    for (XmlElement a : answers(q)) {
      boolean isTrue = MoodleText.raw(a).strip().equalsIgnoreCase("true");
      key |= isTrue && MoodleText.weight(a).signum() > 0;
      feedback[isTrue ? 0 : 1] = MoodleText.read(a.child("feedback"));
    }
    return new Body.TrueFalse(key, feedback[0], feedback[1]);
  }

  private static Body.ShortAnswer shortAnswer(XmlElement q) throws Unreadable {
    List<Body.Accepted> accepted = new ArrayList<>();
    for (XmlElement a : answers(q)) {
      accepted.add(
          new Body.Accepted(
              MoodleText.raw(a), MoodleText.weight(a), MoodleText.read(a.child("feedback"))));
    }
    return new Body.ShortAnswer(accepted, MoodleText.on(q, "usecase", false));
  }

  private static Body.Numeric numeric(XmlElement q) throws Unreadable {
    List<Body.NumericKey> keys = new ArrayList<>();
    for (XmlElement a : answers(q)) {
      String text = MoodleText.raw(a).strip();
      BigDecimal value = ItemNumbers.parse(text);
      if (value == null && !text.equals("*")) {
        throw new Unreadable("its answer \"" + text + "\" is no number");
      }
      BigDecimal tolerance = MoodleText.number(a, "tolerance");
      keys.add(
          new Body.NumericKey(
              value,
              tolerance == null ? BigDecimal.ZERO : tolerance.abs(),
              MoodleText.weight(a),
              MoodleText.read(a.child("feedback"))));
    }
    List<XmlElement> units = q.all("unit_name");
    return new Body.Numeric(keys, units.isEmpty() ? "" : units.getFirst().text().strip());
  }

  private static Body.Matching matching(XmlElement q) throws Unreadable {
    List<Body.Pair> pairs = new ArrayList<>();
    List<RichText> extra = new ArrayList<>();
    for (XmlElement s : q.elements("subquestion")) {
      XmlElement answer = s.child("answer");
      RichText partner = RichText.plain(answer == null ? "" : MoodleText.raw(answer));
      RichText prompt = MoodleText.read(s);
      if (prompt.isEmpty()) {
        extra.add(partner);
      } else {
        pairs.add(new Body.Pair(prompt, partner));
      }
    }
    if (pairs.isEmpty()) {
      throw new Unreadable("it has nothing to match");
    }
    return new Body.Matching(pairs, extra, MoodleText.on(q, "shuffleanswers", true));
  }

  /** The fraction of a step is its place. */
  private static Body.Ordering ordering(XmlElement q) throws Unreadable {
    record Step(BigDecimal place, RichText text) {}
    List<Step> steps = new ArrayList<>();
    for (XmlElement a : answers(q)) {
      BigDecimal place = ItemNumbers.parse(a.attribute("fraction"));
      if (place == null) {
        throw new Unreadable("its step " + (steps.size() + 1) + " does not say its place");
      }
      steps.add(new Step(place, MoodleText.read(a)));
    }
    steps.sort(Comparator.comparing(Step::place));
    return new Body.Ordering(steps.stream().map(Step::text).toList());
  }

  private static List<XmlElement> answers(XmlElement q) throws Unreadable {
    List<XmlElement> answers = q.elements("answer");
    if (answers.isEmpty()) {
      throw new Unreadable("it has no answer");
    }
    return answers;
  }

  /**
   * Words to be dragged into a text, or picked from a list in it: each {@code [[n]]} is a gap with
   * the n-th word as its key and the words of its group as its options.
   */
  static Body.Cloze placed(XmlElement q, RichText text) throws Unreadable {
    record Word(RichText text, String group) {}
    List<Word> words = new ArrayList<>();
    for (XmlElement e : q.elements()) {
      if (e.is("dragbox") || e.is("selectoption")) {
        XmlElement group = e.child("group");
        String name = group == null ? "1" : group.text().strip();
        words.add(new Word(Markup.ofHtml(MoodleText.raw(e)), name));
      }
    }
    List<Body.Gap> gaps = new ArrayList<>();
    StringBuilder marked = new StringBuilder();
    boolean shuffle = MoodleText.on(q, "shuffleanswers", false);
    String html = ClozeText.unmarked(Markup.html(text));
    Matcher m = PLACE.matcher(html);
    while (m.find()) {
      int n = Integer.parseInt(m.group(1));
      if (n < 1 || n > words.size()) {
        throw new Unreadable("its gap [[" + n + "]] has no word");
      }
      List<Body.Option> options = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        if (words.get(i).group().equals(words.get(n - 1).group())) {
          BigDecimal weight = i == n - 1 ? BigDecimal.ONE : BigDecimal.ZERO;
          options.add(new Body.Option(words.get(i).text(), weight, RichText.EMPTY));
        }
      }
      m.appendReplacement(marked, ClozeText.mark(gaps.size()));
      gaps.add(new Body.Gap(1, new Body.Choice(options, true, shuffle)));
    }
    if (gaps.isEmpty()) {
      throw new Unreadable("it has no gap that can be read");
    }
    return ClozeText.of(m.appendTail(marked).toString(), gaps);
  }
}

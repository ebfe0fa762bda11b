package org.dars.assistant.quiz.exchange.qti12;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.exchange.ClozeText;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.exchange.TruthWords;
import org.dars.assistant.quiz.exchange.qti12.Scoring.Condition;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.item.Weights;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/** What learners do, by the responses of an item and what their writer calls it. */
final class Bodies {

  private final XmlTree tree;
  private final String type;
  private final Scoring scoring;
  private final Feedback feedback;
  private final TypedAnswers typed;
  private final List<String> left;

  /**
   * @param type in Canvas' words, "" where nobody said
   * @param left what is not kept is added
   */
  Bodies(XmlTree tree, String type, Scoring scoring, Feedback feedback, List<String> left) {
    this.tree = tree;
    this.type = type;
    this.scoring = scoring;
    this.feedback = feedback;
    this.typed = new TypedAnswers(scoring, feedback);
    this.left = left;
  }

  /** An option as it stands in a response. */
  private record Label(String id, RichText text) {}

  /**
   * Whether the answers stand in the text: marks with words behind them, or names in brackets.
   *
   * @param html the text with a mark for each response
   */
  boolean inText(List<XmlElement> responses, String html) {
    if (type.equals("multiple_dropdowns") || type.equals("fill_in_multiple_blanks")) {
      return true;
    }
    if (type.equals("matching") || responses.stream().anyMatch(r -> !r.is("response_str"))) {
      return false;
    }
    String last = ClozeText.mark(responses.size() - 1);
    return responses.size() > 1 || !html.substring(html.indexOf(last) + last.length()).isBlank();
  }

  /**
   * A text with gaps. Canvas names a gap in brackets in the text and in the response's own.
   *
   * @throws Unreadable when a gap is not in the text
   */
  Body.Cloze cloze(List<XmlElement> responses, String html) throws Unreadable {
    List<Body.Gap> gaps = new ArrayList<>();
    boolean named = responses.stream().allMatch(r -> !name(r).isEmpty());
    String text = named ? ClozeText.marks(html).replaceAll("") : html;
    for (int i = 0; i < responses.size(); i++) {
      XmlElement r = responses.get(i);
      if (named) {
        String bracket = "[" + name(r) + "]";
        int at = text.indexOf(bracket);
        if (at < 0) {
          throw new Unreadable("its gap " + Scoring.shortened(bracket) + " is not in its text");
        }
        text = text.substring(0, at) + ClozeText.mark(i) + text.substring(at + bracket.length());
      }
      gaps.add(new Body.Gap(1, fill(r)));
    }
    List<Body.Gap> ordered = new ArrayList<>();
    StringBuilder marked = new StringBuilder();
    var m = ClozeText.marks(text);
    while (m.find()) {
      m.appendReplacement(marked, ClozeText.mark(ordered.size()));
      ordered.add(gaps.get(Integer.parseInt(m.group(1))));
    }
    return ClozeText.of(m.appendTail(marked).toString(), ordered);
  }

  /** What a response calls itself: its own text, in Canvas the name of a gap. */
  private String name(XmlElement response) {
    XmlElement own = response.child("material");
    return own == null ? "" : Markup.plain(Material.all(tree, own)).strip();
  }

  private Body fill(XmlElement response) throws Unreadable {
    if (!response.is("response_lid")) {
      return typed.read(response);
    }
    if (!type.equals("fill_in_multiple_blanks")) {
      return choice(response, true);
    }
    List<Body.Accepted> accepted = new ArrayList<>();
    for (Label label : labels(response)) { // each is an answer that counts
      accepted.add(
          new Body.Accepted(
              Markup.plain(label.text()),
              BigDecimal.ONE,
              feedback.taken(scoring.feedback(response.attribute("ident"), label.id()))));
    }
    return new Body.ShortAnswer(accepted, false);
  }

  /**
   * The body of an item whose answers stand behind its text.
   *
   * @throws Unreadable naming what it is
   */
  Body read(List<XmlElement> responses) throws Unreadable {
    XmlElement first = responses.getFirst();
    switch (type) {
      case "calculated", "file_upload", "ordering", "hot_spot", "categorization" ->
          throw new Unreadable(
              "questions of type \"" + type + "\" are not read; make it one of another type");
      case "essay" -> {
        return new Body.Essay(RichText.EMPTY, RichText.EMPTY);
      }
      default -> {}
    }
    if (!first.all("render_hotspot").isEmpty()
        || responses.stream().anyMatch(r -> r.is("response_grp") || r.is("response_xy"))) {
      throw new Unreadable("places in a picture and groups are not read; make it a choice");
    }
    if (first.attribute("rcardinality").equalsIgnoreCase("ordered")) {
      throw new Unreadable("orderings of QTI 1.2 are not read; make it one of another type");
    }
    if (!first.is("response_lid")) {
      return typed.read(first);
    }
    if (responses.size() > 1 || type.equals("matching")) {
      return matching(responses);
    }
    boolean single =
        !type.equals("multiple_answers")
            && !first.attribute("rcardinality").equalsIgnoreCase("multiple");
    return single ? oneOf(first) : choice(first, false);
  }

  /** A choice, or true and false where its two options say so. */
  private Body oneOf(XmlElement response) throws Unreadable {
    List<Label> labels = labels(response);
    if (type.equals("true_false") && labels.size() == 2) {
      for (int i = 0; i < 2; i++) {
        if (truth(labels.get(i), true) && truth(labels.get(1 - i), false)) {
          Body.Choice choice = choice(response, true);
          Body.Option yes = choice.options().get(i);
          Body.Option no = choice.options().get(1 - i);
          if (yes.right() == no.right()) {
            throw new Unreadable("it does not say whether it is true");
          }
          return new Body.TrueFalse(yes.right(), yes.feedback(), no.feedback());
        }
      }
    }
    return choice(response, true);
  }

  private static boolean truth(Label label, boolean truth) {
    String said = Markup.plain(label.text()).strip();
    return label.id().equalsIgnoreCase(Boolean.toString(truth)) || TruthWords.says(said, truth);
  }

  private Body.Choice choice(XmlElement response, boolean single) throws Unreadable {
    String name = response.attribute("ident");
    List<Label> labels = labels(response);
    if (labels.isEmpty()) {
      throw new Unreadable("it has no options");
    }
    List<BigDecimal> weights = single ? weights(name, labels) : shares(name, labels);
    List<Body.Option> options = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      RichText said = feedback.taken(scoring.feedback(name, label.id()));
      options.add(new Body.Option(label.text(), weights.get(i), said));
    }
    XmlElement rendered = response.child("render_choice");
    String shuffle = rendered == null ? "" : rendered.attribute("shuffle");
    return new Body.Choice(options, single, !shuffle.equalsIgnoreCase("no"));
  }

  private List<Label> labels(XmlElement response) throws Unreadable {
    List<XmlElement> labels = response.all("response_label");
    if (labels.size() > Scoring.MOST) {
      throw new Unreadable("it has more than " + Scoring.MOST + " options; make it several items");
    }
    return labels.stream()
        .map(l -> new Label(l.attribute("ident").strip(), Material.all(tree, l)))
        .toList();
  }

  /** What each option gives of the most that one gives. */
  private List<BigDecimal> weights(String name, List<Label> labels) {
    List<BigDecimal> scores =
        labels.stream().map(l -> scoring.score(name, Set.of(l.id()))).toList();
    return shared(scores);
  }

  private static List<BigDecimal> shared(List<BigDecimal> scores) {
    BigDecimal most = scores.stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    return scores.stream()
        .map(s -> most.signum() == 0 ? BigDecimal.ZERO : weight(s, most))
        .toList();
  }

  /** A share from −1 to 1. */
  static BigDecimal weight(BigDecimal score, BigDecimal most) {
    BigDecimal share = ItemNumbers.share(score, most);
    return share.max(BigDecimal.ONE.negate()).min(BigDecimal.ONE);
  }

  /** Several right options: each with points of its own, or all of them together. */
  private List<BigDecimal> shares(String name, List<Label> labels) {
    List<BigDecimal> alone = new ArrayList<>();
    for (Label label : labels) {
      alone.add(
          scoring.conditions().stream()
              .filter(c -> c.adds() && only(c, name, label.id()))
              .map(c -> c.score() == null ? BigDecimal.ZERO : c.score())
              .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
    BigDecimal total =
        alone.stream().filter(s -> s.signum() > 0).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (total.signum() > 0) {
      return alone.stream().map(s -> weight(s, total)).toList();
    }
    Set<String> right = together(name);
    int keys = (int) labels.stream().filter(l -> right.contains(l.id())).count();
    if (keys == 0) {
      return labels.stream().map(_ -> BigDecimal.ZERO).toList();
    }
    return labels.stream()
        .map(
            l -> right.contains(l.id()) ? Weights.right(keys) : Weights.wrong(labels.size() - keys))
        .toList();
  }

  private static boolean only(Condition c, String name, String option) {
    List<XmlElement> tests = c.tests();
    return tests.size() == 1
        && Scoring.of(tests.getFirst(), name)
        && tests.getFirst().text().strip().equals(option);
  }

  /** The options that the condition with the most points asks for. */
  private Set<String> together(String name) {
    BigDecimal most = BigDecimal.ZERO;
    Set<String> right = new LinkedHashSet<>();
    for (Condition c : scoring.conditions()) {
      BigDecimal score = c.score();
      if (score != null && score.compareTo(most) > 0) {
        most = score;
        right.clear();
        c.tests().stream()
            .filter(t -> Scoring.of(t, name))
            .forEach(t -> right.add(t.text().strip()));
      }
    }
    return right;
  }

  /** A response is a prompt, its options are the partners. */
  private Body.Matching matching(List<XmlElement> responses) throws Unreadable {
    List<Body.Pair> pairs = new ArrayList<>();
    Set<RichText> used = new LinkedHashSet<>();
    Set<RichText> all = new LinkedHashSet<>();
    for (XmlElement r : responses) {
      RichText prompt = Material.all(tree, r.child("material"));
      if (prompt.isEmpty()) {
        throw new Unreadable("it has several questions in one; make it an item for each");
      }
      List<Label> labels = labels(r);
      List<BigDecimal> weights = weights(r.attribute("ident"), labels);
      labels.forEach(l -> all.add(l.text()));
      int key = weights.indexOf(BigDecimal.ONE);
      if (key < 0) {
        throw new Unreadable(
            "it does not say what belongs to \"" + Scoring.shortened(Markup.plain(prompt)) + "\"");
      }
      for (Label label : labels) {
        if (!feedback.taken(scoring.feedback(r.attribute("ident"), label.id())).isEmpty()) {
          left.add("feedback to \"" + Scoring.shortened(Markup.plain(label.text())) + "\"");
        }
      }
      used.add(labels.get(key).text());
      pairs.add(new Body.Pair(prompt, labels.get(key).text()));
    }
    all.removeAll(used);
    return new Body.Matching(pairs, List.copyOf(all), true);
  }
}

package org.dars.assistant.quiz.exchange.qti;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.dars.assistant.quiz.exchange.ClozeText;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.exchange.TruthWords;
import org.dars.assistant.quiz.exchange.qti.QtiAnswer.Rule;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.xml.XmlTree;

/** Writes what learners see of one item, and gathers what its answers give. Used once. */
final class QtiBodyWriter {

  private final Item item;
  private final QtiVersion version;
  private final List<QtiAnswer> answers;
  private final StringBuilder out = new StringBuilder();

  /**
   * @param answers comes to hold one for each interaction
   */
  QtiBodyWriter(Item item, QtiVersion version, List<QtiAnswer> answers) {
    this.item = item;
    this.version = version;
    this.answers = answers;
  }

  /** The content of the body. */
  String write() {
    RichText stem = item.stem();
    if (!stem.isEmpty()) {
      String name = item.body() instanceof Body.Cloze ? "<div class=\"stem\">" : "<div>";
      out.append(name).append(QtiXhtml.flow(stem)).append("</div>");
    }
    switch (item.body()) {
      case Body.Choice c -> choice(c);
      case Body.TrueFalse t -> trueFalse(t);
      case Body.Matching m -> matching(m);
      case Body.Ordering o -> ordering(o);
      case Body.Essay e -> essay(e);
      case Body.ShortAnswer s -> line(shortAnswer(s, answer("", "string", "single", mark())), "");
      case Body.Numeric n -> {
        String unit =
            n.unit().isEmpty()
                ? ""
                : " <span class=\"unit\">" + XmlTree.escape(n.unit()) + "</span>";
        line(numeric(n, answer("", "float", "single", mark())), unit);
      }
      case Body.Cloze c -> cloze(c);
      case Body.Description _ -> {}
    }
    return out.toString();
  }

  private BigDecimal mark() {
    return item.mark();
  }

  private QtiAnswer answer(String number, String baseType, String cardinality, BigDecimal points) {
    QtiAnswer answer = new QtiAnswer(number, baseType, cardinality, points);
    answers.add(answer);
    return answer;
  }

  private void line(String interaction, String behind) {
    out.append("<div>").append(interaction).append(behind).append("</div>");
  }

  private void choice(Body.Choice c) {
    QtiAnswer a = answer("", "identifier", c.single() ? "single" : "multiple", mark());
    open(
        "choiceInteraction",
        "responseIdentifier",
        a.response(),
        "shuffle",
        String.valueOf(c.shuffle()),
        "maxChoices",
        c.single() ? "1" : "0");
    options(c.options(), a, "simpleChoice", false);
    close("choiceInteraction");
  }

  private void trueFalse(Body.TrueFalse t) {
    QtiAnswer a = answer("", "identifier", "single", mark());
    a.correct.add(String.valueOf(t.key()));
    a.map(String.valueOf(t.key()), BigDecimal.ONE);
    a.shown = true;
    open(
        "choiceInteraction",
        "responseIdentifier",
        a.response(),
        "shuffle",
        "false",
        "maxChoices",
        "1");
    for (boolean truth : new boolean[] {true, false}) {
      open("simpleChoice", "identifier", String.valueOf(truth));
      out.append(XmlTree.escape(TruthWords.word(item.about().language(), truth)));
      close("simpleChoice");
      a.feedback(String.valueOf(truth), truth ? t.whenTrue() : t.whenFalse());
    }
    close("choiceInteraction");
  }

  private void options(List<Body.Option> options, QtiAnswer a, String element, boolean line) {
    BigDecimal best = options.stream().map(Body.Option::weight).max(BigDecimal::compareTo).get();
    a.shown = true;
    for (int i = 0; i < options.size(); i++) {
      Body.Option o = options.get(i);
      String identifier = "A" + (i + 1);
      boolean single = a.cardinality.equals("single");
      if (o.right() && (!single || (a.correct.isEmpty() && o.weight().compareTo(best) == 0))) {
        a.correct.add(identifier);
      }
      if (o.weight().signum() != 0) {
        a.map(identifier, o.weight());
      }
      open(element, "identifier", identifier);
      out.append(line ? XmlTree.escape(Markup.plain(o.text())) : QtiXhtml.flow(o.text()));
      close(element);
      a.feedback(identifier, o.feedback());
    }
  }

  private void matching(Body.Matching m) {
    QtiAnswer a = answer("", "directedPair", "multiple", mark());
    List<RichText> partners = new ArrayList<>();
    m.pairs().stream()
        .map(Body.Pair::partner)
        .filter(p -> !partners.contains(p))
        .forEach(partners::add);
    m.extra().stream().filter(p -> !partners.contains(p)).forEach(partners::add);
    BigDecimal share =
        BigDecimal.ONE.divide(BigDecimal.valueOf(m.pairs().size()), MathContext.DECIMAL64);
    open(
        "matchInteraction",
        "responseIdentifier",
        a.response(),
        "shuffle",
        String.valueOf(m.shuffle()),
        "maxAssociations",
        String.valueOf(m.pairs().size()));
    open("simpleMatchSet");
    for (int i = 0; i < m.pairs().size(); i++) {
      associable("P" + (i + 1), "1", m.pairs().get(i).prompt());
      String pair = "P" + (i + 1) + " T" + (partners.indexOf(m.pairs().get(i).partner()) + 1);
      a.correct.add(pair);
      a.map(pair, share);
    }
    close("simpleMatchSet");
    open("simpleMatchSet");
    for (int i = 0; i < partners.size(); i++) {
      associable("T" + (i + 1), "0", partners.get(i));
    }
    close("simpleMatchSet");
    close("matchInteraction");
  }

  private void associable(String identifier, String most, RichText text) {
    open("simpleAssociableChoice", "identifier", identifier, "matchMax", most);
    out.append(QtiXhtml.flow(text));
    close("simpleAssociableChoice");
  }

  private void ordering(Body.Ordering o) {
    QtiAnswer a = answer("", "identifier", "ordered", mark());
    a.matched = true;
    open("orderInteraction", "responseIdentifier", a.response(), "shuffle", "true");
    for (int i = 0; i < o.steps().size(); i++) {
      a.correct.add("A" + (i + 1));
      open("simpleChoice", "identifier", "A" + (i + 1));
      out.append(QtiXhtml.flow(o.steps().get(i)));
      close("simpleChoice");
    }
    close("orderInteraction");
  }

  private void essay(Body.Essay e) {
    QtiAnswer a = answer("", "string", "single", mark());
    a.start = e.template().value();
    if (!e.rubric().isEmpty()) {
      open("rubricBlock", "view", "scorer");
      boolean held = version != QtiVersion.V2_2;
      if (held) {
        open("contentBody");
      }
      out.append("<div>").append(QtiXhtml.flow(e.rubric())).append("</div>");
      if (held) {
        close("contentBody");
      }
      close("rubricBlock");
    }
    boolean html = e.template().format() == RichText.Format.HTML;
    open(
        "extendedTextInteraction",
        "responseIdentifier",
        a.response(),
        "format",
        html ? "xhtml" : "plain");
    close("extendedTextInteraction");
  }

  private String shortAnswer(Body.ShortAnswer s, QtiAnswer a) {
    a.caseSensitive = s.caseSensitive();
    BigDecimal best = BigDecimal.ZERO;
    for (int i = 0; i < s.answers().size(); i++) {
      Body.Accepted accepted = s.answers().get(i);
      String words = accepted.text().replace("\\*", "\uE002");
      if (words.indexOf('*') >= 0) {
        continue; // no schema of QTI compares with a pattern that every player knows
      }
      String key = words.replace('\uE002', '*');
      a.map(key, accepted.weight());
      if (accepted.weight().compareTo(best) > 0) {
        best = accepted.weight();
        a.correct.clear();
        a.correct.add(key);
      }
      a.rules.add(new Rule(key, "", "", a.feedback("A" + (i + 1), accepted.feedback())));
    }
    return entry(a);
  }

  private String numeric(Body.Numeric n, QtiAnswer a) {
    for (int i = 0; i < n.keys().size(); i++) {
      Body.NumericKey key = n.keys().get(i);
      BigDecimal number = key.value();
      String value = number == null ? "" : number.toPlainString();
      if (a.correct.isEmpty() && number != null && key.weight().signum() > 0) {
        a.correct.add(value);
      }
      String shown = a.feedback("A" + (i + 1), key.feedback());
      a.rules.add(new Rule(value, key.tolerance().toPlainString(), a.points(key.weight()), shown));
    }
    return entry(a);
  }

  private String entry(QtiAnswer a) {
    StringBuilder tag = new StringBuilder("<" + version.element("textEntryInteraction"));
    attributes(tag, "responseIdentifier", a.response(), "expectedLength", "20");
    return tag.append("/>").toString();
  }

  private void cloze(Body.Cloze c) {
    List<Body.Gap> gaps = ClozeText.gaps(c);
    BigDecimal all = QtiItemWriter.sum(gaps);
    Matcher m = ClozeText.marks(QtiXhtml.flow(ClozeText.html(c)));
    out.append("<div>");
    StringBuilder before = new StringBuilder();
    while (m.find()) {
      int i = Integer.parseInt(m.group(1));
      m.appendReplacement(before, "");
      out.append(before);
      before.setLength(0);
      Body.Gap gap = gaps.get(i);
      BigDecimal points =
          mark().multiply(BigDecimal.valueOf(gap.weight())).divide(all, MathContext.DECIMAL64);
      out.append(gap(gap.fill(), gaps.size() == 1 ? "" : "_" + (i + 1), points));
    }
    out.append(m.appendTail(before)).append("</div>");
  }

  private String gap(Body fill, String number, BigDecimal points) {
    return switch (fill) {
      case Body.ShortAnswer s -> shortAnswer(s, answer(number, "string", "single", points));
      case Body.Numeric n -> numeric(n, answer(number, "float", "single", points));
      case Body.Choice c -> {
        QtiAnswer a = answer(number, "identifier", "single", points);
        int from = out.length();
        open(
            "inlineChoiceInteraction",
            "responseIdentifier",
            a.response(),
            "shuffle",
            String.valueOf(c.shuffle()));
        options(c.options(), a, "inlineChoice", true);
        close("inlineChoiceInteraction");
        String written = out.substring(from);
        out.setLength(from);
        yield written;
      }
      default -> throw new IllegalArgumentException("no gap is filled by " + fill.kind());
    };
  }

  private void open(String element, String... attributes) {
    StringBuilder tag = new StringBuilder("<" + version.element(element));
    attributes(tag, attributes);
    out.append(tag).append('>');
  }

  private void attributes(StringBuilder tag, String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      tag.append(' ').append(version.attribute(attributes[i])).append("=\"");
      tag.append(XmlTree.attribute(attributes[i + 1], '"')).append('"');
    }
  }

  private void close(String element) {
    out.append("</").append(version.element(element)).append('>');
  }
}

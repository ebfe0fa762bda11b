package org.dars.assistant.quiz.exchange.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.exchange.ClozeText;
import org.dars.assistant.quiz.exchange.qti.QtiAnswer.Rule;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;

/** Writes one item: declarations, body, how answers are scored, feedback. Used once. */
final class QtiItemWriter {

  private final QtiOut out;
  private final Item item;
  private final List<QtiAnswer> answers = new ArrayList<>();

  private QtiItemWriter(Item item, QtiVersion version) {
    this.item = item;
    this.out = new QtiOut(version);
  }

  /** Why an item cannot be written at all; "" where it can. */
  static String refuses(Item item) {
    return switch (item.body()) {
      case Body.Choice c when c.options().isEmpty() -> "it has no option";
      case Body.Matching m when m.pairs().isEmpty() -> "it has no pair";
      case Body.Ordering o when o.steps().isEmpty() -> "it has no step";
      case Body.Cloze c when ClozeText.gaps(c).isEmpty() -> "it has no gap";
      case Body.Cloze c -> {
        for (Body.Gap gap : ClozeText.gaps(c)) {
          boolean known =
              gap.fill() instanceof Body.ShortAnswer
                  || gap.fill() instanceof Body.Numeric
                  || (gap.fill() instanceof Body.Choice choice
                      && choice.single()
                      && !choice.options().isEmpty());
          if (!known) {
            yield "QTI has no gap that is filled as one of its gaps is";
          }
        }
        yield "";
      }
      default -> "";
    };
  }

  /** A document with the item in it. */
  static byte[] write(Item item, QtiVersion version) {
    return new QtiItemWriter(item, version).write();
  }

  private byte[] write() {
    QtiBodyWriter body = new QtiBodyWriter(item, out.version(), answers);
    String xhtml = body.write();
    List<String> root = new ArrayList<>();
    root.addAll(List.of("xmlns", out.version().namespace, "identifier", item.id()));
    root.addAll(List.of("title", item.name(), "adaptive", "false", "timeDependent", "false"));
    if (item.about().language().matches("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")) {
      root.addAll(List.of("xml:lang", item.about().language()));
    }
    out.open("assessmentItem", root.toArray(String[]::new));
    answers.forEach(this::declare);
    outcome("SCORE", "float", "single", "0");
    outcome("MAXSCORE", "float", "single", item.mark().toPlainString());
    for (QtiAnswer a : answers) {
      if (!a.number.isEmpty()) {
        outcome(a.score(), "float", "single", "0");
      }
      if (!a.feedback.isEmpty()) {
        outcome(a.outcome(), "identifier", a.shown ? a.cardinality : "single", "");
      }
    }
    if (!item.explanation().isEmpty()) {
      outcome("EXPLANATION", "identifier", "single", "");
    }
    out.markup("itemBody", xhtml);
    processing();
    feedback();
    return out.close().bytes();
  }

  private void declare(QtiAnswer a) {
    out.open(
        "responseDeclaration",
        "identifier",
        a.response(),
        "cardinality",
        a.cardinality,
        "baseType",
        a.baseType);
    if (!a.start.isEmpty()) {
      out.open("defaultValue").leaf("value", a.start).close();
    }
    if (!a.correct.isEmpty()) {
      out.open("correctResponse");
      a.correct.forEach(value -> out.leaf("value", value));
      out.close();
    }
    if (!a.mapping.isEmpty()) {
      out.open("mapping", "defaultValue", "0");
      for (String[] entry : a.mapping) {
        if (a.baseType.equals("string")) {
          out.leaf(
              "mapEntry",
              "",
              "mapKey",
              entry[0],
              "mappedValue",
              entry[1],
              "caseSensitive",
              String.valueOf(a.caseSensitive));
        } else {
          out.leaf("mapEntry", "", "mapKey", entry[0], "mappedValue", entry[1]);
        }
      }
      out.close();
    }
    out.close();
  }

  private void outcome(String name, String baseType, String cardinality, String value) {
    out.open(
        "outcomeDeclaration", "identifier", name, "cardinality", cardinality, "baseType", baseType);
    if (!value.isEmpty()) {
      out.open("defaultValue").leaf("value", value).close();
    }
    out.close();
  }

  private void processing() {
    out.open("responseProcessing");
    for (QtiAnswer a : answers) {
      if (a.matched) {
        out.open("responseCondition").open("responseIf");
        out.open("match").leaf("variable", "", "identifier", a.response());
        out.leaf("correct", "", "identifier", a.response()).close();
        set(a.score(), "float", a.all());
        out.close().close();
      } else if (!a.mapping.isEmpty()) {
        out.open("setOutcomeValue", "identifier", a.score());
        out.leaf("mapResponse", "", "identifier", a.response()).close();
      }
      rules(a);
      if (a.shown && !a.feedback.isEmpty()) {
        out.open("setOutcomeValue", "identifier", a.outcome());
        out.leaf("variable", "", "identifier", a.response()).close();
      }
    }
    if (answers.stream().anyMatch(a -> !a.number.isEmpty())) {
      out.open("setOutcomeValue", "identifier", "SCORE").open("sum");
      answers.forEach(a -> out.leaf("variable", "", "identifier", a.score()));
      out.close().close();
    }
    if (!item.explanation().isEmpty()) {
      set("EXPLANATION", "identifier", "explanation");
    }
    out.close();
  }

  /** The first rule that holds counts, as the first answer that fits does. */
  private void rules(QtiAnswer a) {
    boolean number = a.baseType.equals("float");
    List<Rule> rules = new ArrayList<>(a.rules);
    rules.removeIf(r -> r.points().isEmpty() && r.feedback().isEmpty());
    List<Rule> compared = rules.stream().filter(r -> !r.value().isEmpty()).toList();
    if (rules.isEmpty()) {
      return;
    }
    out.open("responseCondition");
    for (int i = 0; i < compared.size(); i++) {
      Rule rule = compared.get(i);
      out.open(i == 0 ? "responseIf" : "responseElseIf");
      if (number) {
        String tolerance = rule.tolerance() + " " + rule.tolerance();
        out.open("equal", "toleranceMode", "absolute", "tolerance", tolerance);
      } else {
        out.open("stringMatch", "caseSensitive", String.valueOf(a.caseSensitive));
      }
      out.leaf("variable", "", "identifier", a.response());
      out.leaf("baseValue", rule.value(), "baseType", number ? "float" : "string").close();
      consequence(a, rule);
      out.close();
    }
    rules.stream()
        .filter(r -> r.value().isEmpty())
        .findFirst()
        .ifPresent(r -> otherwise(a, r, compared));
    out.close();
  }

  /** Any other number; a condition needs an if. */
  private void otherwise(QtiAnswer a, Rule rule, List<Rule> compared) {
    if (compared.isEmpty()) {
      out.open("responseIf").open("not").open("isNull");
      out.leaf("variable", "", "identifier", a.response()).close().close();
    } else {
      out.open("responseElse");
    }
    consequence(a, rule);
    out.close();
  }

  private void consequence(QtiAnswer a, Rule rule) {
    if (!rule.points().isEmpty()) {
      set(a.score(), "float", rule.points());
    }
    if (!rule.feedback().isEmpty()) {
      set(a.outcome(), "identifier", rule.feedback());
    }
  }

  private void set(String outcome, String baseType, String value) {
    out.open("setOutcomeValue", "identifier", outcome);
    out.leaf("baseValue", value, "baseType", baseType).close();
  }

  private void feedback() {
    for (QtiAnswer a : answers) {
      for (QtiAnswer.Feedback f : a.feedback) {
        shown(a.outcome(), f.identifier(), f.text());
      }
    }
    if (!item.explanation().isEmpty()) {
      shown("EXPLANATION", "explanation", item.explanation());
    }
  }

  private void shown(String outcome, String identifier, RichText text) {
    out.held(
        "modalFeedback",
        QtiXhtml.flow(text),
        "outcomeIdentifier",
        outcome,
        "identifier",
        identifier,
        "showHide",
        "show");
  }

  /** The sum of the weights of gaps, at least 1. */
  static BigDecimal sum(List<Body.Gap> gaps) {
    return BigDecimal.valueOf(Math.max(1, gaps.stream().mapToInt(Body.Gap::weight).sum()));
  }
}

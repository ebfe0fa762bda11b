package org.dars.assistant.quiz.exchange.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.RichText;
import org.jspecify.annotations.Nullable;

/**
 * What answers give and show, by the declarations of an item, its mappings, the comparisons of its
 * response processing, and its feedback. Other processing is not run.
 */
final class QtiScores {

  /**
   * A comparison of a variable.
   *
   * @param value what it is compared with; null for any other value
   * @param tolerance of a number, "" where nothing is said
   * @param points null where it sets none
   * @param feedback identifier of what it shows; "" for nothing
   */
  record Rule(
      @Nullable String value,
      String tolerance,
      boolean caseSensitive,
      @Nullable BigDecimal points,
      String feedback) {}

  private final QtiNode root;
  private final Map<String, QtiNode> responses = new HashMap<>();
  private final Map<String, Map<String, RichText>> feedback = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  QtiScores(QtiNode root) {
    this.root = root;
    root.children("responsedeclaration").forEach(d -> responses.put(d.attribute("identifier"), d));
    for (QtiNode f : root.children("modalfeedback")) {
      feedback
          .computeIfAbsent(f.attribute("outcomeidentifier"), _ -> new LinkedHashMap<>())
          .putIfAbsent(f.attribute("identifier"), Markup.ofHtml(f.html()));
    }
  }

  /** The declaration of an interaction's variable; null where there is none. */
  @Nullable QtiNode declaration(QtiNode interaction) {
    return responses.get(interaction.attribute("responseidentifier"));
  }

  /** The values of a right answer. */
  List<String> correct(@Nullable QtiNode declaration) {
    return declaration == null ? List.of() : declaration.values("correctresponse");
  }

  /** What keys give by the mapping of a declaration; empty where there is none. */
  Map<String, BigDecimal> mapped(@Nullable QtiNode declaration) {
    QtiNode mapping = declaration == null ? null : declaration.child("mapping");
    Map<String, BigDecimal> points = new LinkedHashMap<>();
    for (QtiNode entry : mapping == null ? List.<QtiNode>of() : mapping.children("mapentry")) {
      BigDecimal value = ItemNumbers.parse(entry.attribute("mappedvalue"));
      if (value != null) {
        points.put(entry.attribute("mapkey"), value);
      }
    }
    return points;
  }

  /** Whether a mapping or a comparison minds capitals. */
  boolean caseSensitive(@Nullable QtiNode declaration, List<Rule> rules) {
    List<QtiNode> entries = declaration == null ? List.of() : declaration.all("mapentry");
    return entries.isEmpty()
        ? rules.stream().allMatch(Rule::caseSensitive)
        : entries.stream().anyMatch(e -> e.attribute("casesensitive").equals("true"));
  }

  /** Comparisons of a variable, in the order in which they are tried. */
  List<Rule> rules(String response) {
    List<Rule> rules = new ArrayList<>();
    for (QtiNode condition : root.all("responsecondition")) {
      boolean about =
          condition.all("variable").stream()
              .anyMatch(v -> v.attribute("identifier").equals(response));
      for (QtiNode branch : about ? condition.children() : List.<QtiNode>of()) {
        Rule rule = rule(branch);
        if (rule != null) {
          rules.add(rule);
        }
      }
    }
    return rules;
  }

  /** The comparison of a branch; null where it is of another kind. */
  private static @Nullable Rule rule(QtiNode branch) {
    QtiNode test = branch.children().isEmpty() ? null : branch.children().getFirst();
    boolean answered = test != null && test.is("not") && !test.all("isnull").isEmpty();
    if (test == null || branch.is("responseelse") || answered) {
      return test == null ? null : new Rule(null, "", true, points(branch), shown(branch));
    }
    QtiNode base = test.child("basevalue");
    if (base == null || !Set.of("equal", "stringmatch", "match").contains(test.name())) {
      return null;
    }
    return new Rule(
        base.element().text(),
        test.attribute("tolerance").strip().split("\\s+")[0],
        !test.attribute("casesensitive").equals("false"),
        points(branch),
        shown(branch));
  }

  private static @Nullable BigDecimal points(QtiNode branch) {
    return branch.children("setoutcomevalue").stream()
        .filter(s -> s.attribute("identifier").startsWith("SCORE"))
        .flatMap(s -> s.children("basevalue").stream())
        .map(b -> ItemNumbers.parse(b.text()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static String shown(QtiNode branch) {
    return branch.children("setoutcomevalue").stream()
        .filter(s -> !s.attribute("identifier").startsWith("SCORE"))
        .flatMap(s -> s.children("basevalue").stream())
        .filter(b -> b.attribute("basetype").equals("identifier"))
        .map(QtiNode::text)
        .findFirst()
        .orElse("");
  }

  /** The outcome that is set to a variable, so that an option shows what has its identifier. */
  private String outcome(String response) {
    for (QtiNode set : root.all("setoutcomevalue")) {
      QtiNode variable = set.child("variable");
      if (variable != null && variable.attribute("identifier").equals(response)) {
        String outcome = set.attribute("identifier");
        if (feedback.containsKey(outcome)) {
          return outcome;
        }
      }
    }
    return "";
  }

  /** The feedback to who picks an option. */
  RichText ofOption(String response, QtiNode option) {
    String identifier = option.attribute("identifier");
    for (QtiNode inline : option.all("feedbackinline")) {
      if (inline.attribute("identifier").equals(identifier)) {
        return Markup.ofHtml(inline.html());
      }
    }
    return take(outcome(response), identifier);
  }

  /** The feedback that a comparison shows. */
  RichText ofRule(Rule rule) {
    for (String outcome : List.copyOf(feedback.keySet())) {
      if (!rule.feedback().isEmpty() && sets(outcome, rule.feedback())) {
        RichText text = take(outcome, rule.feedback());
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return RichText.EMPTY;
  }

  /** As {@link #ofRule}, of the one variable whose feedback it is. */
  RichText ofRule(Rule rule, String response) {
    String outcome = response.replaceFirst("^RESPONSE", "FEEDBACK");
    return feedback.containsKey(outcome) ? take(outcome, rule.feedback()) : ofRule(rule);
  }

  private boolean sets(String outcome, String identifier) {
    return feedback.getOrDefault(outcome, Map.of()).containsKey(identifier);
  }

  private RichText take(String outcome, String identifier) {
    RichText text = feedback.getOrDefault(outcome, Map.of()).get(identifier);
    if (text == null) {
      return RichText.EMPTY;
    }
    used.add(outcome + " " + identifier);
    return text;
  }

  /** What everybody is shown: the feedback of an outcome that is named for it. */
  RichText explanation() {
    return take("EXPLANATION", "explanation");
  }

  /** How many texts of feedback nothing took. Ask last. */
  int untaken() {
    int all = feedback.values().stream().mapToInt(Map::size).sum();
    return all - used.size();
  }

  /** The mark that an item says it gives; null where it says none. */
  @Nullable BigDecimal declaredMark() {
    for (QtiNode o : root.children("outcomedeclaration")) {
      if (o.attribute("identifier").equals("MAXSCORE")) {
        List<String> values = o.values("defaultvalue");
        BigDecimal mark = values.isEmpty() ? null : ItemNumbers.parse(values.getFirst());
        return mark == null || mark.signum() < 0 ? null : mark;
      }
    }
    return null;
  }
}

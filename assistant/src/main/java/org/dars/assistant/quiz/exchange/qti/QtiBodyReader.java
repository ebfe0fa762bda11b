package org.dars.assistant.quiz.exchange.qti;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.exchange.qti.QtiNode.Unreadable;
import org.dars.assistant.quiz.exchange.qti.QtiScores.Rule;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;
import org.jspecify.annotations.Nullable;

/** Reads one interaction with its key. Used once. */
final class QtiBodyReader {

  private final QtiScores scores;
  private final QtiNode interaction;
  private final @Nullable QtiNode declaration;
  private final String response;
  private final List<String> correct;
  private final Map<String, BigDecimal> mapped;
  private final List<Rule> rules;
  private final BigDecimal points;

  /**
   * @param said the mark that the item says it gives, where all of it is for this interaction
   */
  QtiBodyReader(QtiScores scores, QtiNode interaction, @Nullable BigDecimal said) {
    this.scores = scores;
    this.interaction = interaction;
    this.declaration = scores.declaration(interaction);
    this.response = interaction.attribute("responseidentifier");
    this.correct = scores.correct(declaration);
    this.mapped = new LinkedHashMap<>(scores.mapped(declaration));
    this.rules = scores.rules(response);
    this.points = said != null && said.signum() > 0 ? said : most();
  }

  /** What it gives when all is right, above 0. */
  BigDecimal points() {
    return points;
  }

  /** The most that mapping and rules give; 1 where they say nothing. */
  private BigDecimal most() {
    List<BigDecimal> all = new ArrayList<>(mapped.values());
    rules.stream().map(Rule::points).filter(Objects::nonNull).forEach(all::add);
    all.removeIf(p -> p.signum() <= 0);
    boolean several =
        declaration != null && declaration.attribute("cardinality").equals("multiple");
    BigDecimal most =
        several
            ? all.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
            : all.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    return most.signum() > 0 ? most : BigDecimal.ONE;
  }

  private BigDecimal share(BigDecimal given) {
    return ItemNumbers.share(given, points);
  }

  /** The body of an interaction that is a block. */
  Body block(RichText rubric) throws Unreadable {
    return switch (interaction.name()) {
      case "choiceinteraction" -> choice();
      case "matchinteraction" -> matching();
      case "orderinteraction" -> ordering();
      default -> essay(rubric);
    };
  }

  /**
   * What fills a gap.
   *
   * @param unit that stands behind it
   */
  Body line(String unit) throws Unreadable {
    if (interaction.is("inlinechoiceinteraction")) {
      return new Body.Choice(options("inlinechoice", true), true, shuffled());
    }
    if (!interaction.is("textentryinteraction")) {
      throw new Unreadable("its interaction <" + interaction.element().name() + "> is not read");
    }
    String type = declaration == null ? "string" : declaration.attribute("basetype");
    return Set.of("float", "integer").contains(type) ? numeric(unit) : shortAnswer();
  }

  private boolean shuffled() {
    return interaction.attribute("shuffle").equals("true");
  }

  private Body choice() throws Unreadable {
    List<QtiNode> choices = interaction.all("simplechoice");
    boolean single =
        !interaction.attribute("maxchoices").isEmpty()
            ? interaction.attribute("maxchoices").strip().equals("1")
            : declaration == null || !declaration.attribute("cardinality").equals("multiple");
    List<String> names = choices.stream().map(c -> c.attribute("identifier")).toList();
    if (names.equals(List.of("true", "false")) && single) {
      return new Body.TrueFalse(
          correct.contains("true"),
          scores.ofOption(response, choices.getFirst()),
          scores.ofOption(response, choices.getLast()));
    }
    return new Body.Choice(options("simplechoice", single), single, shuffled());
  }

  private List<Body.Option> options(String element, boolean single) throws Unreadable {
    List<Body.Option> options = new ArrayList<>();
    BigDecimal each =
        single || correct.isEmpty()
            ? BigDecimal.ONE
            : ItemNumbers.share(BigDecimal.ONE, BigDecimal.valueOf(correct.size()));
    for (QtiNode choice : interaction.all(element)) {
      String identifier = choice.attribute("identifier");
      BigDecimal weight =
          mapped.isEmpty()
              ? correct.contains(identifier) ? each : BigDecimal.ZERO
              : share(mapped.getOrDefault(identifier, BigDecimal.ZERO));
      RichText feedback = scores.ofOption(response, choice);
      String html = choice.html(n -> n.is("feedbackinline") ? "" : null);
      options.add(new Body.Option(Markup.ofHtml(html), weight, feedback));
    }
    if (options.isEmpty()) {
      throw new Unreadable("it has no option");
    }
    if (options.stream().noneMatch(Body.Option::right)) {
      throw new Unreadable("it does not say which option is right");
    }
    return options;
  }

  private Body matching() throws Unreadable {
    List<QtiNode> sets = interaction.children("simplematchset");
    if (sets.size() != 2) {
      throw new Unreadable("it has no two sets to match");
    }
    Map<String, RichText> prompts = choices(sets.getFirst());
    Map<String, RichText> partners = choices(sets.getLast());
    Map<String, String> key = new LinkedHashMap<>();
    for (String pair : correct.isEmpty() ? mapped.keySet() : correct) {
      String[] ends = pair.strip().split("\\s+");
      if (ends.length == 2 && prompts.containsKey(ends[0]) && partners.containsKey(ends[1])) {
        if (key.put(ends[0], ends[1]) != null) {
          throw new Unreadable("a prompt of it has several partners; make it several items");
        }
      }
    }
    if (key.isEmpty()) {
      throw new Unreadable("it does not say what belongs together");
    }
    List<Body.Pair> pairs = new ArrayList<>();
    for (Map.Entry<String, RichText> prompt : prompts.entrySet()) {
      RichText partner = partners.get(key.getOrDefault(prompt.getKey(), ""));
      if (partner == null) {
        throw new Unreadable("a prompt of it has no partner; give it one, or take it out");
      }
      pairs.add(new Body.Pair(prompt.getValue(), partner));
    }
    List<RichText> extra =
        partners.entrySet().stream()
            .filter(e -> !key.containsValue(e.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return new Body.Matching(pairs, extra, shuffled());
  }

  private static Map<String, RichText> choices(QtiNode set) {
    Map<String, RichText> out = new LinkedHashMap<>();
    for (QtiNode c : set.children("simpleassociablechoice")) {
      out.put(c.attribute("identifier"), Markup.ofHtml(c.html()));
    }
    return out;
  }

  private Body ordering() throws Unreadable {
    Map<String, RichText> steps = new LinkedHashMap<>();
    for (QtiNode c : interaction.children("simplechoice")) {
      steps.put(c.attribute("identifier"), Markup.ofHtml(c.html()));
    }
    List<String> order = correct.stream().map(String::strip).toList();
    if (!Set.copyOf(order).equals(steps.keySet()) || order.size() != steps.size()) {
      throw new Unreadable("it does not say the place of each step");
    }
    return new Body.Ordering(order.stream().map(steps::get).toList());
  }

  private Body essay(RichText rubric) {
    List<String> start = declaration == null ? List.of() : declaration.values("defaultvalue");
    String template = start.isEmpty() ? "" : start.getFirst();
    boolean html = interaction.attribute("format").equals("xhtml");
    return new Body.Essay(rubric, html ? RichText.html(template) : RichText.plain(template));
  }

  private Body shortAnswer() {
    Map<String, BigDecimal> accepted = new LinkedHashMap<>();
    mapped.forEach((key, given) -> accepted.put(key, share(given)));
    for (Rule rule : rules) {
      BigDecimal given = rule.points();
      if (rule.value() != null && given != null) {
        accepted.putIfAbsent(rule.value(), share(given));
      }
    }
    correct.forEach(c -> accepted.putIfAbsent(c, BigDecimal.ONE));
    List<Body.Accepted> answers = new ArrayList<>();
    accepted.forEach((text, weight) -> {
      RichText feedback =
          rules.stream()
              .filter(r -> text.equals(r.value()))
              .map(r -> scores.ofRule(r, response))
              .filter(f -> !f.isEmpty())
              .findFirst()
              .orElse(RichText.EMPTY);
      answers.add(new Body.Accepted(text.replace("*", "\\*"), weight, feedback));
    });
    return new Body.ShortAnswer(answers, scores.caseSensitive(declaration, rules));
  }

  private Body numeric(String unit) throws Unreadable {
    List<Body.NumericKey> keys = new ArrayList<>();
    for (Rule rule : rules) {
      BigDecimal value = rule.value() == null ? null : ItemNumbers.parse(rule.value());
      if (rule.value() != null && value == null) {
        continue;
      }
      BigDecimal tolerance = ItemNumbers.parse(rule.tolerance());
      BigDecimal given = rule.points();
      keys.add(
          new Body.NumericKey(
              value,
              tolerance == null ? BigDecimal.ZERO : tolerance.abs(),
              given == null ? BigDecimal.ZERO : share(given),
              scores.ofRule(rule, response)));
    }
    List<String> others = new ArrayList<>(mapped.keySet());
    others.addAll(correct);
    for (String text : keys.isEmpty() ? Set.copyOf(others) : Set.<String>of()) {
      BigDecimal value = ItemNumbers.parse(text);
      if (value != null) {
        BigDecimal given = mapped.get(text);
        BigDecimal weight = given == null ? BigDecimal.ONE : share(given);
        keys.add(new Body.NumericKey(value, BigDecimal.ZERO, weight, RichText.EMPTY));
      }
    }
    if (keys.isEmpty()) {
      throw new Unreadable("it does not say which number is right");
    }
    return new Body.Numeric(keys, unit);
  }
}

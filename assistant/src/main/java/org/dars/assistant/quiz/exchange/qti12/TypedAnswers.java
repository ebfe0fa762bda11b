package org.dars.assistant.quiz.exchange.qti12;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.dars.assistant.quiz.exchange.ItemNumbers;
import org.dars.assistant.quiz.exchange.qti12.Scoring.Condition;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;
import org.dars.index.courseware.xml.XmlElement;

/** Words and numbers that learners type, by the comparisons that give points. */
final class TypedAnswers {

  private static final Set<String> LEAST = Set.of("vargte", "vargt");
  private static final Set<String> MOST = Set.of("varlte", "varlt");

  private final Scoring scoring;
  private final Feedback feedback;

  TypedAnswers(Scoring scoring, Feedback feedback) {
    this.scoring = scoring;
    this.feedback = feedback;
  }

  /**
   * A number where numbers are compared, words where words are, an essay where nothing is.
   *
   * @throws Unreadable when a number is none
   */
  Body read(XmlElement response) throws Unreadable {
    String name = response.attribute("ident");
    List<Condition> giving =
        scoring.conditions().stream()
            .filter(c -> c.gives() && c.tests().stream().anyMatch(t -> Scoring.of(t, name)))
            .toList();
    if (giving.isEmpty()) {
      return new Body.Essay(RichText.EMPTY, RichText.EMPTY);
    }
    BigDecimal most =
        giving.stream()
            .map(c -> Objects.requireNonNull(c.score())) // those that give have one
            .reduce(BigDecimal.ZERO, BigDecimal::max);
    return isNumeric(response, giving) ? numeric(name, giving, most) : words(name, giving, most);
  }

  private static boolean isNumeric(XmlElement response, List<Condition> giving) {
    String fib =
        response.all("render_fib").stream()
            .map(f -> f.attribute("fibtype").toLowerCase(Locale.ROOT))
            .findFirst()
            .orElse("");
    return response.is("response_num")
        || fib.equals("decimal")
        || fib.equals("integer")
        || giving.stream()
            .flatMap(c -> c.tests().stream())
            .anyMatch(t -> LEAST.contains(t.local()) || MOST.contains(t.local()));
  }

  private Body.ShortAnswer words(String name, List<Condition> giving, BigDecimal most) {
    List<Body.Accepted> accepted = new ArrayList<>();
    boolean cased = false;
    for (Condition c : giving) {
      BigDecimal score = c.score();
      RichText said = feedback.taken(Set.copyOf(c.feedback()));
      for (XmlElement t : c.tests()) {
        String text = t.text().strip();
        if (!Scoring.of(t, name) || text.isEmpty() || score == null) {
          continue;
        }
        cased |= t.attribute("case").equalsIgnoreCase("yes");
        String pattern = t.is("varsubstring") ? "*" + text + "*" : text;
        accepted.add(new Body.Accepted(pattern, Bodies.weight(score, most), said));
      }
    }
    return new Body.ShortAnswer(accepted.stream().distinct().toList(), cased);
  }

  private Body.Numeric numeric(String name, List<Condition> giving, BigDecimal most)
      throws Unreadable {
    List<Body.NumericKey> keys = new ArrayList<>();
    for (Condition c : giving) {
      BigDecimal score = c.score();
      if (score == null) {
        continue;
      }
      BigDecimal weight = Bodies.weight(score, most);
      RichText said = feedback.taken(Set.copyOf(c.feedback()));
      List<BigDecimal> exact = new ArrayList<>();
      BigDecimal least = null;
      for (XmlElement t : c.tests()) {
        if (!Scoring.of(t, name)) {
          continue;
        }
        BigDecimal n = ItemNumbers.parse(t.text());
        if (n == null) {
          throw new Unreadable("its answer \"" + Scoring.shortened(t.text()) + "\" is no number");
        }
        if (t.is("varequal")) {
          exact.add(n);
        } else if (LEAST.contains(t.local())) {
          least = n;
        } else if (least != null && n.compareTo(least) >= 0) {
          keys.add(key(least, n, exact, weight, said));
          least = null;
        } else {
          throw new Unreadable("its range of numbers has no lower end");
        }
      }
      if (least != null) {
        throw new Unreadable("its range of numbers has no upper end");
      }
      exact.forEach(n -> keys.add(new Body.NumericKey(n, BigDecimal.ZERO, weight, said)));
    }
    return new Body.Numeric(keys, "");
  }

  /** A range by its middle and half its width; exact answers within it say no more. */
  private static Body.NumericKey key(
      BigDecimal least, BigDecimal most, List<BigDecimal> exact, BigDecimal weight, RichText said) {
    BigDecimal middle = ItemNumbers.plain(least.add(most).multiply(new BigDecimal("0.5")));
    exact.removeIf(n -> n.compareTo(least) >= 0 && n.compareTo(most) <= 0);
    return new Body.NumericKey(middle, ItemNumbers.plain(most.subtract(middle)), weight, said);
  }
}

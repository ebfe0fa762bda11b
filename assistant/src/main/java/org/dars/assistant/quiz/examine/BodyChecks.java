package org.dars.assistant.quiz.examine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;

/** Whether an item can be answered and marked at all. */
final class BodyChecks {

  /** A third of a mark three times over. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.01");

  private BodyChecks() {}

  static Ruling sound(Item item) {
    boolean description = item.body() instanceof Body.Description;
    if (!description && item.mark().signum() <= 0) {
      return Ruling.failed("its mark is %s, so nothing can be won".formatted(item.mark()));
    }
    return sound(item.body());
  }

  private static Ruling sound(Body body) {
    return switch (body) {
      case Body.Choice c -> choice(c);
      case Body.TrueFalse t -> Ruling.PASSED;
      case Body.Cloze c -> cloze(c);
      case Body.Matching m -> matching(m);
      case Body.Ordering o ->
          switch (o.steps().size()) {
            case 0, 1 -> Ruling.failed("there is nothing to put in order");
            case 2 -> Ruling.warned("two steps have only two orders");
            default -> Ruling.PASSED;
          };
      case Body.Numeric n -> numeric(n);
      case Body.ShortAnswer s -> shortAnswer(s);
      case Body.Essay e ->
          e.rubric().isEmpty() ? Ruling.warned("it has no rubric to mark by") : Ruling.PASSED;
      case Body.Description d -> Ruling.PASSED;
    };
  }

  private static Ruling choice(Body.Choice c) {
    for (Body.Option o : c.options()) {
      if (beyondOne(o.weight())) {
        return Ruling.failed("an option's weight is %s, beyond 1".formatted(o.weight()));
      }
    }
    long right = c.options().stream().filter(Body.Option::right).count();
    if (right == 0) {
      return Ruling.failed("no option is right");
    }
    if (c.single()) {
      long full =
          c.options().stream().filter(o -> o.weight().compareTo(BigDecimal.ONE) >= 0).count();
      return full == 0
          ? Ruling.failed("no option gives the whole mark")
          : full > 1 ? Ruling.failed("%d options give the whole mark".formatted(full)) : partly(c);
    }
    BigDecimal sum =
        c.options().stream()
            .map(Body.Option::weight)
            .filter(w -> w.signum() > 0)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.subtract(BigDecimal.ONE).abs().compareTo(ROUNDING) > 0) {
      return Ruling.failed("the right options together give %s of the mark".formatted(sum));
    }
    boolean all = right == c.options().size();
    boolean free =
        c.options().stream().noneMatch(o -> o.weight().signum() < 0) && right < c.options().size();
    return all
        ? Ruling.warned("every option is right")
        : free ? Ruling.warned("who ticks every option gets the whole mark") : Ruling.PASSED;
  }

  private static Ruling partly(Body.Choice c) {
    long right = c.options().stream().filter(Body.Option::right).count();
    return right > 1
        ? Ruling.warned("%d options give a part of the mark".formatted(right - 1))
        : Ruling.PASSED;
  }

  private static Ruling cloze(Body.Cloze c) {
    List<Ruling> rulings = new ArrayList<>();
    for (Body.Part part : c.parts()) {
      if (part instanceof Body.Gap gap) {
        boolean fillable =
            switch (gap.fill()) {
              case Body.Choice f -> true;
              case Body.ShortAnswer f -> true;
              case Body.Numeric f -> true;
              default -> false;
            };
        String where = "gap %d: ".formatted(rulings.size() + 1);
        rulings.add(
            !fillable
                ? Ruling.failed(where + "a gap cannot hold %s".formatted(gap.fill().kind().label()))
                : gap.weight() < 1
                    ? Ruling.failed(where + "its weight is %d, below 1".formatted(gap.weight()))
                    : sound(gap.fill()).in(where));
      }
    }
    return rulings.isEmpty() ? Ruling.failed("it has no gap") : Ruling.worst(rulings);
  }

  private static Ruling matching(Body.Matching m) {
    if (m.pairs().size() < 2) {
      return Ruling.failed("there are %d pairs; two are needed".formatted(m.pairs().size()));
    }
    long partners = m.pairs().stream().map(Body.Pair::partner).distinct().count();
    if (partners + m.extra().size() < 2) {
      return Ruling.failed("every prompt has the same partner, and there is no other");
    }
    return m.pairs().size() == 2 && m.extra().isEmpty()
        ? Ruling.warned("who knows one of two pairs knows the other")
        : Ruling.PASSED;
  }

  private static Ruling numeric(Body.Numeric n) {
    boolean whole = false;
    for (int i = 0; i < n.keys().size(); i++) {
      Body.NumericKey key = n.keys().get(i);
      if (key.tolerance().signum() < 0 || beyondOne(key.weight())) {
        return Ruling.failed(
            "key %d has the tolerance %s and the weight %s"
                .formatted(i + 1, key.tolerance(), key.weight()));
      }
      whole |= key.value() != null && key.weight().compareTo(BigDecimal.ONE) >= 0;
      BigDecimal value = key.value();
      if (value != null
          && value.signum() != 0
          && key.tolerance().compareTo(value.abs()) >= 0
          && key.weight().signum() > 0) {
        return Ruling.warned(
            "%s ± %s lets nearly any number pass".formatted(value, key.tolerance()));
      }
    }
    return whole ? overlapping(n) : Ruling.failed("no number gives the whole mark");
  }

  private static Ruling overlapping(Body.Numeric n) {
    for (int i = 0; i < n.keys().size(); i++) {
      for (int j = 0; j < i; j++) {
        BigDecimal a = n.keys().get(i).value();
        BigDecimal b = n.keys().get(j).value();
        if (a != null
            && b != null
            && a.compareTo(b) == 0
            && n.keys().get(i).weight().compareTo(n.keys().get(j).weight()) != 0
            && n.keys().get(i).tolerance().compareTo(n.keys().get(j).tolerance()) <= 0) {
          return Ruling.warned("%s is there twice, the second time never reached".formatted(a));
        }
      }
    }
    return Ruling.PASSED;
  }

  private static Ruling shortAnswer(Body.ShortAnswer s) {
    for (Body.Accepted a : s.answers()) {
      if (beyondOne(a.weight())) {
        return Ruling.failed("\"%s\" has the weight %s".formatted(a.text(), a.weight()));
      }
      if (a.weight().signum() > 0 && a.text().strip().replace("*", "").isEmpty()) {
        return Ruling.failed("\"%s\" lets any answer pass".formatted(a.text()));
      }
    }
    if (s.answers().stream().noneMatch(a -> a.weight().compareTo(BigDecimal.ONE) >= 0)) {
      return Ruling.failed("no answer gives the whole mark");
    }
    boolean mayVary =
        s.answers().stream()
            .filter(a -> a.weight().signum() > 0)
            .allMatch(a -> Wording.words(a.text()).size() > 8 && !a.text().contains("*"));
    return mayVary
        ? Ruling.warned("nobody will write more than eight words just so")
        : Ruling.PASSED;
  }

  private static boolean beyondOne(BigDecimal weight) {
    return weight.abs().compareTo(BigDecimal.ONE) > 0;
  }
}

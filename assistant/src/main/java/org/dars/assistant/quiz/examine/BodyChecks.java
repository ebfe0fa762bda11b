package org.dars.assistant.quiz.examine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.examine.Spot.Part;
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
      return Ruling.failed(Why.NO_MARK, item.mark());
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
            case 0, 1 -> Ruling.failed(Why.NOTHING_TO_ORDER);
            case 2 -> Ruling.warned(Why.TWO_STEPS);
            default -> Ruling.PASSED;
          };
      case Body.Numeric n -> numeric(n);
      case Body.ShortAnswer s -> shortAnswer(s);
      case Body.Essay e -> e.rubric().isEmpty() ? Ruling.warned(Why.NO_RUBRIC) : Ruling.PASSED;
      case Body.Description d -> Ruling.PASSED;
    };
  }

  private static Ruling choice(Body.Choice c) {
    for (int i = 0; i < c.options().size(); i++) {
      BigDecimal weight = c.options().get(i).weight();
      if (beyondOne(weight)) {
        return Ruling.failed(Why.WEIGHT_BEYOND, weight).in(new Spot(Part.OPTION, i + 1));
      }
    }
    long right = c.options().stream().filter(Body.Option::right).count();
    if (right == 0) {
      return Ruling.failed(Why.NO_OPTION_RIGHT);
    }
    if (c.single()) {
      long full =
          c.options().stream().filter(o -> o.weight().compareTo(BigDecimal.ONE) >= 0).count();
      return full == 0
          ? Ruling.failed(Why.NO_FULL_OPTION)
          : full > 1 ? Ruling.failed(Why.FULL_OPTIONS, full) : partly(c);
    }
    BigDecimal sum =
        c.options().stream()
            .map(Body.Option::weight)
            .filter(w -> w.signum() > 0)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.subtract(BigDecimal.ONE).abs().compareTo(ROUNDING) > 0) {
      return Ruling.failed(Why.RIGHT_SUM, sum);
    }
    boolean all = right == c.options().size();
    boolean free =
        c.options().stream().noneMatch(o -> o.weight().signum() < 0) && right < c.options().size();
    return all
        ? Ruling.warned(Why.ALL_RIGHT)
        : free ? Ruling.warned(Why.ALL_TICKED) : Ruling.PASSED;
  }

  private static Ruling partly(Body.Choice c) {
    long right = c.options().stream().filter(Body.Option::right).count();
    return right > 1 ? Ruling.warned(Why.PART_OPTIONS, right - 1) : Ruling.PASSED;
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
        Spot spot = new Spot(Part.GAP, rulings.size() + 1);
        rulings.add(
            !fillable
                ? Ruling.failed(Why.GAP_KIND, gap.fill().kind().label()).in(spot)
                : gap.weight() < 1
                    ? Ruling.failed(Why.GAP_WEIGHT, gap.weight()).in(spot)
                    : sound(gap.fill()).in(spot));
      }
    }
    return rulings.isEmpty() ? Ruling.failed(Why.NO_GAP) : Ruling.worst(rulings);
  }

  private static Ruling matching(Body.Matching m) {
    if (m.pairs().size() < 2) {
      return Ruling.failed(Why.FEW_PAIRS, m.pairs().size());
    }
    long partners = m.pairs().stream().map(Body.Pair::partner).distinct().count();
    if (partners + m.extra().size() < 2) {
      return Ruling.failed(Why.ONE_PARTNER);
    }
    return m.pairs().size() == 2 && m.extra().isEmpty()
        ? Ruling.warned(Why.TWO_PAIRS)
        : Ruling.PASSED;
  }

  private static Ruling numeric(Body.Numeric n) {
    boolean whole = false;
    for (int i = 0; i < n.keys().size(); i++) {
      Body.NumericKey key = n.keys().get(i);
      if (key.tolerance().signum() < 0 || beyondOne(key.weight())) {
        return Ruling.failed(Why.NUMBER_KEY, key.tolerance(), key.weight())
            .in(new Spot(Part.NUMBER, i + 1));
      }
      whole |= key.value() != null && key.weight().compareTo(BigDecimal.ONE) >= 0;
      BigDecimal value = key.value();
      if (value != null
          && value.signum() != 0
          && key.tolerance().compareTo(value.abs()) >= 0
          && key.weight().signum() > 0) {
        return Ruling.warned(Why.TOLERANT, value, key.tolerance());
      }
    }
    return whole ? overlapping(n) : Ruling.failed(Why.NO_FULL_NUMBER);
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
          return Ruling.warned(Why.NUMBER_TWICE, a);
        }
      }
    }
    return Ruling.PASSED;
  }

  private static Ruling shortAnswer(Body.ShortAnswer s) {
    for (int i = 0; i < s.answers().size(); i++) {
      Body.Accepted a = s.answers().get(i);
      if (beyondOne(a.weight())) {
        return Ruling.failed(Why.WEIGHT_BEYOND, a.weight()).in(new Spot(Part.ANSWER, i + 1));
      }
      if (a.weight().signum() > 0 && a.text().strip().replace("*", "").isEmpty()) {
        return Ruling.failed(Why.ANY_ANSWER, a.text());
      }
    }
    if (s.answers().stream().noneMatch(a -> a.weight().compareTo(BigDecimal.ONE) >= 0)) {
      return Ruling.failed(Why.NO_FULL_ANSWER);
    }
    boolean mayVary =
        s.answers().stream()
            .filter(a -> a.weight().signum() > 0)
            .allMatch(a -> Wording.words(a.text()).size() > 8 && !a.text().contains("*"));
    return mayVary ? Ruling.warned(Why.LONG_ANSWERS) : Ruling.PASSED;
  }

  private static boolean beyondOne(BigDecimal weight) {
    return weight.abs().compareTo(BigDecimal.ONE) > 0;
  }
}

package org.dars.assistant.quiz.examine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.jspecify.annotations.Nullable;

/** Makes the keys of sound items wrong, kind by kind. The same item is always spoilt alike. */
final class KindSpoils {

  /** A way to make a key wrong. */
  enum Spoil {
    /** Another term of the same section is accepted, in a short answer. */
    ANOTHER_TERM,
    /** Another term fills a gap to be typed. */
    ANOTHER_FILLING,
    /** True is said to be false, or the other way round. */
    TRUTH_FLIPPED,
    /** Two prompts have each other's partners. */
    PARTNERS_SWAPPED,
    /** The number is doubled. */
    ANOTHER_NUMBER,
    /** Two steps change places. */
    STEPS_EXCHANGED,
    /** A right option of several is said to be wrong, and a wrong one right. */
    RIGHT_FOR_WRONG,
    /** The rubric is that of another essay. */
    ANOTHER_RUBRIC
  }

  private final List<Item> items;

  KindSpoils(List<Item> items) {
    this.items = List.copyOf(items);
  }

  /** The spoilt item; null where it cannot be spoilt that way. */
  @Nullable Item spoil(Item item, Spoil spoil) {
    Random random = new Random(item.stem().value().hashCode() * 31L + spoil.name().hashCode());
    Body bad =
        switch (spoil) {
          case ANOTHER_TERM ->
              item.body() instanceof Body.ShortAnswer a ? anotherTerm(item, a, random) : null;
          case ANOTHER_FILLING ->
              item.body() instanceof Body.Cloze c ? anotherFilling(item, c, random) : null;
          case TRUTH_FLIPPED ->
              item.body() instanceof Body.TrueFalse t
                  ? new Body.TrueFalse(!t.key(), t.whenTrue(), t.whenFalse())
                  : null;
          case PARTNERS_SWAPPED ->
              item.body() instanceof Body.Matching m ? swapped(m, random) : null;
          case ANOTHER_NUMBER -> item.body() instanceof Body.Numeric n ? doubled(n) : null;
          case STEPS_EXCHANGED ->
              item.body() instanceof Body.Ordering o ? exchanged(o, random) : null;
          case RIGHT_FOR_WRONG ->
              item.body() instanceof Body.Choice c && !c.single() ? turned(c, random) : null;
          case ANOTHER_RUBRIC -> item.body() instanceof Body.Essay e ? rubric(e, random) : null;
        };
    return bad == null ? null : item.withBody(bad);
  }

  /** An answer of another item of the same section, or else of the same document. */
  private Body.@Nullable ShortAnswer anotherTerm(Item item, Body.ShortAnswer key, Random random) {
    List<String> terms = new ArrayList<>();
    for (int depth = item.about().category().size(); depth > 0 && terms.isEmpty(); depth--) {
      List<String> place = item.about().category().subList(0, depth);
      for (Item other : items) {
        List<String> there = other.about().category();
        if (there.size() >= depth
            && there.subList(0, depth).equals(place)
            && other.body() instanceof Body.ShortAnswer a
            && key.answers().stream()
                .noneMatch(k -> alike(k.text(), a.answers().getFirst().text()))) {
          terms.add(a.answers().getFirst().text());
        }
      }
    }
    return terms.isEmpty()
        ? null
        : new Body.ShortAnswer(
            List.of(
                new Body.Accepted(
                    terms.get(random.nextInt(terms.size())), BigDecimal.ONE, RichText.EMPTY)),
            false);
  }

  private static boolean alike(String a, String b) {
    Wording.Said x = Wording.of("en").said(a);
    Wording.Said y = Wording.of("en").said(b);
    return x.set().containsAll(y.set()) || y.set().containsAll(x.set());
  }

  private Body.@Nullable Cloze anotherFilling(Item item, Body.Cloze cloze, Random random) {
    List<Body.Part> parts = new ArrayList<>(cloze.parts());
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Body.Gap gap && gap.fill() instanceof Body.ShortAnswer a) {
        Body.ShortAnswer other = anotherTerm(item, a, random);
        if (other != null) {
          parts.set(i, new Body.Gap(gap.weight(), other));
          return new Body.Cloze(parts);
        }
      }
    }
    return null;
  }

  private static Body.Matching swapped(Body.Matching matching, Random random) {
    List<Body.Pair> pairs = new ArrayList<>(matching.pairs());
    int one = random.nextInt(pairs.size());
    int other = (one + 1) % pairs.size();
    Body.Pair a = pairs.get(one);
    Body.Pair b = pairs.get(other);
    pairs.set(one, new Body.Pair(a.prompt(), b.partner()));
    pairs.set(other, new Body.Pair(b.prompt(), a.partner()));
    return new Body.Matching(pairs, matching.extra(), matching.shuffle());
  }

  private static Body.Numeric doubled(Body.Numeric numeric) {
    return new Body.Numeric(
        numeric.keys().stream()
            .map(k ->
                new Body.NumericKey(
                    k.value() == null ? null : k.value().multiply(BigDecimal.TWO),
                    k.tolerance(),
                    k.weight(),
                    k.feedback()))
            .toList(),
        numeric.unit());
  }

  private static Body.Ordering exchanged(Body.Ordering ordering, Random random) {
    List<RichText> steps = new ArrayList<>(ordering.steps());
    int one = random.nextInt(steps.size() - 1);
    Collections.swap(steps, one, one + 1);
    return new Body.Ordering(steps);
  }

  private static Body.@Nullable Choice turned(Body.Choice choice, Random random) {
    List<Body.Option> options = new ArrayList<>(choice.options());
    List<Integer> right = new ArrayList<>();
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      (options.get(i).right() ? right : wrong).add(i);
    }
    if (right.isEmpty() || wrong.isEmpty()) {
      return null;
    }
    int r = right.get(random.nextInt(right.size()));
    int w = wrong.get(random.nextInt(wrong.size()));
    BigDecimal weight = options.get(r).weight();
    options.set(r, weighing(options.get(r), options.get(w).weight()));
    options.set(w, weighing(options.get(w), weight));
    return new Body.Choice(options, false, choice.shuffle());
  }

  private static Body.Option weighing(Body.Option option, BigDecimal weight) {
    return new Body.Option(option.text(), weight, option.feedback());
  }

  private Body.@Nullable Essay rubric(Body.Essay essay, Random random) {
    List<Body.Essay> others = new ArrayList<>();
    for (Item item : items) {
      if (item.body() instanceof Body.Essay e && !e.rubric().equals(essay.rubric())) {
        others.add(e);
      }
    }
    return others.isEmpty()
        ? null
        : new Body.Essay(others.get(random.nextInt(others.size())).rubric(), essay.template());
  }
}

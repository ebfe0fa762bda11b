package org.dars.assistant.quiz.practice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;
import org.jspecify.annotations.Nullable;

/**
 * Marks answers to every kind of item, by rule:
 *
 * <ul>
 *   <li>a choice by the sum of the weights picked, true or false by its key, both at least 0;
 *   <li>a cloze by the weighted mean of its gaps;
 *   <li>matching by the share of pairs that are right;
 *   <li>ordering by Kendall's τ (Kendall, "A new measure of rank correlation", Biometrika 30,
 *       1938): pairs of steps in the right order less those in the wrong one, over all pairs, at
 *       least 0, so that a random order is worth nothing on average or little;
 *   <li>a number by the best key whose tolerance holds it, see {@link TypedNumber};
 *   <li>words by the best answer that accepts them, see {@link TypedWords};
 *   <li>an essay is left to a person.
 * </ul>
 */
public final class Marking {

  private Marking() {}

  /**
   * Marks an answer.
   *
   * @param response as {@link Response} says; what is no answer to this body counts as nothing
   */
  public static Marked mark(Body body, Response response) {
    return switch (body) {
      case Body.Choice choice -> choice(choice, response);
      case Body.TrueFalse truth -> truth(truth, response);
      case Body.Cloze cloze -> cloze(cloze, response);
      case Body.Matching matching -> matching(matching, response);
      case Body.Ordering ordering -> ordering(ordering, response);
      case Body.Numeric numeric -> number(numeric, response.value(0));
      case Body.ShortAnswer words -> words(words, response.value(0));
      case Body.Essay _ -> new Marked(null, List.of(), List.of(), List.of());
      case Body.Description _ -> new Marked(1.0, List.of(), List.of(), List.of());
    };
  }

  private static Marked choice(Body.Choice choice, Response response) {
    Set<Integer> picked = new LinkedHashSet<>();
    for (int i = 0; i < response.values().size(); i++) {
      int index = response.index(i, choice.options().size());
      // One pick alone counts where one is asked for, whatever a form sends.
      if (index >= 0 && (picked.isEmpty() || !choice.single())) {
        picked.add(index);
      }
    }
    BigDecimal sum = BigDecimal.ZERO;
    List<RichText> feedback = new ArrayList<>();
    for (int index : picked) {
      Body.Option option = choice.options().get(index);
      sum = sum.add(option.weight());
      feedback.add(option.feedback());
    }
    return new Marked(share(sum), List.copyOf(picked), said(feedback), List.of());
  }

  private static Marked truth(Body.TrueFalse truth, Response response) {
    String said = response.value(0);
    if (!said.equals("true") && !said.equals("false")) {
      return new Marked(0.0, List.of(), List.of(), List.of());
    }
    boolean yes = said.equals("true");
    return new Marked(
        yes == truth.key() ? 1.0 : 0.0,
        List.of(yes ? 0 : 1),
        said(List.of(yes ? truth.whenTrue() : truth.whenFalse())),
        List.of());
  }

  private static Marked cloze(Body.Cloze cloze, Response response) {
    double got = 0;
    int all = 0;
    List<RichText> feedback = new ArrayList<>();
    List<Marked.Part> parts = new ArrayList<>();
    List<Body.Gap> gaps = gaps(cloze);
    for (int i = 0; i < gaps.size(); i++) {
      Body.Gap gap = gaps.get(i);
      Response filled = Response.of(response.value(i));
      Marked marked = mark(gap.fill(), filled);
      double score = marked.score() == null ? 0 : marked.score();
      got += gap.weight() * score;
      all += gap.weight();
      feedback.addAll(marked.feedback());
      parts.add(new Marked.Part(given(gap.fill(), filled), key(gap.fill()), marked.right()));
    }
    return new Marked(all == 0 ? 0 : got / all, List.of(), feedback, parts);
  }

  /** The gaps of a text in their order. */
  public static List<Body.Gap> gaps(Body.Cloze cloze) {
    return cloze.parts().stream()
        .filter(Body.Gap.class::isInstance)
        .map(Body.Gap.class::cast)
        .toList();
  }

  private static RichText given(Body fill, Response filled) {
    if (fill instanceof Body.Choice choice) {
      int index = filled.index(0, choice.options().size());
      return index < 0 ? RichText.EMPTY : choice.options().get(index).text();
    }
    return RichText.plain(filled.value(0));
  }

  /** What is right where one thing is: the first answer of the greatest weight. */
  public static RichText key(Body body) {
    return switch (body) {
      case Body.Choice choice ->
          best(choice.options(), Body.Option::weight).map(Body.Option::text).orElse(RichText.EMPTY);
      case Body.ShortAnswer words ->
          best(words.answers(), Body.Accepted::weight)
              .map(a -> RichText.plain(a.text()))
              .orElse(RichText.EMPTY);
      case Body.Numeric numeric -> number(numeric);
      case Body.TrueFalse _, Body.Cloze _, Body.Matching _, Body.Ordering _ -> RichText.EMPTY;
      case Body.Essay _, Body.Description _ -> RichText.EMPTY;
    };
  }

  private static RichText number(Body.Numeric numeric) {
    return best(
            numeric.keys().stream().filter(k -> k.value() != null).toList(),
            Body.NumericKey::weight)
        .map(k -> {
          BigDecimal value = k.value() == null ? BigDecimal.ZERO : k.value();
          String around = k.tolerance().signum() == 0 ? "" : " ± " + k.tolerance().toPlainString();
          return RichText.plain((value.toPlainString() + around + " " + numeric.unit()).strip());
        })
        .orElse(RichText.EMPTY);
  }

  private static <T> Optional<T> best(
      List<T> all, java.util.function.Function<T, BigDecimal> weight) {
    T best = null;
    for (T one : all) {
      if (best == null || weight.apply(one).compareTo(weight.apply(best)) > 0) {
        best = one;
      }
    }
    return Optional.ofNullable(best);
  }

  /** What prompts are matched with, each once: the partners in their order, then the extra ones. */
  public static List<RichText> partners(Body.Matching matching) {
    List<RichText> partners = new ArrayList<>();
    List<RichText> all =
        new ArrayList<>(matching.pairs().stream().map(Body.Pair::partner).toList());
    all.addAll(matching.extra());
    for (RichText one : all) {
      if (partners.stream().noneMatch(p -> Markup.same(p, one))) {
        partners.add(one);
      }
    }
    return partners;
  }

  private static Marked matching(Body.Matching matching, Response response) {
    List<RichText> partners = partners(matching);
    List<Marked.Part> parts = new ArrayList<>();
    for (int i = 0; i < matching.pairs().size(); i++) {
      RichText key = matching.pairs().get(i).partner();
      int index = response.index(i, partners.size());
      RichText given = index < 0 ? RichText.EMPTY : partners.get(index);
      parts.add(new Marked.Part(given, key, index >= 0 && Markup.same(given, key)));
    }
    double right = parts.stream().filter(Marked.Part::right).count();
    return new Marked(parts.isEmpty() ? 0 : right / parts.size(), List.of(), List.of(), parts);
  }

  private static Marked ordering(Body.Ordering ordering, Response response) {
    int n = ordering.steps().size();
    int[] order = new int[n];
    Set<Integer> seen = new LinkedHashSet<>();
    List<Marked.Part> parts = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      order[i] = response.index(i, n);
      boolean known = order[i] >= 0 && seen.add(order[i]);
      parts.add(
          new Marked.Part(
              known ? ordering.steps().get(order[i]) : RichText.EMPTY,
              ordering.steps().get(i),
              order[i] == i));
    }
    double score = seen.size() < n ? 0 : Math.max(0, tau(order));
    return new Marked(score, List.of(), List.of(), parts);
  }

  /** Kendall's τ of a permutation against 0, 1, 2 …: −1 to 1; 1 for fewer than two. */
  static double tau(int[] order) {
    int balance = 0;
    int pairs = 0;
    for (int i = 0; i < order.length; i++) {
      for (int j = i + 1; j < order.length; j++) {
        balance += order[i] < order[j] ? 1 : -1;
        pairs++;
      }
    }
    return pairs == 0 ? 1 : (double) balance / pairs;
  }

  private static Marked number(Body.Numeric numeric, String typed) {
    Body.NumericKey best = null;
    List<BigDecimal> readings = TypedNumber.readings(typed, numeric.unit());
    for (Body.NumericKey key : numeric.keys()) {
      boolean fits = readings.stream().anyMatch(r -> fits(key, r));
      if (fits && (best == null || key.weight().compareTo(best.weight()) > 0)) {
        best = key;
      }
    }
    return best == null
        ? new Marked(0.0, List.of(), List.of(), List.of())
        : new Marked(share(best.weight()), List.of(), said(List.of(best.feedback())), List.of());
  }

  /** Whether what was typed can be read as a number of this item, right or not. */
  public static boolean readable(Body.Numeric numeric, String typed) {
    return !TypedNumber.readings(typed, numeric.unit()).isEmpty();
  }

  private static boolean fits(Body.NumericKey key, BigDecimal typed) {
    @Nullable BigDecimal value = key.value();
    return value == null || typed.subtract(value).abs().compareTo(key.tolerance()) <= 0;
  }

  private static Marked words(Body.ShortAnswer words, String typed) {
    Body.Accepted best = null;
    for (Body.Accepted one : words.answers()) {
      if (TypedWords.accepts(one.text(), typed, words.caseSensitive())
          && (best == null || one.weight().compareTo(best.weight()) > 0)) {
        best = one;
      }
    }
    return best == null
        ? new Marked(0.0, List.of(), List.of(), List.of())
        : new Marked(share(best.weight()), List.of(), said(List.of(best.feedback())), List.of());
  }

  private static double share(BigDecimal weight) {
    double share = Math.clamp(weight.doubleValue(), 0, 1);
    // Thirds and sixths of files are rounded: three of 33.333 % are all of it.
    return share > 1 - 1e-4 ? 1 : share;
  }

  private static List<RichText> said(List<RichText> feedback) {
    return feedback.stream().filter(f -> !f.isEmpty()).toList();
  }
}

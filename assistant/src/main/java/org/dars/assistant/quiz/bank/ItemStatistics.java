package org.dars.assistant.quiz.bank;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.store.ItemAnswers.Answered;
import org.dars.assistant.store.ItemAnswers.Given;
import org.jspecify.annotations.Nullable;

/**
 * Classical statistics of items (Crocker and Algina, "Introduction to Classical and Modern Test
 * Theory", 1986): how many learners are right, and whether those who are good at the rest are right
 * more often.
 */
public final class ItemStatistics {

  /**
   * Nothing is told of fewer answers, and answers count in groups of so many, the earliest first:
   * what is told changes by {@value} learners or not at all, so one learner's answer cannot be told
   * from two looks.
   */
  public static final int LEAST = 5;

  /** From so many answers on, an item is judged; before, chance says more than the item. */
  public static final int JUDGED = 20;

  private static final double EASY = 0.95;
  private static final double HARD = 0.2;

  /** A weaker item separates no one (Ebel, "Measuring Educational Achievement", 1965). */
  private static final double WEAK = 0.1;

  /** A distractor that fewer pick does nothing (Haladyna and Downing, 1993). */
  private static final double IDLE = 0.05;

  private ItemStatistics() {}

  /** What a person should look at. */
  public enum Flag {
    /** Those who are good at the rest are wrong more often: the key may be. */
    NEGATIVE,
    /** It hardly tells who knows from who does not. */
    WEAK,
    EASY,
    HARD,
    /** No more are right than by guessing. */
    GUESSED,
    /** A distractor is picked more often than the key. */
    RIVAL,
    /** A distractor is picked by next to nobody. */
    IDLE
  }

  /**
   * How an item was answered since its question and answers were last changed.
   *
   * @param answers how many count, a multiple of {@value #LEAST}
   * @param facility mean share of the mark, 0 to 1
   * @param discrimination correlation with the mean share of the sitting's other items
   *     (item-rest point-biserial), −1 to 1; null before {@value #JUDGED} answers, or where nothing
   *     varies
   * @param picks share of the answers that picked each option, 0 to 1; empty where there are none
   * @param flags what a person should look at
   */
  public record Statistic(
      int answers,
      double facility,
      @Nullable Double discrimination,
      List<Double> picks,
      Set<Flag> flags) {

    public Statistic {
      picks = List.copyOf(picks);
      flags = Set.copyOf(flags);
    }
  }

  /** An answer with the mean share of the sitting's other items; NaN where there are none. */
  private record Placed(Answered answer, double rest) {}

  /** Sum of the shares of a sitting, and of how many items. */
  private record Total(double sum, int items) {

    Total plus(double score) {
      return new Total(sum + score, items + 1);
    }
  }

  /**
   * The statistics of items, by their ids; those with too few answers are absent.
   *
   * @param since the first version of an item whose answers count
   * @param given every answer, the earliest first
   */
  public static Map<String, Statistic> of(
      List<Item> items, Map<String, Integer> since, List<Given> given) {
    Map<String, Total> totals = new HashMap<>();
    for (Given g : given) {
      totals.merge(
          g.sitting(),
          new Total(g.answer().score(), 1),
          (total, one) -> total.plus(one.sum()));
    }
    Map<String, List<Placed>> byItem = new HashMap<>();
    for (Given g : given) {
      Answered a = g.answer();
      if (a.version() >= since.getOrDefault(a.item(), 1)) {
        Total total = totals.getOrDefault(g.sitting(), new Total(0, 0));
        double rest =
            total.items() < 2 ? Double.NaN : (total.sum() - a.score()) / (total.items() - 1);
        byItem.computeIfAbsent(a.item(), i -> new ArrayList<>()).add(new Placed(a, rest));
      }
    }
    Map<String, Statistic> statistics = new HashMap<>();
    for (Item item : items) {
      List<Placed> all = byItem.getOrDefault(item.id(), List.of());
      int counted = all.size() / LEAST * LEAST;
      if (counted > 0) {
        statistics.put(item.id(), of(item, all.subList(0, counted)));
      }
    }
    return statistics;
  }

  private static Statistic of(Item item, List<Placed> answers) {
    double facility = answers.stream().mapToDouble(p -> p.answer().score()).average().orElse(0);
    boolean judged = answers.size() >= JUDGED;
    Double discrimination = judged ? correlation(answers) : null;
    List<Double> picks = picks(item.body(), answers);
    Set<Flag> flags =
        judged ? flags(item.body(), facility, discrimination, picks) : Set.of();
    return new Statistic(answers.size(), facility, discrimination, picks, flags);
  }

  private static @Nullable Double correlation(List<Placed> answers) {
    List<Placed> placed = answers.stream().filter(p -> !Double.isNaN(p.rest())).toList();
    int n = placed.size();
    double x = placed.stream().mapToDouble(p -> p.answer().score()).average().orElse(0);
    double y = placed.stream().mapToDouble(Placed::rest).average().orElse(0);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (Placed p : placed) {
      double dx = p.answer().score() - x;
      double dy = p.rest() - y;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    double tiny = 1e-12;
    return n < JUDGED || xx < tiny || yy < tiny ? null : xy / Math.sqrt(xx * yy);
  }

  private static List<Double> picks(Body body, List<Placed> answers) {
    int options =
        switch (body) {
          case Body.Choice choice -> choice.options().size();
          case Body.TrueFalse truth -> 2;
          default -> 0;
        };
    List<Double> picks = new ArrayList<>();
    for (int i = 0; i < options; i++) {
      int option = i;
      long n = answers.stream().filter(p -> p.answer().picked().contains(option)).count();
      picks.add((double) n / answers.size());
    }
    return picks;
  }

  private static Set<Flag> flags(
      Body body, double facility, @Nullable Double discrimination, List<Double> picks) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (discrimination != null && discrimination < 0) {
      flags.add(Flag.NEGATIVE);
    } else if (discrimination != null && discrimination < WEAK) {
      flags.add(Flag.WEAK);
    }
    if (facility > EASY) {
      flags.add(Flag.EASY);
    } else if (guessed(body, facility)) {
      flags.add(Flag.GUESSED);
    } else if (facility < HARD) {
      flags.add(Flag.HARD);
    }
    if (body instanceof Body.Choice choice) {
      List<Body.Option> options = choice.options();
      double key = 0;
      for (int i = 0; i < options.size(); i++) {
        key = options.get(i).right() ? Math.max(key, picks.get(i)) : key;
      }
      for (int i = 0; i < options.size(); i++) {
        if (!options.get(i).right() && picks.get(i) > key) {
          flags.add(Flag.RIVAL);
        }
        if (!options.get(i).right() && picks.get(i) < IDLE && facility <= EASY) {
          flags.add(Flag.IDLE);
        }
      }
    }
    return flags;
  }

  private static boolean guessed(Body body, double facility) {
    return switch (body) {
      case Body.Choice choice -> choice.single() && facility <= 1.0 / choice.options().size();
      case Body.TrueFalse truth -> facility <= 0.5;
      default -> false;
    };
  }
}

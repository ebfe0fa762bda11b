package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.practice.Marking;
import org.dars.assistant.quiz.practice.Response;

/**
 * An answer, read from what stands in the form of an {@link ItemView}.
 *
 * @param response in the item's own order; what cannot be read is left out of it
 * @param wrong what cannot be read, and why, by the name of the field, in the order shown
 * @param missing likewise, where nothing is yet
 */
record ItemAnswer(Response response, Map<String, String> wrong, Map<String, String> missing) {

  static final int LONGEST_LINE = 300;
  static final int LONGEST_ESSAY = 10_000;

  /**
   * Reads one.
   *
   * @param seed of the order shown
   * @param m the language to say in what is wrong
   */
  static ItemAnswer read(Entered entered, Body body, long seed, Messages m) {
    return new Reader(entered, seed, m).read(body);
  }

  /** Whether there is anything to say of a field. */
  boolean whole() {
    return wrong.isEmpty() && missing.isEmpty();
  }

  /** What is to be said, by the name of the field, in the order shown. */
  Map<String, String> notes() {
    Map<String, String> notes = new LinkedHashMap<>(wrong);
    missing.forEach(notes::putIfAbsent);
    return notes;
  }

  /** Reads one answer. */
  private static final class Reader {
    private final Entered entered;
    private final long seed;
    private final Messages m;
    private final Map<String, String> wrong = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();

    Reader(Entered entered, long seed, Messages m) {
      this.entered = entered;
      this.seed = seed;
      this.m = m;
    }

    ItemAnswer read(Body body) {
      Response response =
          switch (body) {
            case Body.Choice choice -> picked(choice);
            case Body.TrueFalse _ -> Response.of(field(Entered.PICK, LONGEST_LINE));
            case Body.Cloze cloze -> gaps(cloze);
            case Body.Matching matching -> pairs(matching);
            case Body.Ordering ordering -> steps(ordering);
            case Body.Numeric _, Body.ShortAnswer _ -> Response.of(filled(body, Entered.TEXT));
            case Body.Essay _ -> Response.of(field(Entered.TEXT, LONGEST_ESSAY));
            case Body.Description _ -> Response.of();
          };
      return new ItemAnswer(response, wrong, missing);
    }

    /** What is typed; "" for more than there is room for. */
    private String field(String name, int longest) {
      // Browsers send a line break as two characters, and count it as one.
      String typed = entered.value(name).replace("\r\n", "\n").strip();
      if (typed.length() > longest) {
        wrong.put(name, m.get("problem.practice.long", longest, typed.length()));
        return "";
      }
      return typed;
    }

    private Response picked(Body.Choice choice) {
      List<Integer> order = ShownOrder.of(choice, seed);
      return new Response(
          entered.picks().stream()
              .map(place -> ShownOrder.index(order, place))
              .filter(index -> !index.isEmpty())
              .distinct()
              .toList());
    }

    private Response gaps(Body.Cloze cloze) {
      List<Body.Gap> gaps = Marking.gaps(cloze);
      List<String> filled = new ArrayList<>();
      for (int i = 0; i < gaps.size(); i++) {
        String name = Entered.gap(i);
        Body fill = gaps.get(i).fill();
        filled.add(
            fill instanceof Body.Choice choice
                ? ShownOrder.index(ShownOrder.of(choice, seed + i), field(name, LONGEST_LINE))
                : filled(fill, name));
        note(name, filled.getLast());
      }
      return new Response(filled);
    }

    /** Words, or a number that can be read as one. */
    private String filled(Body fill, String name) {
      String typed = field(name, LONGEST_LINE);
      if (fill instanceof Body.Numeric number
          && !typed.isEmpty()
          && !Marking.readable(number, typed)) {
        wrong.put(
            name,
            number.unit().isEmpty()
                ? m.get("problem.practice.number", 1.5)
                : m.get("problem.practice.number.unit", 1.5, number.unit()));
      }
      return typed;
    }

    private void note(String name, String value) {
      if (value.isEmpty()) {
        missing.put(name, m.get("problem.practice.missing"));
      }
    }

    private Response pairs(Body.Matching matching) {
      List<Integer> order = ShownOrder.of(matching, seed);
      List<String> own = new ArrayList<>();
      for (int i = 0; i < matching.pairs().size(); i++) {
        String name = Entered.pair(i);
        own.add(ShownOrder.index(order, field(name, LONGEST_LINE)));
        note(name, own.getLast());
      }
      return new Response(own);
    }

    private Response steps(Body.Ordering ordering) {
      int n = ordering.steps().size();
      List<Integer> order = ShownOrder.of(ordering, seed);
      String[] own = new String[n];
      Arrays.fill(own, "");
      int[] places = new int[n];
      for (int shown = 0; shown < n; shown++) {
        places[shown] = Response.of(entered.value(Entered.step(shown))).index(0, n + 1) - 1;
        if (places[shown] >= 0) {
          own[places[shown]] = String.valueOf(order.get(shown));
        }
      }
      String free =
          IntStream.range(0, n)
              .filter(place -> own[place].isEmpty())
              .mapToObj(place -> m.number(place + 1L))
              .collect(Collectors.joining(" · "));
      for (int shown = 0; shown < n; shown++) {
        int place = places[shown];
        if (place < 0) {
          note(Entered.step(shown), "");
        } else if (Arrays.stream(places).filter(p -> p == place).count() > 1) {
          wrong.put(Entered.step(shown), m.get("problem.practice.order", place + 1, free));
        }
      }
      return Arrays.stream(own).allMatch(String::isEmpty) ? Response.of() : Response.of(own);
    }
  }
}

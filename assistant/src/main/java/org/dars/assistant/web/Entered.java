package org.dars.assistant.web;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.practice.Marking;
import org.dars.assistant.quiz.practice.Response;

/**
 * What stands in the form of an item, by the names of its fields: as a learner sent it, whether it
 * makes an answer or not, or as an answer that was kept.
 */
record Entered(Map<String, List<String>> values) {

  /** Of options to tick. */
  static final String PICK = "pick";

  /** Of the one line or area of a form. */
  static final String TEXT = "text";

  /** As it was sent. */
  static Entered of(Context ctx) {
    return new Entered(ctx.formParamMap());
  }

  /**
   * An answer that was kept, or what a form begins with.
   *
   * @param seed of the order shown
   * @param response in the item's own order; {@code Response.of()} for nothing
   */
  static Entered of(Body body, long seed, Response response) {
    Map<String, List<String>> values = new HashMap<>();
    switch (body) {
      case Body.Choice choice -> {
        List<Integer> order = ShownOrder.of(choice, seed);
        values.put(PICK, response.values().stream().map(i -> ShownOrder.place(order, i)).toList());
      }
      case Body.TrueFalse _ -> values.put(PICK, response.values());
      case Body.Cloze cloze -> gaps(cloze, seed, response, values);
      case Body.Matching matching -> {
        List<Integer> order = ShownOrder.of(matching, seed);
        for (int i = 0; i < matching.pairs().size(); i++) {
          values.put(pair(i), List.of(ShownOrder.place(order, response.value(i))));
        }
      }
      case Body.Ordering ordering -> steps(ordering, seed, response, values);
      case Body.Numeric _, Body.ShortAnswer _ -> values.put(TEXT, List.of(response.value(0)));
      case Body.Essay essay ->
          values.put(
              TEXT,
              response.values().isEmpty()
                  ? List.of(Markup.plain(essay.template()))
                  : response.values());
      case Body.Description _ -> {}
    }
    return new Entered(values);
  }

  private static void gaps(
      Body.Cloze cloze, long seed, Response response, Map<String, List<String>> values) {
    List<Body.Gap> gaps = Marking.gaps(cloze);
    for (int i = 0; i < gaps.size(); i++) {
      String value = response.value(i);
      values.put(
          gap(i),
          List.of(
              gaps.get(i).fill() instanceof Body.Choice choice
                  ? ShownOrder.place(ShownOrder.of(choice, seed + i), value)
                  : value));
    }
  }

  private static void steps(
      Body.Ordering ordering, long seed, Response response, Map<String, List<String>> values) {
    List<Integer> order = ShownOrder.of(ordering, seed);
    for (int shown = 0; shown < order.size(); shown++) {
      int place = response.values().indexOf(String.valueOf(order.get(shown)));
      values.put(step(shown), place < 0 ? List.of() : List.of(String.valueOf(place + 1)));
    }
  }

  /** The name of a gap's field, by its number from 0. */
  static String gap(int i) {
    return "gap-" + i;
  }

  /** The name of the field of a prompt's partner, by the prompt's number from 0. */
  static String pair(int i) {
    return "pair-" + i;
  }

  /** The name of the field of a step's place, by where the step is shown, from 0. */
  static String step(int shown) {
    return "step-" + shown;
  }

  /** What stands in a field; "" for nothing. */
  String value(String name) {
    List<String> all = values.getOrDefault(name, List.of());
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** What is ticked. */
  List<String> picks() {
    return values.getOrDefault(PICK, List.of());
  }
}

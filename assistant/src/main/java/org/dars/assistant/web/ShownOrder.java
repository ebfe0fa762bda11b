package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.practice.Marking;
import org.dars.assistant.quiz.practice.Response;

/**
 * The order in which the parts of an item are shown: at each place the index of one. It is mixed
 * for each sitting, and forms send places, so that a page's source does not tell the key.
 */
final class ShownOrder {

  private ShownOrder() {}

  /** Of the options of a choice. */
  static List<Integer> of(Body.Choice choice, long seed) {
    int n = choice.options().size();
    return choice.shuffle() ? mixed(n, seed) : IntStream.range(0, n).boxed().toList();
  }

  /** Of what prompts are matched with. */
  static List<Integer> of(Body.Matching matching, long seed) {
    return mixed(Marking.partners(matching).size(), seed);
  }

  /** Of steps: never their own. */
  static List<Integer> of(Body.Ordering ordering, long seed) {
    int n = ordering.steps().size();
    List<Integer> own = IntStream.range(0, n).boxed().toList();
    List<Integer> order = mixed(n, seed);
    for (int turn = 1; n > 1 && order.equals(own); turn++) {
      order = mixed(n, seed + turn);
    }
    return order;
  }

  private static List<Integer> mixed(int n, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  /** The index of what is shown at a place that a form sent; "" for no such place. */
  static String index(List<Integer> order, String place) {
    int at = Response.of(place).index(0, order.size());
    return at < 0 ? "" : String.valueOf(order.get(at));
  }

  /** The place at which an index is shown; "" for no such index. */
  static String place(List<Integer> order, String index) {
    int at = order.indexOf(Response.of(index).index(0, order.size()));
    return at < 0 ? "" : String.valueOf(at);
  }
}

package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.practice.Marking;
import org.dars.assistant.quiz.practice.Response;

/**
 * An item as a form. What a form sends are places in the order shown, which is mixed for each
 * sitting, so that a page's source does not tell the key.
 *
 * @param language BCP 47 tag of the item's words
 * @param stem safe HTML
 * @param pieces in reading order
 */
record ItemView(String language, String stem, List<Piece> pieces) {

  /** A part of the form. */
  sealed interface Piece {}

  /** Words; safe HTML. */
  record Text(String html) implements Piece {}

  /**
   * Options to tick.
   *
   * @param many whether several may be
   */
  record Picks(boolean many, List<Pick> picks) implements Piece {}

  /**
   * An option.
   *
   * @param value what the form sends
   * @param html safe; "" where the page has its own word for the value
   * @param text without markup
   */
  record Pick(String value, String html, String text, boolean picked) {}

  /**
   * A choice from a list.
   *
   * @param label safe HTML of what stands before it; "" in a text
   */
  record Select(String name, String label, List<Pick> picks) implements Piece {}

  /**
   * A line to type.
   *
   * @param number whether digits are typed
   */
  record Line(String name, String value, boolean number, String unit) implements Piece {}

  /** Room to write. */
  record Area(String value) implements Piece {}

  /**
   * A form.
   *
   * @param seed of the order shown; the same whenever the same learner sees it
   * @param response what was answered so far, {@code Response.of()} for nothing
   */
  static ItemView of(Item item, long seed, Response response) {
    List<Piece> pieces =
        switch (item.body()) {
          case Body.Choice choice -> List.of(picks(choice, seed, response));
          case Body.TrueFalse _ ->
              List.of(
                  new Picks(
                      false,
                      List.of(
                          new Pick("true", "", "", response.value(0).equals("true")),
                          new Pick("false", "", "", response.value(0).equals("false")))));
          case Body.Cloze cloze -> cloze(cloze, seed, response);
          case Body.Matching matching -> matching(matching, seed, response);
          case Body.Ordering ordering -> ordering(ordering, seed, response);
          case Body.Numeric numeric ->
              List.of(new Line("text", response.value(0), true, numeric.unit()));
          case Body.ShortAnswer _ -> List.of(new Line("text", response.value(0), false, ""));
          case Body.Essay essay ->
              List.of(
                  new Area(
                      response.values().isEmpty()
                          ? Markup.plain(essay.template())
                          : response.value(0)));
          case Body.Description _ -> List.of();
        };
    return new ItemView(item.about().language(), ItemHtml.of(item.stem()), pieces);
  }

  private static Picks picks(Body.Choice choice, long seed, Response response) {
    Set<Integer> picked = new HashSet<>();
    for (int i = 0; i < response.values().size(); i++) {
      picked.add(response.index(i, choice.options().size()));
    }
    List<Integer> order = order(choice, seed);
    List<Pick> picks = new ArrayList<>();
    for (int place = 0; place < order.size(); place++) {
      RichText text = choice.options().get(order.get(place)).text();
      picks.add(pick(place, text, picked.contains(order.get(place))));
    }
    return new Picks(!choice.single(), picks);
  }

  private static List<Piece> cloze(Body.Cloze cloze, long seed, Response response) {
    List<Piece> pieces = new ArrayList<>();
    int gap = 0;
    for (Body.Part part : cloze.parts()) {
      switch (part) {
        case Body.Words words -> pieces.add(new Text(ItemHtml.of(words.text())));
        case Body.Gap g -> pieces.add(gap(g.fill(), gap++, seed, response));
      }
    }
    return pieces;
  }

  private static Piece gap(Body fill, int i, long seed, Response response) {
    String name = "gap-" + i;
    return switch (fill) {
      case Body.Choice choice -> {
        Picks picks = picks(choice, seed + i, Response.of(response.value(i)));
        yield new Select(name, "", picks.picks());
      }
      case Body.Numeric numeric -> new Line(name, response.value(i), true, numeric.unit());
      case Body.ShortAnswer _, Body.TrueFalse _, Body.Cloze _, Body.Matching _ ->
          new Line(name, response.value(i), false, "");
      case Body.Ordering _, Body.Essay _, Body.Description _ ->
          new Line(name, response.value(i), false, "");
    };
  }

  private static List<Piece> matching(Body.Matching matching, long seed, Response response) {
    List<RichText> partners = Marking.partners(matching);
    List<Integer> order = mixed(partners.size(), seed);
    List<Piece> pieces = new ArrayList<>();
    for (int pair = 0; pair < matching.pairs().size(); pair++) {
      int given = response.index(pair, partners.size());
      List<Pick> picks = new ArrayList<>();
      for (int place = 0; place < order.size(); place++) {
        picks.add(pick(place, partners.get(order.get(place)), order.get(place) == given));
      }
      String prompt = ItemHtml.of(matching.pairs().get(pair).prompt());
      pieces.add(new Select("pair-" + pair, prompt, picks));
    }
    return pieces;
  }

  private static List<Piece> ordering(Body.Ordering ordering, long seed, Response response) {
    List<Integer> order = unordered(ordering.steps().size(), seed);
    List<Piece> pieces = new ArrayList<>();
    for (int shown = 0; shown < order.size(); shown++) {
      int place = response.values().indexOf(String.valueOf(order.get(shown)));
      List<Pick> picks = new ArrayList<>();
      for (int p = 0; p < order.size(); p++) {
        String number = String.valueOf(p + 1);
        picks.add(new Pick(number, number, number, p == place));
      }
      String step = ItemHtml.of(ordering.steps().get(order.get(shown)));
      pieces.add(new Select("step-" + shown, step, picks));
    }
    return pieces;
  }

  private static Pick pick(int place, RichText text, boolean picked) {
    return new Pick(String.valueOf(place), ItemHtml.of(text), Markup.plain(text), picked);
  }

  /** The options of a choice as they are shown: at each place the index of one. */
  static List<Integer> order(Body.Choice choice, long seed) {
    int n = choice.options().size();
    return choice.shuffle() ? mixed(n, seed) : IntStream.range(0, n).boxed().toList();
  }

  /** Indices in a random order. */
  static List<Integer> mixed(int n, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  /** Indices in a random order that is not their own. */
  static List<Integer> unordered(int n, long seed) {
    List<Integer> order = mixed(n, seed);
    for (int turn = 1; n > 1 && order.equals(IntStream.range(0, n).boxed().toList()); turn++) {
      order = mixed(n, seed + turn);
    }
    return order;
  }
}

package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.practice.Marking;

/**
 * An item as a form. What a form sends are places in the order shown, see {@link ShownOrder}.
 *
 * @param language BCP 47 tag of the item's words
 * @param stem safe HTML
 * @param pieces in reading order
 * @param notes what is to be said of fields, by their names: plain text
 */
record ItemView(String language, String stem, List<Piece> pieces, Map<String, String> notes) {

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
   * A step, and the places to give it, all in sight.
   *
   * @param label safe HTML of the step
   * @param places numbers from 1
   * @param picked the one it has; 0 for none
   */
  record Places(String name, String label, List<Integer> places, int picked) implements Piece {}

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
   * @param entered what stands in it
   * @param notes what is to be said of its fields
   */
  static ItemView of(Item item, long seed, Entered entered, Map<String, String> notes) {
    List<Piece> pieces =
        switch (item.body()) {
          case Body.Choice choice ->
              List.of(new Picks(!choice.single(), picks(choice, seed, entered.picks())));
          case Body.TrueFalse _ -> List.of(new Picks(false, truths(entered.picks())));
          case Body.Cloze cloze -> cloze(cloze, seed, entered);
          case Body.Matching matching -> matching(matching, seed, entered);
          case Body.Ordering ordering -> ordering(ordering, seed, entered);
          case Body.Numeric numeric ->
              List.of(new Line(Entered.TEXT, entered.value(Entered.TEXT), true, numeric.unit()));
          case Body.ShortAnswer _ ->
              List.of(new Line(Entered.TEXT, entered.value(Entered.TEXT), false, ""));
          case Body.Essay _ -> List.of(new Area(entered.value(Entered.TEXT)));
          case Body.Description _ -> List.of();
        };
    return new ItemView(item.about().language(), ItemHtml.of(item.stem()), pieces, notes);
  }

  /** What is to be said of a field; "" for nothing. */
  String note(String name) {
    return notes.getOrDefault(name, "");
  }

  /** Whether a field is the first of which something is to be said. */
  boolean first(String name) {
    return notes.keySet().stream().findFirst().filter(name::equals).isPresent();
  }

  private static List<Pick> truths(List<String> picked) {
    return List.of(
        new Pick("true", "", "", picked.contains("true")),
        new Pick("false", "", "", picked.contains("false")));
  }

  private static List<Pick> picks(Body.Choice choice, long seed, List<String> picked) {
    return picks(
        ShownOrder.of(choice, seed),
        choice.options().stream().map(Body.Option::text).toList(),
        picked);
  }

  private static List<Pick> picks(List<Integer> order, List<RichText> texts, List<String> picked) {
    List<Pick> picks = new ArrayList<>();
    for (int place = 0; place < order.size(); place++) {
      String value = String.valueOf(place);
      RichText text = texts.get(order.get(place));
      picks.add(new Pick(value, ItemHtml.of(text), Markup.plain(text), picked.contains(value)));
    }
    return picks;
  }

  private static List<Piece> cloze(Body.Cloze cloze, long seed, Entered entered) {
    List<Piece> pieces = new ArrayList<>();
    int gap = 0;
    for (Body.Part part : cloze.parts()) {
      switch (part) {
        case Body.Words words -> pieces.add(new Text(ItemHtml.of(words.text())));
        case Body.Gap g -> pieces.add(gap(g.fill(), gap++, seed, entered));
      }
    }
    return pieces;
  }

  private static Piece gap(Body fill, int i, long seed, Entered entered) {
    String name = Entered.gap(i);
    String value = entered.value(name);
    return switch (fill) {
      case Body.Choice choice -> new Select(name, "", picks(choice, seed + i, List.of(value)));
      case Body.Numeric numeric -> new Line(name, value, true, numeric.unit());
      case Body.ShortAnswer _, Body.TrueFalse _, Body.Cloze _, Body.Matching _ ->
          new Line(name, value, false, "");
      case Body.Ordering _, Body.Essay _, Body.Description _ -> new Line(name, value, false, "");
    };
  }

  private static List<Piece> matching(Body.Matching matching, long seed, Entered entered) {
    List<Integer> order = ShownOrder.of(matching, seed);
    List<RichText> partners = Marking.partners(matching);
    List<Piece> pieces = new ArrayList<>();
    for (int pair = 0; pair < matching.pairs().size(); pair++) {
      String name = Entered.pair(pair);
      pieces.add(
          new Select(
              name,
              ItemHtml.of(matching.pairs().get(pair).prompt()),
              picks(order, partners, List.of(entered.value(name)))));
    }
    return pieces;
  }

  private static List<Piece> ordering(Body.Ordering ordering, long seed, Entered entered) {
    List<Integer> order = ShownOrder.of(ordering, seed);
    List<Integer> places = IntStream.rangeClosed(1, order.size()).boxed().toList();
    List<Piece> pieces = new ArrayList<>();
    for (int shown = 0; shown < order.size(); shown++) {
      String name = Entered.step(shown);
      String typed = entered.value(name);
      pieces.add(
          new Places(
              name,
              ItemHtml.of(ordering.steps().get(order.get(shown))),
              places,
              places.stream().filter(p -> typed.equals(p.toString())).findFirst().orElse(0)));
    }
    return pieces;
  }
}

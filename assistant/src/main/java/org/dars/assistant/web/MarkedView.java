package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.practice.Marked;
import org.dars.assistant.quiz.practice.Marking;
import org.dars.assistant.quiz.practice.Response;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was marked, as a learner reads it: what was given beside what is right.
 *
 * @param verdict "right", "partly", "wrong", "blank" for no answer, or "open" when no program marks
 * @param percent share of the mark, 0 to 100
 * @param pieces in reading order
 * @param said feedback and explanation, safe HTML, nothing twice
 * @param rubric to mark oneself by, safe HTML; "" for none
 */
record MarkedView(
    String verdict, int percent, List<Piece> pieces, List<String> said, String rubric) {

  /** Letters around what is shown that say nothing more: "The course says: …". */
  private static final int MOST_ABOUT = 20;

  /** A part of the answer. */
  sealed interface Piece {}

  /**
   * An option.
   *
   * @param html safe; "" for true or false, which {@code value} tells
   */
  record Option(String html, String value, boolean picked, boolean key) implements Piece {}

  /**
   * A line: what was typed or chosen.
   *
   * @param label what it belongs to, safe HTML; "" for none
   * @param given safe HTML; "" for nothing
   * @param key what is right, safe HTML; "" where the page does not tell
   */
  record Line(String label, String given, String key, boolean right) implements Piece {}

  /** A text with its gaps filled. */
  record Filled(List<Span> spans) implements Piece {}

  /** A part of such a text. */
  sealed interface Span {}

  /** Words between gaps; safe HTML. */
  record Words(String html) implements Span {}

  /**
   * A gap.
   *
   * @param given safe HTML; "" for nothing
   * @param key what is right, safe HTML
   */
  record Gap(String given, String key, boolean right) implements Span {}

  /** The steps in their right order. */
  record Order(List<Placed> steps) implements Piece {}

  /**
   * A step at its right place.
   *
   * @param html safe
   * @param given the place that it was given, from 1; 0 for none
   */
  record Placed(String html, int given, boolean right) {}

  /**
   * An answer.
   *
   * @param seed of the order that the options were shown in
   * @param score share of the mark as it was kept; null while nobody marked it
   */
  static MarkedView of(Item item, long seed, Response response, @Nullable Double score) {
    Marked marked = Marking.mark(item.body(), response);
    return new MarkedView(
        verdict(response, score),
        score == null ? 0 : (int) Math.round(100 * score),
        pieces(item.body(), seed, response, marked),
        said(item, marked),
        item.body() instanceof Body.Essay essay ? ItemHtml.of(essay.rubric()) : "");
  }

  private static String verdict(Response response, @Nullable Double score) {
    if (response.isEmpty()) {
      return "blank";
    }
    if (score == null) {
      return "open";
    }
    return score > 1 - 1e-6 ? "right" : score > 0 ? "partly" : "wrong";
  }

  /** Feedback and explanation, but for what the page says anyway. */
  private static List<String> said(Item item, Marked marked) {
    List<RichText> all =
        Stream.concat(marked.feedback().stream(), Stream.of(item.explanation())).toList();
    List<String> plain = all.stream().map(t -> folded(Markup.plain(t))).toList();
    List<String> shown = shown(item);
    List<String> said = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      String one = plain.get(i);
      boolean again = one.isEmpty() || repeats(one, shown);
      for (int j = 0; j < all.size() && !again; j++) {
        String other = plain.get(j);
        again = j != i && holds(other, one) && (j < i || !other.equals(one));
      }
      if (!again) {
        said.add(ItemHtml.of(all.get(i)));
      }
    }
    return said;
  }

  /** What stands on the page beside: quotes, and what is right in full; the longest first. */
  private static List<String> shown(Item item) {
    Stream<RichText> right =
        switch (item.body()) {
          case Body.Matching matching ->
              matching.pairs().stream().flatMap(p -> Stream.of(p.prompt(), p.partner()));
          case Body.Ordering ordering -> ordering.steps().stream();
          case Body.Choice _, Body.TrueFalse _, Body.Cloze _ -> Stream.of();
          case Body.Numeric _, Body.ShortAnswer _, Body.Essay _, Body.Description _ -> Stream.of();
        };
    return Stream.concat(item.sources().stream().map(SourceQuote::quote), right.map(Markup::plain))
        .map(MarkedView::folded)
        .filter(t -> !t.isEmpty())
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  /** Whether a text says nothing but what is shown: a few words may be about it. */
  private static boolean repeats(String text, List<String> shown) {
    String left = text;
    for (String one : shown) {
      if (holds(one, text)) {
        return true;
      }
      left = left.replace(one, " ");
    }
    return !left.equals(text) && left.codePoints().filter(Character::isLetter).count() < MOST_ABOUT;
  }

  /** Whether a text says another one too; a short one may stand in it by chance. */
  private static boolean holds(String text, String other) {
    return text.equals(other) || (other.length() >= MOST_ABOUT && text.contains(other));
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
  }

  private static List<Piece> pieces(Body body, long seed, Response response, Marked marked) {
    return switch (body) {
      case Body.Choice choice -> options(choice, seed, marked);
      case Body.TrueFalse truth ->
          List.of(
              new Option("", "true", marked.picked().contains(0), truth.key()),
              new Option("", "false", marked.picked().contains(1), !truth.key()));
      case Body.Cloze cloze -> List.of(filled(cloze, marked));
      case Body.Matching matching -> pairs(matching, marked);
      case Body.Ordering ordering -> List.of(order(ordering, response));
      case Body.Numeric _, Body.ShortAnswer _ ->
          List.of(new Line("", typed(response), key(Marking.key(body)), marked.right()));
      case Body.Essay _ -> List.of(new Line("", typed(response), "", false));
      case Body.Description _ -> List.of();
    };
  }

  private static List<Piece> options(Body.Choice choice, long seed, Marked marked) {
    List<Piece> options = new ArrayList<>();
    for (int index : ShownOrder.of(choice, seed)) {
      Body.Option option = choice.options().get(index);
      options.add(
          new Option(
              ItemHtml.of(option.text()), "", marked.picked().contains(index), option.right()));
    }
    return options;
  }

  private static Filled filled(Body.Cloze cloze, Marked marked) {
    List<Span> spans = new ArrayList<>();
    int gap = 0;
    for (Body.Part part : cloze.parts()) {
      switch (part) {
        case Body.Words words -> spans.add(new Words(ItemHtml.of(words.text())));
        case Body.Gap _ -> {
          Marked.Part filled = marked.parts().get(gap++);
          spans.add(new Gap(given(filled), key(filled.key()), filled.right()));
        }
      }
    }
    return new Filled(spans);
  }

  private static List<Piece> pairs(Body.Matching matching, Marked marked) {
    List<Piece> pairs = new ArrayList<>();
    for (int i = 0; i < marked.parts().size(); i++) {
      Marked.Part part = marked.parts().get(i);
      String prompt = ItemHtml.of(matching.pairs().get(i).prompt());
      pairs.add(new Line(prompt, given(part), ItemHtml.of(part.key()), part.right()));
    }
    return pairs;
  }

  private static Order order(Body.Ordering ordering, Response response) {
    List<Placed> steps = new ArrayList<>();
    for (int i = 0; i < ordering.steps().size(); i++) {
      int given = response.values().indexOf(String.valueOf(i));
      steps.add(new Placed(ItemHtml.of(ordering.steps().get(i)), given + 1, given == i));
    }
    return new Order(steps);
  }

  /** Wildcards of accepted words are no words to learn. */
  private static String key(RichText key) {
    return ItemHtml.of(key).replace("\\*", "\uE000").replace("*", "…").replace('\uE000', '*');
  }

  private static String typed(Response response) {
    return ItemHtml.of(RichText.plain(response.value(0)));
  }

  private static String given(Marked.Part part) {
    return Markup.plain(part.given()).isBlank() ? "" : ItemHtml.of(part.given());
  }
}

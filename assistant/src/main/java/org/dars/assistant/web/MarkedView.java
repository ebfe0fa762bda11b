package org.dars.assistant.web;

import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.practice.Marked;
import org.dars.assistant.quiz.practice.Marking;
import org.dars.assistant.quiz.practice.Response;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was marked, as a learner reads it.
 *
 * @param verdict "right", "partly", "wrong", "blank" for no answer, or "open" when no program marks
 * @param percent share of the mark, 0 to 100
 * @param options of a choice; empty for other kinds
 * @param parts of other kinds: what was put where
 * @param said feedback and explanation, safe HTML
 * @param rubric to mark oneself by, safe HTML; "" for none
 */
record MarkedView(
    String verdict,
    int percent,
    List<Option> options,
    List<Part> parts,
    List<String> said,
    String rubric) {

  /**
   * An option.
   *
   * @param html safe; "" for true or false, which {@code value} tells
   */
  record Option(String html, String value, boolean picked, boolean key) {}

  /**
   * A part of an answer.
   *
   * @param label what it belongs to, safe HTML; "" for none
   * @param given safe HTML; "" for nothing
   * @param key what is right, safe HTML; "" where the page does not tell
   */
  record Part(String label, String given, String key, boolean right) {}

  /**
   * An answer.
   *
   * @param seed of the order that the options were shown in
   * @param score share of the mark as it was kept; null while nobody marked it
   */
  static MarkedView of(Item item, long seed, Response response, @Nullable Double score) {
    Marked marked = Marking.mark(item.body(), response);
    List<String> said = new ArrayList<>();
    marked.feedback().forEach(f -> said.add(ItemHtml.of(f)));
    if (!item.explanation().isEmpty()) {
      said.add(ItemHtml.of(item.explanation()));
    }
    return new MarkedView(
        verdict(response, score),
        score == null ? 0 : (int) Math.round(100 * score),
        options(item.body(), seed, marked),
        parts(item.body(), response, marked),
        said,
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

  private static List<Option> options(Body body, long seed, Marked marked) {
    if (body instanceof Body.TrueFalse truth) {
      return List.of(
          new Option("", "true", marked.picked().contains(0), truth.key()),
          new Option("", "false", marked.picked().contains(1), !truth.key()));
    }
    if (!(body instanceof Body.Choice choice)) {
      return List.of();
    }
    List<Option> options = new ArrayList<>();
    for (int index : ItemView.order(choice, seed)) {
      Body.Option option = choice.options().get(index);
      options.add(
          new Option(
              ItemHtml.of(option.text()), "", marked.picked().contains(index), option.right()));
    }
    return options;
  }

  private static List<Part> parts(Body body, Response response, Marked marked) {
    return switch (body) {
      case Body.Choice _, Body.TrueFalse _, Body.Description _ -> List.of();
      case Body.Numeric _, Body.ShortAnswer _ -> {
        String key = key(Marking.key(body));
        yield List.of(new Part("", typed(response), key, marked.right()));
      }
      case Body.Essay _ -> List.of(new Part("", typed(response), "", false));
      case Body.Matching matching -> {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < marked.parts().size(); i++) {
          parts.add(part(ItemHtml.of(matching.pairs().get(i).prompt()), marked.parts().get(i)));
        }
        yield parts;
      }
      case Body.Cloze _, Body.Ordering _ -> {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < marked.parts().size(); i++) {
          parts.add(part((i + 1) + ".", marked.parts().get(i)));
        }
        yield parts;
      }
    };
  }

  /** Wildcards of accepted words are no words to learn. */
  private static String key(RichText key) {
    return ItemHtml.of(key).replace("\\*", "\uE000").replace("*", "…").replace('\uE000', '*');
  }

  private static String typed(Response response) {
    return ItemHtml.of(RichText.plain(response.value(0)));
  }

  private static Part part(String label, Marked.Part part) {
    return new Part(
        label,
        Markup.plain(part.given()).isBlank() ? "" : ItemHtml.of(part.given()),
        key(part.key()),
        part.right());
  }
}

package org.dars.assistant.quiz.bank;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;

/** What an item says in plain words: to find it by, and to tell whether two ask the same. */
public final class ItemWords {

  private ItemWords() {}

  /**
   * What is asked, in one line: the stem, of a cloze its text with gaps, of a matching its prompts.
   */
  public static String question(Item item) {
    List<String> parts = new ArrayList<>(List.of(Markup.plain(item.stem())));
    if (item.body() instanceof Body.Cloze cloze) {
      for (Body.Part part : cloze.parts()) {
        parts.add(part instanceof Body.Words words ? Markup.plain(words.text()) : "____");
      }
    }
    if (item.body() instanceof Body.Matching matching) {
      parts.add(
          String.join(
              " · ", matching.pairs().stream().map(p -> Markup.plain(p.prompt())).toList()));
    }
    return String.join(" ", parts).replaceAll("\\s+", " ").strip();
  }

  /** What is right, a text each. */
  public static List<String> key(Body body) {
    return switch (body) {
      case Body.Choice choice ->
          choice.options().stream()
              .filter(Body.Option::right)
              .map(o -> Markup.plain(o.text()))
              .toList();
      case Body.TrueFalse truth -> List.of(String.valueOf(truth.key()));
      case Body.Cloze cloze ->
          cloze.parts().stream()
              .flatMap(p -> p instanceof Body.Gap gap ? key(gap.fill()).stream() : null)
              .toList();
      case Body.Matching matching ->
          matching.pairs().stream()
              .map(p -> Markup.plain(p.prompt()) + " = " + Markup.plain(p.partner()))
              .toList();
      case Body.Ordering ordering -> ordering.steps().stream().map(Markup::plain).toList();
      case Body.Numeric numeric ->
          numeric.keys().stream()
              .filter(k -> k.weight().signum() > 0)
              .map(k -> k.value() == null ? "*" : k.value().toPlainString())
              .toList();
      case Body.ShortAnswer answer ->
          answer.answers().stream()
              .filter(a -> a.weight().signum() > 0)
              .map(Body.Accepted::text)
              .toList();
      case Body.Essay essay -> List.of();
      case Body.Description description -> List.of();
    };
  }

  /** Everything that a search finds an item by, folded. */
  static String toFind(Item item) {
    List<String> all = new ArrayList<>(List.of(item.id(), item.name(), question(item)));
    if (item.body() instanceof Body.Choice choice) {
      choice.options().stream().map(Body.Option::text).map(Markup::plain).forEach(all::add);
    }
    all.addAll(key(item.body()));
    all.add(item.about().objective());
    all.add(plain(item.explanation()));
    return folded(String.join(" ", all));
  }

  private static String plain(RichText text) {
    return text.isEmpty() ? "" : Markup.plain(text);
  }

  /** In lower case, in one form of Unicode, white space as one space. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("(?U)\\s+", " ")
        .strip();
  }

  /** The words of a search, folded as those of the items are. */
  public static List<String> sought(String typed) {
    return List.of(folded(typed).split(" ")).stream().filter(w -> !w.isEmpty()).limit(12).toList();
  }
}

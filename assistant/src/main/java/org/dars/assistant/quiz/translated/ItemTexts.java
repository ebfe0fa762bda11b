package org.dars.assistant.quiz.translated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;

/**
 * The texts of an item that learners read, by what they are: {@code "stem"}, {@code "option 2"},
 * {@code "feedback 2"} …. An item is put together again from its own structure and other texts:
 * weights, keys, numbers and order cannot change.
 *
 * <p>A text with gaps is one text with its answers in place ({@link Gaps}), so that whoever
 * translates it sees a whole sentence, and each answer comes back in the form that the sentence
 * needs.
 */
final class ItemTexts {

  /** Key of a text with gaps. */
  static final String CLOZE = "text";

  static final String STEM = "stem";

  /** Gives a text for a text. */
  interface Mapper {
    RichText map(String key, RichText text);
  }

  private ItemTexts() {}

  /** The texts that are not empty, in the order in which they are read. */
  static Map<String, RichText> of(Item item) {
    Map<String, RichText> texts = new LinkedHashMap<>();
    map(
        item,
        (key, text) -> {
          texts.put(key, text);
          return text;
        });
    return texts;
  }

  /**
   * The same item with other texts.
   *
   * @param texts by key; what is missing stays
   * @throws IllegalArgumentException when a text does not have the gaps that it must have
   */
  static Item with(
      Item item, Map<String, RichText> texts, Item.About about, List<SourceQuote> quotes) {
    Item mapped = map(item, (key, text) -> texts.getOrDefault(key, text));
    return new Item(
        item.id(),
        item.name(),
        mapped.stem(),
        mapped.body(),
        mapped.explanation(),
        item.mark(),
        about,
        quotes);
  }

  private static Item map(Item item, Mapper mapper) {
    RichText stem;
    if (Gaps.blank(item)) {
      stem = Gaps.blanked(mapper.map(STEM, Gaps.filled(item)), item.stem());
    } else {
      stem = one(mapper, STEM, item.stem());
    }
    Body body = body(item.body(), "", mapper);
    RichText explanation = one(mapper, "explanation", item.explanation());
    return new Item(
        item.id(), item.name(), stem, body, explanation, item.mark(), item.about(), item.sources());
  }

  private static RichText one(Mapper mapper, String key, RichText text) {
    return text.isEmpty() || text.value().isBlank() ? text : mapper.map(key, text);
  }

  private static Body body(Body body, String in, Mapper m) {
    return switch (body) {
      case Body.Choice c -> choice(c, in, m);
      case Body.TrueFalse t ->
          new Body.TrueFalse(
              t.key(),
              one(m, in + "feedback true", t.whenTrue()),
              one(m, in + "feedback false", t.whenFalse()));
      case Body.Cloze c -> Gaps.map(c, m);
      case Body.Matching x -> matching(x, in, m);
      case Body.Ordering o -> new Body.Ordering(all(o.steps(), in + "step ", m));
      case Body.Numeric n -> numeric(n, in, m);
      case Body.ShortAnswer s -> shortAnswer(s, in, m);
      case Body.Essay e ->
          new Body.Essay(one(m, in + "rubric", e.rubric()), one(m, in + "template", e.template()));
      case Body.Description d -> d;
    };
  }

  /** What fills a gap. */
  static Body fill(Body fill, int gap, Mapper mapper) {
    return body(fill, "gap " + (gap + 1) + " ", mapper);
  }

  private static Body choice(Body.Choice c, String in, Mapper m) {
    List<Body.Option> options = new ArrayList<>();
    for (int i = 0; i < c.options().size(); i++) {
      Body.Option o = c.options().get(i);
      options.add(
          new Body.Option(
              one(m, in + "option " + (i + 1), o.text()),
              o.weight(),
              one(m, in + "feedback " + (i + 1), o.feedback())));
    }
    return new Body.Choice(options, c.single(), c.shuffle());
  }

  private static Body matching(Body.Matching x, String in, Mapper m) {
    List<Body.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < x.pairs().size(); i++) {
      pairs.add(
          new Body.Pair(
              one(m, in + "prompt " + (i + 1), x.pairs().get(i).prompt()),
              one(m, in + "partner " + (i + 1), x.pairs().get(i).partner())));
    }
    return new Body.Matching(pairs, all(x.extra(), in + "extra ", m), x.shuffle());
  }

  private static Body numeric(Body.Numeric n, String in, Mapper m) {
    List<Body.NumericKey> keys = new ArrayList<>();
    for (int i = 0; i < n.keys().size(); i++) {
      Body.NumericKey k = n.keys().get(i);
      keys.add(
          new Body.NumericKey(
              k.value(),
              k.tolerance(),
              k.weight(),
              one(m, in + "feedback " + (i + 1), k.feedback())));
    }
    return new Body.Numeric(keys, n.unit());
  }

  private static Body shortAnswer(Body.ShortAnswer s, String in, Mapper m) {
    List<Body.Accepted> answers = new ArrayList<>();
    for (int i = 0; i < s.answers().size(); i++) {
      Body.Accepted a = s.answers().get(i);
      RichText text = one(m, in + "answer " + (i + 1), RichText.plain(a.text()));
      answers.add(
          new Body.Accepted(
              Plain.of(text), a.weight(), one(m, in + "feedback " + (i + 1), a.feedback())));
    }
    return new Body.ShortAnswer(answers, s.caseSensitive());
  }

  private static List<RichText> all(List<RichText> texts, String key, Mapper m) {
    List<RichText> mapped = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      mapped.add(one(m, key + (i + 1), texts.get(i)));
    }
    return mapped;
  }
}

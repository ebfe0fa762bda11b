package org.dars.assistant.quiz.examine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * Finds items that ask the same in other words, by an embedder: whole statements, the stem with its
 * key in it, so that asking for a term and for its definition is the same. Used by one thread.
 */
final class Meanings {

  /** Fitted by {@code MeaningFit … items}; {@code docs/quiz-examiner.md} has the figures. */
  static final double SAME = 0.95;

  /** Below this nothing is looked at. */
  private static final double LEAST = 0.7;

  /** The share of a key's terms that the other statement has to hold. */
  private static final double KEY_HELD = 0.8;

  private final Wording wording;
  private final Lexicon lexicon;
  private final Vectors vectors;
  private final List<Asked> known = new ArrayList<>();

  Meanings(String language, Vectors vectors) {
    this.wording = Wording.of(language);
    this.lexicon = Lexicon.of(wording.language());
    this.vectors = vectors;
  }

  /**
   * A statement that an item asks for.
   *
   * @param vector null for an item that states nothing: a matching, an ordering, an essay
   */
  record Asked(
      String id, Said said, Said key, Set<BigDecimal> numbers, float @Nullable [] vector) {}

  /** The id of an item added before that asks nearly the same; empty for none. Adds this one. */
  Optional<String> likeThenAdd(Item item) {
    Asked one = asked(item);
    Asked best = null;
    double most = SAME;
    for (Asked other : known) {
      double near = nearness(one, other);
      if (near >= most && (best == null || near > most)) {
        most = near;
        best = other;
      }
    }
    known.add(one);
    return Optional.ofNullable(best).map(Asked::id);
  }

  /** Embeds at once what will be asked of: many together are faster. */
  void expect(List<Item> items) {
    vectors.passages(items.stream().map(this::statement).filter(s -> !s.isEmpty()).toList());
  }

  /**
   * How near two are in meaning; −1 for what cannot be the same: other numbers, a key that the
   * other does not speak of, or nothing stated.
   */
  double nearness(Asked a, Asked b) {
    float[] x = a.vector();
    float[] y = b.vector();
    if (x == null || y == null) {
      return -1;
    }
    double near = vectors.calibrated(Choosing.dot(x, y));
    boolean may = near >= LEAST && a.numbers().equals(b.numbers()) && holds(a, b) && holds(b, a);
    return may ? near : -1;
  }

  private static boolean holds(Asked one, Asked other) {
    return Wording.share(one.key(), other.said().set()) >= KEY_HELD;
  }

  Asked asked(Item item) {
    String text = statement(item);
    float[] vector = text.isEmpty() ? null : vectors.passages(List.of(text)).getFirst();
    Said key = wording.said(Ask.key(item.body()));
    return new Asked(item.id(), wording.said(text), key, Figures.in(text, lexicon), vector);
  }

  private String statement(Item item) {
    String stem = Markup.plain(item.stem());
    return switch (item.body()) {
      case Body.Choice c -> filled(stem, c);
      case Body.ShortAnswer s -> filled(stem, s);
      case Body.Numeric n -> filled(stem, n);
      case Body.TrueFalse t -> t.key() ? stem : "";
      case Body.Cloze c -> cloze(stem, c);
      case Body.Matching m -> "";
      case Body.Ordering o -> "";
      case Body.Essay e -> "";
      case Body.Description d -> "";
    };
  }

  private static String filled(String stem, Body body) {
    String key = Ask.key(body);
    return key.isEmpty() ? "" : Wording.filled(stem, key);
  }

  private static String cloze(String stem, Body.Cloze cloze) {
    StringBuilder text = new StringBuilder(stem).append(' ');
    for (Body.Part part : cloze.parts()) {
      switch (part) {
        case Body.Words words -> text.append(Markup.plain(words.text()));
        case Body.Gap gap -> text.append(Ask.key(gap.fill()));
      }
    }
    return text.toString().strip();
  }
}

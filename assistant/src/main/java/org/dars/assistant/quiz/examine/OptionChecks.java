package org.dars.assistant.quiz.examine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;

/**
 * What options give away, whatever the course says: cues that test-wise learners use, as item
 * writing guidelines list them (Haladyna, Downing and Rodriguez, 2002).
 */
final class OptionChecks {

  private static final double LONGER = 1.6;
  private static final int LONGER_CHARACTERS = 20;
  private static final double FAR_LONGER = 2.6;
  private static final int FAR_LONGER_CHARACTERS = 40;
  private static final double CONVERGES = 0.4;
  private static final double CONVERGES_MORE = 0.15;
  private static final double RARE = 3;

  private final CourseIndex course;
  private final Lexicon lexicon;
  private final Wording wording;

  OptionChecks(CourseIndex course, Lexicon lexicon, Wording wording) {
    this.course = course;
    this.lexicon = lexicon;
    this.wording = wording;
  }

  Ruling distinct(Ask ask) {
    return switch (ask.body()) {
      case Body.Choice c -> {
        if (c.options().size() < 2) {
          yield Ruling.failed(Why.FEW_OPTIONS, c.options().size());
        }
        Ruling same = twice(c.options().stream().map(Body.Option::text).toList());
        yield same.outcome() == Finding.Outcome.PASSED && c.options().size() == 2
            ? Ruling.warned(Why.ONLY_TWO)
            : same;
      }
      case Body.Ordering o -> twice(o.steps());
      case Body.Matching m -> matching(m);
      case Body.TrueFalse t -> Ruling.PASSED;
      case Body.ShortAnswer s -> Ruling.notApplied(Why.NO_OPTIONS);
      case Body.Numeric n -> Ruling.notApplied(Why.NO_OPTIONS);
      case Body.Essay e -> Ruling.notApplied(Why.NO_OPTIONS);
      case Body.Cloze c -> Ruling.notApplied(Why.NO_OPTIONS);
      case Body.Description d -> Ruling.notApplied(Why.NO_OPTIONS);
    };
  }

  private Ruling matching(Body.Matching m) {
    Ruling prompts = twice(m.pairs().stream().map(Body.Pair::prompt).toList());
    if (prompts.outcome() != Finding.Outcome.PASSED) {
      return prompts;
    }
    Set<String> partners = new HashSet<>();
    m.pairs().forEach(p -> partners.add(form(p.partner())));
    for (RichText extra : m.extra()) {
      if (!partners.add(form(extra))) {
        return Ruling.failed(Why.TWICE, Markup.plain(extra));
      }
    }
    return Ruling.PASSED;
  }

  private Ruling twice(List<RichText> texts) {
    Map<String, String> seen = new HashMap<>();
    for (RichText text : texts) {
      String plain = Markup.plain(text);
      String other = seen.put(form(text), plain);
      if (other != null) {
        return other.equals(plain)
            ? Ruling.failed(Why.TWICE, plain)
            : Ruling.failed(Why.ALIKE, other, plain);
      }
    }
    return Ruling.PASSED;
  }

  /**
   * The same for texts that a learner takes for the same; pictures and formulas by their source.
   */
  private String form(RichText text) {
    String plain = Markup.plain(text).strip();
    try {
      return new BigDecimal(plain).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException | ArithmeticException e) {
      boolean wordsOnly = plain.matches("[\\p{L}\\p{M}\\p{N}\\s,.;:'’“”\"()!?_-]+");
      String form = wordsOnly ? wording.form(plain) : plain.replaceAll("\\s+", " ");
      return form.isEmpty() ? text.value() : form;
    }
  }

  Ruling wordCue(Ask ask) {
    if (!ask.single()) {
      return Ruling.notApplied(Why.NOT_ONE_KEY);
    }
    Said key = ask.keys().getFirst();
    Set<String> shared = Guess.shared(ask.stem(), key);
    if (shared.isEmpty()) {
      return Ruling.PASSED;
    }
    for (Said other : ask.distractors()) {
      if (!Guess.shared(ask.stem(), other).isEmpty()) {
        return Ruling.PASSED;
      }
    }
    String words = quoted(shared, ask.stem());
    boolean telling =
        shared.size() > 1
            && course.rarity(shared) >= RARE * shared.size()
            && course.coverage(key.set(), ask.stem().set()) >= 0.5;
    return telling
        ? Ruling.failed(Why.ONLY_KEY_REPEATS, words)
        : Ruling.warned(Why.ONLY_KEY_REPEATS, words);
  }

  /** Words of a text that became these terms, as a reader knows them. */
  private String quoted(Set<String> terms, Said stem) {
    List<String> words = new ArrayList<>();
    for (String word : stem.normal().split(" ", -1)) {
      if (!word.isEmpty()
          && wording.said(word).terms().stream().anyMatch(terms::contains)
          && !words.contains(word)) {
        words.add(word);
      }
    }
    return "\"" + String.join("\", \"", words.isEmpty() ? List.copyOf(terms) : words) + "\"";
  }

  Ruling lengthCue(Ask ask) {
    if (!ask.single()) {
      return Ruling.notApplied(Why.NOT_ONE_KEY);
    }
    int key = length(ask.keys().getFirst());
    int longest = ask.distractors().stream().mapToInt(OptionChecks::length).max().orElse(key);
    int shortest = ask.distractors().stream().mapToInt(OptionChecks::length).min().orElse(key);
    if (key > FAR_LONGER * longest && key - longest > FAR_LONGER_CHARACTERS) {
      return Ruling.failed(Why.LONGEST_BY_FAR);
    }
    if (key > LONGER * longest && key - longest > LONGER_CHARACTERS) {
      return Ruling.warned(Why.MUCH_LONGER);
    }
    if (shortest > FAR_LONGER * key && shortest - key > FAR_LONGER_CHARACTERS) {
      return Ruling.failed(Why.SHORTEST_BY_FAR);
    }
    return shortest > 2 * key && shortest - key > 30
        ? Ruling.warned(Why.MUCH_SHORTER)
        : Ruling.PASSED;
  }

  private static int length(Said said) {
    return said.text().codePointCount(0, said.text().length());
  }

  /** Distractors that are made by changing the key one by one point back at it. */
  Ruling convergence(Ask ask) {
    if (!ask.single() || ask.options().size() < 3) {
      return Ruling.notApplied(Why.NOT_ONE_KEY_OF_THREE);
    }
    int key = ask.key();
    double mine = Guess.convergence(key, ask.texts());
    double others = 0;
    for (int i = 0; i < ask.options().size(); i++) {
      others = i == key ? others : Math.max(others, Guess.convergence(i, ask.texts()));
    }
    return mine >= CONVERGES && mine - others >= CONVERGES_MORE
        ? Ruling.warned(Why.VARIATIONS)
        : Ruling.PASSED;
  }

  Ruling grammarCue(Ask ask) {
    if (!(ask.body() instanceof Body.Choice) || !lexicon.knowsArticles()) {
      return Ruling.notApplied(Why.NO_TELLING_ARTICLE);
    }
    var article = lexicon.article(Grammar.before(ask.stem().text()));
    if (article.isEmpty() || !Wording.gapped(ask.stem().text())) {
      return Ruling.PASSED;
    }
    String word = article.get().article();
    if (!article.get().forms().contains("an")) {
      return Ruling.warned(Why.ARTICLE_TELLS, word);
    }
    long fitting =
        ask.options().stream()
            .filter(o -> Grammar.fits(ask.stem().text(), o.said().text(), lexicon))
            .count();
    boolean keyFits =
        ask.keys().stream().allMatch(k -> Grammar.fits(ask.stem().text(), k.text(), lexicon));
    if (fitting == ask.options().size()) {
      return Ruling.PASSED;
    }
    Object[] words = {word, fitting, ask.options().size()};
    return keyFits && fitting == ask.keys().size()
        ? Ruling.failed(Why.ARTICLE_FITS, words)
        : Ruling.warned(Why.ARTICLE_FITS, words);
  }

  Ruling absolutes(Ask ask) {
    if (!(ask.body() instanceof Body.Choice) || !lexicon.knowsAbsolutes()) {
      return Ruling.notApplied(Why.WORDS_UNKNOWN);
    }
    boolean inKey = ask.keys().stream().anyMatch(k -> !lexicon.absolutes(k.text()).isEmpty());
    for (Said distractor : ask.distractors()) {
      List<String> found = lexicon.absolutes(distractor.text());
      if (!found.isEmpty() && !inKey) {
        return Ruling.warned(Why.ABSOLUTE, distractor.text(), found.getFirst());
      }
    }
    return Ruling.PASSED;
  }

  /** Among shuffled options nothing is "above". */
  Ruling catchAlls(Ask ask) {
    if (!(ask.body() instanceof Body.Choice choice) || !lexicon.knowsCatchAlls()) {
      return Ruling.notApplied(Why.WORDS_UNKNOWN);
    }
    for (Ask.Picked option : ask.options()) {
      if (lexicon.catchAll(option.said().text())) {
        String text = option.said().text();
        return choice.shuffle()
            ? Ruling.failed(Why.CATCH_ALL_SHUFFLED, text)
            : Ruling.warned(Why.CATCH_ALL, text);
      }
    }
    return Ruling.PASSED;
  }
}

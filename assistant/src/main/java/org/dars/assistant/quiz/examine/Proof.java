package org.dars.assistant.quiz.examine;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.examine.Support.Best;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * Whether the course proves the key: from the words that an item quotes, or else from the passage
 * that is found for it. What an item quotes has to hold the key; what is only found is evidence
 * where it does, and a matter for people where it does not.
 */
final class Proof {

  private static final double HELD = 0.5;

  /** Of sentences that support the key of published items, four in five reach it. */
  private static final double FOUND = 0.2;

  private final CourseIndex course;
  private final Support support;
  private final Lexicon lexicon;
  private final Wording wording;

  Proof(CourseIndex course, Support support, Lexicon lexicon, Wording wording) {
    this.course = course;
    this.support = support;
    this.lexicon = lexicon;
    this.wording = wording;
  }

  Ruling quoted(Item item, Ask ask) {
    List<Said> quotes = new ArrayList<>();
    item.sources().forEach(s -> quotes.add(wording.said(s.quote())));
    Said all = wording.said(String.join(" ¦ ", quotes.stream().map(Said::text).toList()));
    return switch (ask.body()) {
      case Body.Choice c -> choice(ask, all);
      case Body.ShortAnswer s -> shortAnswer(s, all);
      case Body.Numeric n -> numeric(n, all.text());
      case Body.TrueFalse t -> Claims.proven(t.key(), ask.stem(), quotes, lexicon);
      case Body.Matching m -> Structures.matching(m, quotes, wording);
      case Body.Ordering o -> Structures.ordering(o, inOrder(item, quotes), wording);
      case Body.Essay e -> Ruling.notApplied(Why.PEOPLE_MARK);
      case Body.Cloze c -> Ruling.notApplied(Why.GAPS_ONE_BY_ONE);
      case Body.Description d -> Ruling.notApplied(Why.NOTHING_ASKED);
    };
  }

  /** Quotes as their blocks follow in the course; as they stand where a block is not known. */
  private List<Said> inOrder(Item item, List<Said> quotes) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < quotes.size(); i++) {
      order.add(i);
    }
    List<SourceQuote> sources = item.sources();
    order.sort(
        Comparator.comparingInt(
            i -> course.number(sources.get(i).document(), sources.get(i).block())));
    return order.stream().map(quotes::get).toList();
  }

  private Ruling choice(Ask ask, Said quotes) {
    List<Said> keys = ask.keys();
    if (keys.isEmpty()) {
      return Ruling.notApplied(Why.NO_OPTION_RIGHT);
    }
    if (lexicon.asksNot(ask.stem().text())) {
      return negated(ask, quotes);
    }
    double least = 1;
    for (Said key : keys) {
      double held = lexicon.catchAll(key.text()) ? 1 : Wording.share(key, quotes.set());
      least = Math.min(least, held);
      if (held < HELD && !figuresHeld(key, quotes)) {
        return Ruling.failed(Why.NOT_QUOTED, key.text());
      }
    }
    for (Said distractor : ask.distractors()) {
      double held = Wording.share(distractor, quotes.set());
      boolean part = keys.stream().anyMatch(k -> k.set().containsAll(distractor.set()));
      if (held > least && !part) {
        return Ruling.failed(Why.QUOTED_MORE, distractor.text());
      }
      if (held > 0 && held >= least && !part) {
        return Ruling.warned(Why.QUOTED_AS_WELL, distractor.text());
      }
    }
    return Ruling.PASSED;
  }

  private boolean figuresHeld(Said key, Said quotes) {
    Set<BigDecimal> wanted = Figures.in(key.text(), lexicon);
    return !wanted.isEmpty() && Figures.in(quotes.text(), lexicon).containsAll(wanted);
  }

  private static Ruling negated(Ask ask, Said quotes) {
    for (Said distractor : ask.distractors()) {
      if (Wording.share(distractor, quotes.set()) < HELD) {
        return Ruling.warned(Why.NEGATED_NOT_QUOTED, distractor.text());
      }
    }
    for (Said key : ask.keys()) {
      if (Wording.share(key, quotes.set()) == 1) {
        return Ruling.failed(Why.NEGATED_QUOTED, key.text());
      }
    }
    return Ruling.PASSED;
  }

  private Ruling shortAnswer(Body.ShortAnswer answer, Said quotes) {
    Ruling missing = Ruling.notApplied(Why.NO_ANSWER_RIGHT);
    for (Body.Accepted a : answer.answers()) {
      if (a.weight().compareTo(BigDecimal.ONE) >= 0) {
        Said said = wording.said(a.text().replace('*', ' '));
        if (quotes.mentions(said) || figuresHeld(said, quotes)) {
          return Ruling.PASSED;
        }
        missing =
            Wording.share(said, quotes.set()) >= HELD
                ? Ruling.warned(Why.QUOTED_IN_PART, a.text())
                : Ruling.failed(Why.NOT_QUOTED, a.text());
      }
    }
    return missing;
  }

  private Ruling numeric(Body.Numeric numeric, String quotes) {
    Set<BigDecimal> said = Figures.in(quotes, lexicon);
    for (Body.NumericKey key : numeric.keys()) {
      BigDecimal value = key.value();
      if (value != null
          && key.weight().compareTo(BigDecimal.ONE) >= 0
          && Figures.among(value, key.tolerance(), said)) {
        return Ruling.PASSED;
      }
    }
    String key = Ask.key(numeric);
    return said.isEmpty()
        ? Ruling.warned(Why.NO_NUMBER_QUOTED, key)
        : Ruling.failed(Why.NUMBER_NOT_QUOTED, key);
  }

  /** The words of the course that support the key best; null where none holds any of it. */
  @Nullable Best evidence(Ask ask) {
    Said key = wording.said(Ask.key(ask.body()));
    boolean claim = ask.body() instanceof Body.TrueFalse;
    Said answer = claim ? ask.stem() : key;
    Set<String> both = new HashSet<>(ask.stem().set());
    both.addAll(answer.set());
    List<Integer> blocks = course.search(both, 8).stream().map(CourseIndex.Found::block).toList();
    return support.best(claim ? wording.said("") : ask.stem(), answer, blocks);
  }

  /** For an item that quotes nothing. */
  Ruling found(Ask ask) {
    Best best;
    switch (ask.body()) {
      case Body.Choice c -> {
        if (ask.keys().isEmpty() || ask.keys().stream().anyMatch(k -> lexicon.catchAll(k.text()))) {
          return Ruling.notApplied(Why.KEY_WITHOUT_WORDS);
        }
        if (lexicon.asksNot(ask.stem().text())) {
          return Ruling.notApplied(Why.NEGATED_UNQUOTED);
        }
        best = evidence(ask);
      }
      case Body.ShortAnswer s -> best = evidence(ask);
      case Body.Numeric n -> best = evidence(ask);
      case Body.TrueFalse t -> {
        best = evidence(ask);
        if (best != null && !t.key()) {
          return Claims.proven(false, ask.stem(), List.of(best.sentence().said()), lexicon)
                      .outcome()
                  == Finding.Outcome.FAILED
              ? where(Ruling::warned, Why.COURSE_SAYS_IT, best)
              : Ruling.PASSED;
        }
      }
      default -> {
        return Ruling.notApplied(Why.NOTHING_TO_PROVE_BY);
      }
    }
    double needed = ask.body() instanceof Body.TrueFalse ? HELD : FOUND;
    return best == null || best.score() < needed
        ? Ruling.warned(Why.NOT_FOUND)
        : where(Ruling::passed, Why.FOUND, best);
  }

  private interface Saying {
    Ruling of(Why why, Object... words);
  }

  /** Says something with a sentence and its place, for people. */
  private Ruling where(Saying saying, Why why, Best best) {
    return saying.of(why, best.sentence().said().text(), quote(best).place());
  }

  SourceQuote quote(Best best) {
    return course.place(best.sentence().block()).quote(best.sentence().said().text());
  }
}

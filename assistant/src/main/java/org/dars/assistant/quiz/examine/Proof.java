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
      case Body.Essay e -> Ruling.notApplied("people mark it");
      case Body.Cloze c -> Ruling.notApplied("its gaps are proven one by one");
      case Body.Description d -> Ruling.notApplied("nothing is asked");
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
      return Ruling.notApplied("no option is right");
    }
    if (lexicon.asksNot(ask.stem().text())) {
      return negated(ask, quotes);
    }
    double least = 1;
    for (Said key : keys) {
      double held = lexicon.catchAll(key.text()) ? 1 : Wording.share(key, quotes.set());
      least = Math.min(least, held);
      if (held < HELD && !figuresHeld(key, quotes)) {
        return Ruling.failed("the quote does not hold \"%s\"".formatted(key.text()));
      }
    }
    for (Said distractor : ask.distractors()) {
      double held = Wording.share(distractor, quotes.set());
      boolean part = keys.stream().anyMatch(k -> k.set().containsAll(distractor.set()));
      if (held > least && !part) {
        return Ruling.failed(
            "the quote holds \"%s\" more than the key".formatted(distractor.text()));
      }
      if (held > 0 && held >= least && !part) {
        return Ruling.warned(
            "the quote holds \"%s\" as well as the key".formatted(distractor.text()));
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
        return Ruling.warned(
            "the stem asks for what is not so, and the quote does not hold \"%s\""
                .formatted(distractor.text()));
      }
    }
    for (Said key : ask.keys()) {
      if (Wording.share(key, quotes.set()) == 1) {
        return Ruling.failed(
            "the stem asks for what is not so, and the quote holds \"%s\"".formatted(key.text()));
      }
    }
    return Ruling.PASSED;
  }

  private Ruling shortAnswer(Body.ShortAnswer answer, Said quotes) {
    Ruling missing = Ruling.notApplied("no answer is right");
    for (Body.Accepted a : answer.answers()) {
      if (a.weight().compareTo(BigDecimal.ONE) >= 0) {
        Said said = wording.said(a.text().replace('*', ' '));
        if (quotes.mentions(said) || figuresHeld(said, quotes)) {
          return Ruling.PASSED;
        }
        missing =
            Wording.share(said, quotes.set()) >= HELD
                ? Ruling.warned("the quote holds \"%s\" only in part".formatted(a.text()))
                : Ruling.failed("the quote does not hold \"%s\"".formatted(a.text()));
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
        ? Ruling.warned("the quote holds no number in digits to prove %s".formatted(key))
        : Ruling.failed("the quote does not hold the number %s".formatted(key));
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
          return Ruling.notApplied("its key has no words of its own");
        }
        if (lexicon.asksNot(ask.stem().text())) {
          return Ruling.notApplied("it asks for what is not so, and quotes nothing");
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
              ? Ruling.warned("the course says it: " + where(best))
              : Ruling.PASSED;
        }
      }
      default -> {
        return Ruling.notApplied("it quotes nothing to prove it by");
      }
    }
    double needed = ask.body() instanceof Body.TrueFalse ? HELD : FOUND;
    return best == null || best.score() < needed
        ? Ruling.warned("no sentence of the course holds both the question and the key")
        : Ruling.passed("found: " + where(best));
  }

  /** A sentence and its place, for people. */
  String where(Best best) {
    return "“%s” (%s)".formatted(best.sentence().said().text(), quote(best).place());
  }

  SourceQuote quote(Best best) {
    return course.place(best.sentence().block()).quote(best.sentence().said().text());
  }
}

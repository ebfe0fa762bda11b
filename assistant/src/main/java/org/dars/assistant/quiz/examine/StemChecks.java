package org.dars.assistant.quiz.examine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.examine.Wording.Said;
import org.dars.assistant.quiz.exchange.Markup;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.RichText;

/** What is wrong with what is asked. */
final class StemChecks {

  private static final Pattern STRESSED =
      Pattern.compile("(?is)(<(b|strong|em|i|u|mark)\\b[^>]*>|\\*{1,3}|__?)\\s*%s\\s*(</|\\*|_)");

  private final Lexicon lexicon;
  private final Wording wording;

  StemChecks(Lexicon lexicon, Wording wording) {
    this.lexicon = lexicon;
    this.wording = wording;
  }

  /** Whether the stem says the answer; fair where it says wrong ones, too. */
  Ruling givenAway(Ask ask) {
    return switch (ask.body()) {
      case Body.Choice c -> ask.single() ? givenAwayChoice(ask) : notForThis();
      case Body.ShortAnswer s ->
          s.answers().stream()
              .filter(a -> a.weight().signum() > 0)
              .map(a -> wording.said(a.text().replace('*', ' ')))
              .filter(a -> ask.stem().mentions(a))
              .findFirst()
              .map(a -> Ruling.failed(Why.STEM_HOLDS_ANSWER, a.text()))
              .orElse(Ruling.PASSED);
      case Body.Numeric n -> notForThis();
      case Body.TrueFalse t -> notForThis();
      case Body.Matching m -> matching(m);
      case Body.Ordering o -> notForThis();
      case Body.Essay e -> notForThis();
      case Body.Cloze c -> notForThis();
      case Body.Description d -> notForThis();
    };
  }

  private static Ruling notForThis() {
    return Ruling.notApplied(Why.NO_ONE_TEXT);
  }

  private static Ruling givenAwayChoice(Ask ask) {
    Said key = ask.keys().getFirst();
    if (!ask.stem().mentions(key)) {
      return Ruling.PASSED;
    }
    List<Said> named = ask.distractors().stream().filter(d -> ask.stem().mentions(d)).toList();
    return named.isEmpty() ? Ruling.failed(Why.STEM_HOLDS_KEY, key.text()) : Ruling.PASSED;
  }

  private Ruling matching(Body.Matching m) {
    for (Body.Pair pair : m.pairs()) {
      Said prompt = wording.said(Markup.plain(pair.prompt()));
      Said partner = wording.said(Markup.plain(pair.partner()));
      if (prompt.mentions(partner) || partner.mentions(prompt)) {
        return Ruling.warned(Why.PAIR_SHARES, prompt.text(), partner.text());
      }
    }
    return Ruling.PASSED;
  }

  /**
   * @param written the stem as it is written, with its emphasis
   */
  Ruling negation(Ask ask, RichText written) {
    if (!lexicon.knowsNegation()) {
      return Ruling.notApplied(Why.DENIALS_UNKNOWN);
    }
    String stem = ask.stem().text();
    List<String> words = lexicon.negations(stem);
    if (words.isEmpty()) {
      return Ruling.PASSED;
    }
    boolean asked = ask.body() instanceof Body.TrueFalse || lexicon.asksNot(stem);
    if (!asked) {
      return Ruling.PASSED;
    }
    if (ask.body() instanceof Body.TrueFalse) {
      return words.size() > 1
          ? Ruling.warned(Why.DENIES_TWICE, "\"" + String.join("\", \"", words) + "\"")
          : Ruling.PASSED;
    }
    Optional<Said> denying =
        ask.texts().stream().filter(o -> !lexicon.negations(o.text()).isEmpty()).findFirst();
    if (denying.isPresent()) {
      return Ruling.warned(Why.NEGATED_DENIED, denying.get().text());
    }
    String word = words.getLast();
    return stressed(word, written.value()) ? Ruling.PASSED : Ruling.warned(Why.UNSTRESSED, word);
  }

  private static boolean stressed(String word, String written) {
    boolean capitals =
        word.equals(word.toUpperCase(Locale.ROOT)) && !word.equals(word.toLowerCase(Locale.ROOT));
    return capitals
        || Pattern.compile(STRESSED.pattern().replace("%s", Pattern.quote(word)))
            .matcher(written)
            .find();
  }
}

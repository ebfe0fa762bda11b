package org.dars.assistant.quiz.translated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.examine.Finding.Outcome;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.translator.check.CheckedPair;
import org.dars.translator.check.Checks;
import org.dars.translator.check.Issue;
import org.dars.translator.memory.Quality;
import org.jspecify.annotations.Nullable;

/**
 * Compares an item with its translation: what held in one language has to hold in the other. Checks
 * that the original itself does not pass say nothing of its translation and are not applied.
 */
final class TranslationChecks {

  /** A key of so many words more is a sentence of its own: its words count, not their order. */
  private static final int PHRASE = 5;

  /** Share of a long key's words that must stand in the quote, of what stood there before. */
  private static final double KEPT = 0.6;

  /** So many words that are the same in two languages are no name. */
  private static final int SENTENCE = 4;

  private final String from;
  private final String to;
  private final boolean own;
  private final WordMatch fromWords;
  private final WordMatch toWords;

  TranslationChecks(String from, String to) {
    this.from = from;
    this.to = to;
    this.own =
        Locale.forLanguageTag(from).getLanguage().equals(Locale.forLanguageTag(to).getLanguage());
    this.fromWords = new WordMatch(from);
    this.toWords = new WordMatch(to);
  }

  /**
   * Checks.
   *
   * @param missing quotes whose blocks the translated course does not have
   * @param untranslated what stayed in the source language: key of the text, and why
   */
  List<TranslationFinding> of(
      Item source, Item target, List<SourceQuote> missing, Map<String, String> untranslated) {
    List<TranslationFinding> findings = new ArrayList<>();
    findings.add(blocks(source, target, missing));
    findings.add(translated(untranslated));
    findings.add(apart(source, target));
    findings.add(keys(source, target));
    findings.add(gaps(source, target));
    findings.addAll(numbers(source, target));
    findings.add(script(source, target));
    return findings;
  }

  private static TranslationFinding finding(TranslationCheck check, String problem) {
    return new TranslationFinding(
        check, problem.isEmpty() ? Outcome.PASSED : Outcome.FAILED, problem);
  }

  private static TranslationFinding none(TranslationCheck check, String why) {
    return new TranslationFinding(check, Outcome.NOT_APPLIED, why);
  }

  private TranslationFinding blocks(Item source, Item target, List<SourceQuote> missing) {
    if (source.sources().isEmpty()) {
      return none(TranslationCheck.BLOCK_THERE, "the item came without a source");
    }
    if (!missing.isEmpty()) {
      return finding(
          TranslationCheck.BLOCK_THERE,
          "the translated course has no block %s in %s"
              .formatted(missing.getFirst().block(), missing.getFirst().documentTitle()));
    }
    for (int i = 0; i < source.sources().size() && !own; i++) {
      String there = Plain.normal(source.sources().get(i).quote());
      String here = Plain.normal(target.sources().get(i).quote());
      if (here.contains(there) && there.split(" ").length >= SENTENCE) {
        return finding(
            TranslationCheck.BLOCK_THERE,
            "the translated course has block %s in %s still untranslated: translate it there first"
                .formatted(
                    target.sources().get(i).block(), target.sources().get(i).documentTitle()));
      }
    }
    return finding(TranslationCheck.BLOCK_THERE, "");
  }

  private static TranslationFinding translated(Map<String, String> untranslated) {
    List<String> all =
        untranslated.entrySet().stream().map(e -> e.getKey() + " (" + e.getValue() + ")").toList();
    return finding(
        TranslationCheck.ALL_TRANSLATED,
        all.isEmpty() ? "" : "not translated: " + String.join("; ", all));
  }

  /** Texts among which the learner chooses. */
  private static Map<String, List<String>> choices(Item item) {
    Map<String, List<String>> choices = new LinkedHashMap<>();
    ItemTexts.of(item)
        .forEach((key, text) -> {
          String sort = key.replaceAll(" [0-9]+$", "");
          if (sort.matches("(gap [0-9]+ )?(option|prompt|partner|step)")) {
            choices.computeIfAbsent(sort, s -> new ArrayList<>()).add(Plain.normal(Plain.of(text)));
          }
        });
    return choices;
  }

  private static TranslationFinding apart(Item source, Item target) {
    Map<String, List<String>> before = choices(source);
    Map<String, List<String>> after = choices(target);
    if (before.isEmpty()) {
      return none(TranslationCheck.OPTIONS_APART, "there is nothing to choose from");
    }
    for (Map.Entry<String, List<String>> entry : before.entrySet()) {
      List<String> there = entry.getValue();
      List<String> here = after.getOrDefault(entry.getKey(), List.of());
      for (int i = 0; i < here.size(); i++) {
        for (int j = i + 1; j < here.size(); j++) {
          boolean same = here.get(i).equals(here.get(j));
          if (same != there.get(i).equals(there.get(j))) {
            return finding(
                TranslationCheck.OPTIONS_APART,
                "%s %d and %d are %s in translation: \"%s\""
                    .formatted(
                        entry.getKey(),
                        i + 1,
                        j + 1,
                        same ? "the same" : "no longer the same",
                        here.get(i)));
          }
        }
      }
    }
    return finding(TranslationCheck.OPTIONS_APART, "");
  }

  /** The words that are right, by where they stand. */
  private static List<String> keyTexts(Item item) {
    List<String> keys = new ArrayList<>();
    switch (item.body()) {
      case Body.Choice c -> c.options().forEach(o -> keys.add(o.right() ? Plain.of(o.text()) : ""));
      case Body.ShortAnswer s -> s.answers().stream().limit(1).forEach(a -> keys.add(a.text()));
      case Body.Matching m ->
          m.pairs()
              .forEach(p -> {
                keys.add(Plain.of(p.prompt()));
                keys.add(Plain.of(p.partner()));
              });
      case Body.Ordering o -> o.steps().forEach(s -> keys.add(Plain.of(s)));
      case Body.TrueFalse t -> {
        if (t.key()) {
          keys.add(Plain.of(item.stem()));
        }
      }
      case Body.Cloze c -> {}
      case Body.Numeric n -> {}
      case Body.Essay e -> {}
      case Body.Description d -> {}
    }
    return keys;
  }

  private static String quotes(Item item) {
    return String.join("\n", item.sources().stream().map(SourceQuote::quote).toList());
  }

  private TranslationFinding keys(Item source, Item target) {
    List<String> before = keyTexts(source);
    List<String> after = keyTexts(target);
    String there = quotes(source);
    String here = quotes(target);
    if (target.sources().isEmpty()) {
      return none(TranslationCheck.KEY_IN_QUOTE, "there are no translated words to find it in");
    }
    int applied = 0;
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).isEmpty() || !stands(fromWords, before.get(i), there)) {
        continue;
      }
      applied++;
      if (!stands(toWords, after.get(i), here)) {
        return finding(
            TranslationCheck.KEY_IN_QUOTE,
            "\"%s\" does not stand in the translated course: \"%s\""
                .formatted(shortened(after.get(i)), shortened(here)));
      }
    }
    return applied == 0
        ? none(TranslationCheck.KEY_IN_QUOTE, "its key is not in the words of the course")
        : finding(TranslationCheck.KEY_IN_QUOTE, "");
  }

  private static boolean stands(WordMatch words, String key, String quotes) {
    return words.stands(key, quotes)
        || (key.split(" ").length > PHRASE && words.share(key, quotes) >= KEPT);
  }

  private TranslationFinding gaps(Item source, Item target) {
    RichText before = gapped(source);
    RichText after = gapped(target);
    if (before == null || after == null || target.sources().isEmpty()) {
      return none(TranslationCheck.GAP_IN_SENTENCE, "it has no gaps, or no source");
    }
    List<String> there = Gaps.forms(before);
    List<String> here = Gaps.forms(after);
    for (int i = 0; i < here.size(); i++) {
      if (fromWords.stands(there.get(i), quotes(source))
          && !toWords.stands(here.get(i), quotes(target))) {
        return finding(
            TranslationCheck.GAP_IN_SENTENCE,
            "the answer \"%s\" does not stand in the translated sentence \"%s\""
                .formatted(here.get(i), shortened(quotes(target))));
      }
    }
    return finding(TranslationCheck.GAP_IN_SENTENCE, "");
  }

  private static @Nullable RichText gapped(Item item) {
    if (item.body() instanceof Body.Cloze cloze) {
      return Gaps.whole(cloze);
    }
    return Gaps.blank(item) ? Gaps.filled(item) : null;
  }

  private List<TranslationFinding> numbers(Item source, Item target) {
    String numbers = "";
    String units = "";
    Map<String, RichText> after = ItemTexts.of(target);
    for (Map.Entry<String, RichText> text : ItemTexts.of(source).entrySet()) {
      String there = Plain.of(text.getValue());
      String here = Plain.of(after.getOrDefault(text.getKey(), RichText.EMPTY));
      for (Issue issue : issues(there, here, Set.of(Issue.Kind.NUMBERS, Issue.Kind.UNITS))) {
        String where = text.getKey() + ": " + issue.message();
        if (issue.kind() == Issue.Kind.NUMBERS) {
          numbers = where;
        } else if (issue.kind() == Issue.Kind.UNITS) {
          units = where;
        }
      }
    }
    String adapted = adapted(source, target);
    return List.of(
        numbersKept(source, target, adapted.isEmpty() ? numbers : adapted),
        finding(TranslationCheck.UNITS_KEPT, units.isEmpty() ? unit(source, target) : units));
  }

  private static TranslationFinding numbersKept(Item source, Item target, String problem) {
    List<BigDecimal> before = keyNumbers(source.body());
    List<BigDecimal> after = keyNumbers(target.body());
    if (problem.isEmpty() && !before.equals(after)) {
      return new TranslationFinding(
          TranslationCheck.NUMBERS_KEPT,
          Outcome.WARNED,
          "the key was %s and is %s, as the translated course has it"
              .formatted(plain(before), plain(after)));
    }
    return finding(TranslationCheck.NUMBERS_KEPT, problem);
  }

  private List<Issue> issues(String there, String here, Set<Issue.Kind> kinds) {
    return Checks.standard().issues(new CheckedPair(there, here, from, to, Quality.RULES)).stream()
        .filter(i -> kinds.contains(i.kind()))
        .toList();
  }

  /** Numbers that the item shares with its source, and that the translated course has changed. */
  private String adapted(Item source, Item target) {
    List<BigDecimal> there = NumberWords.of(quotes(source));
    List<BigDecimal> here = NumberWords.of(quotes(target));
    if (target.sources().isEmpty()) {
      return "";
    }
    Set<BigDecimal> asked = new HashSet<>();
    if (!issues(quotes(source), quotes(target), Set.of(Issue.Kind.NUMBERS)).isEmpty()) {
      ItemTexts.of(source).values().forEach(t -> asked.addAll(NumberWords.of(Plain.of(t))));
    }
    keyNumbers(source.body()).forEach(n -> asked.add(n.stripTrailingZeros()));
    Set<BigDecimal> answered = new HashSet<>();
    keyNumbers(target.body()).forEach(n -> answered.add(n.stripTrailingZeros()));
    for (BigDecimal number : there) {
      boolean gone = here.stream().noneMatch(h -> NumberWords.same(h, number));
      boolean recomputed = here.stream().anyMatch(answered::contains);
      if (gone && asked.contains(number) && !recomputed) {
        return "the course says %s where the translated one has %s: change the item there"
            .formatted(number.toPlainString(), here.isEmpty() ? "none" : plain(here));
      }
    }
    return "";
  }

  private static String plain(List<BigDecimal> numbers) {
    return String.join(", ", numbers.stream().map(BigDecimal::toPlainString).toList());
  }

  static List<BigDecimal> keyNumbers(Body body) {
    List<BigDecimal> numbers = new ArrayList<>();
    if (body instanceof Body.Numeric n) {
      n.keys()
          .forEach(k -> {
            if (k.value() != null) {
              numbers.add(k.value());
            }
          });
    } else if (body instanceof Body.Cloze c) {
      for (Body.Part part : c.parts()) {
        if (part instanceof Body.Gap gap && gap.fill() instanceof Body.Numeric) {
          numbers.addAll(keyNumbers(gap.fill()));
        }
      }
    }
    return numbers;
  }

  /** The unit of a number that is asked for: it has to stand in the translated words as well. */
  private static String unit(Item source, Item target) {
    if (!(source.body() instanceof Body.Numeric n)
        || n.unit().isEmpty()
        || target.sources().isEmpty()) {
      return "";
    }
    boolean before = Plain.normal(quotes(source)).contains(Plain.normal(n.unit()));
    boolean after = Plain.normal(quotes(target)).contains(Plain.normal(n.unit()));
    return before && !after
        ? "the unit \"%s\" is not in the translated words: \"%s\""
            .formatted(n.unit(), shortened(quotes(target)))
        : "";
  }

  /** Most letters of what the learner reads are of the language's script. */
  private TranslationFinding script(Item source, Item target) {
    return finding(
        TranslationCheck.IN_LANGUAGE,
        issues(all(source), all(target), Set.of(Issue.Kind.SCRIPT)).stream()
            .findFirst()
            .map(Issue::message)
            .orElse(""));
  }

  private static String all(Item item) {
    return String.join("\n", ItemTexts.of(item).values().stream().map(Plain::of).toList());
  }

  private static String shortened(String text) {
    String folded = Plain.folded(text);
    return folded.length() <= 120 ? folded : folded.substring(0, 117) + "…";
  }
}

package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.courseware.Block;
import org.jspecify.annotations.Nullable;

/**
 * Examines items by code, whoever made them. An item that fails any check must not reach a person
 * as sound. What code cannot see (whether a question is worth asking) is left to people.
 */
public final class ItemExaminer {

  private static final int MAX_STEM = 700;
  private static final int MAX_OPTION = 320;
  private static final Pattern GAP = Pattern.compile("_{3,}");
  private static final Pattern MARKUP =
      Pattern.compile(
          "</?[A-Za-z][^>]*>|\\*\\*|\\{\\d+}|\\{\\{|https?://|\\(\\s*\\)|(?<!\\.)\\s[,.](?![\\d.])|[\\p{Cc}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");
  private static final Pattern CATCH_ALL =
      Pattern.compile(
          "(?i)(all|none|both|any|neither) of (the|these|those)( .*)?|(both|either) [a-d] (and|or) [a-d]\\.?"
              + "|todas las anteriores|ninguna de las anteriores|toutes ces réponses|aucune de ces réponses"
              + "|все (перечисленн|ответ).*|ни один из.*|alle (genannten|antworten).*|барлығы дұрыс");

  private final Map<String, String> blocks = new HashMap<>();
  private final Map<String, KeyTerm> byName = new HashMap<>();
  private final Map<String, KeyTerm> byDefinition = new HashMap<>();
  private final Likeness likeness;

  /**
   * An examiner for a course.
   *
   * @param documents all of its documents
   * @param terms its key terms; may be empty
   */
  public ItemExaminer(List<SourceDocument> documents, List<KeyTerm> terms) {
    this(documents, terms, new Likeness(terms));
  }

  ItemExaminer(List<SourceDocument> documents, List<KeyTerm> terms, Likeness likeness) {
    this.likeness = likeness;
    for (SourceDocument document : documents) {
      for (Block block : document.blocks()) {
        blocks.put(document.id() + "\n" + block.id(), block.text());
      }
    }
    for (KeyTerm term : terms) {
      term.names().forEach(n -> byName.putIfAbsent(Words.normal(n), term));
      byDefinition.putIfAbsent(Words.normal(term.definition()), term);
    }
  }

  /** One verdict for every {@link Check}, in their order. */
  public List<Verdict> examine(QuizItem item) {
    if (item.key() < 0 || item.key() >= item.options().size() || item.sources().isEmpty()) {
      String reason =
          item.sources().isEmpty() ? "it has no source" : "the key " + item.key() + " is no option";
      return List.of(new Verdict(Check.ONE_KEY, false, reason));
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (Check check : Check.values()) {
      String wrong =
          switch (check) {
            case QUOTE_IN_BLOCK -> quoteInBlock(item);
            case KEY_PROVEN -> keyProven(item);
            case ONE_KEY -> oneKey(item);
            case OPTIONS_DISTINCT -> optionsDistinct(item);
            case NOT_GIVEN_AWAY -> notGivenAway(item);
            case NO_WORD_CUE -> noWordCue(item);
            case NO_LENGTH_CUE -> noLengthCue(item);
            case NO_GRAMMAR_CUE -> noGrammarCue(item);
            case NO_CATCH_ALL -> noCatchAll(item);
            case TEXT_SOUND -> textSound(item);
          };
      verdicts.add(new Verdict(check, wrong.isEmpty(), wrong));
    }
    return verdicts;
  }

  private String quoteInBlock(QuizItem item) {
    for (SourceQuote source : item.sources()) {
      String text = blocks.get(source.document() + "\n" + source.block());
      if (text == null) {
        return "there is no block %s in %s".formatted(source.block(), source.document());
      }
      String quote = folded(source.quote());
      if (quote.isEmpty() || !folded(text).contains(quote)) {
        return "block %s does not say \"%s\"".formatted(source.block(), source.quote());
      }
    }
    return "";
  }

  private static String keyProven(QuizItem item) {
    StringBuilder quotes = new StringBuilder();
    item.sources().forEach(s -> quotes.append(s.quote()).append(" ¦ "));
    if (item.type() == ItemType.CLOZE) {
      String quote = item.source().quote();
      return Words.mentions(quote, item.keyOption().text())
          ? ""
          : "the quote does not hold \"" + item.keyOption().text() + "\"";
    }
    Set<String> said = Words.cues(quotes.toString());
    double key = share(item.keyOption().text(), said);
    if (key < 0.5) {
      return "the quote does not hold \"" + item.keyOption().text() + "\"";
    }
    for (QuizItem.Option distractor : item.distractors()) {
      if (share(distractor.text(), said) >= key) {
        return "the quote holds \"" + distractor.text() + "\" as well as the key";
      }
    }
    return "";
  }

  private static double share(String text, Set<String> said) {
    Set<String> cues = Words.cues(text);
    return cues.isEmpty() ? 0 : (double) cues.stream().filter(said::contains).count() / cues.size();
  }

  private String oneKey(QuizItem item) {
    KeyTerm key = termOf(item.keyOption().text());
    for (QuizItem.Option distractor : item.distractors()) {
      KeyTerm other = termOf(distractor.text());
      boolean both = key != null && other != null && likeness.confusable(key, other);
      if (both || alike(item.keyOption().text(), distractor.text())) {
        return "\"" + distractor.text() + "\" may be right as well";
      }
    }
    return "";
  }

  private @Nullable KeyTerm termOf(String option) {
    String normal = Words.normal(option);
    KeyTerm term = byName.get(normal);
    return term == null ? byDefinition.get(normal) : term;
  }

  /** The same words but for one in five. */
  private static boolean alike(String a, String b) {
    Set<String> x = new HashSet<>(Words.stems(a));
    Set<String> y = new HashSet<>(Words.stems(b));
    Set<String> all = new HashSet<>(x);
    all.addAll(y);
    x.retainAll(y);
    return all.size() >= 5 && x.size() > 0.8 * all.size();
  }

  private static String optionsDistinct(QuizItem item) {
    if (item.options().size() < 3) {
      return "it has only " + item.options().size() + " options";
    }
    Set<String> seen = new HashSet<>();
    for (QuizItem.Option option : item.options()) {
      if (!seen.add(String.join(" ", Words.stems(option.text())))) {
        return "\"" + option.text() + "\" is there twice";
      }
    }
    return "";
  }

  private static String notGivenAway(QuizItem item) {
    String key = item.keyOption().text();
    if (Words.mentions(item.stem(), key)) {
      return "the stem contains the key \"" + key + "\"";
    }
    boolean keyIsTerm = Words.normal(key).equals(Words.normal(item.term()));
    return !keyIsTerm && !item.term().isEmpty() && Words.mentions(key, item.term())
        ? "the key contains the term \"" + item.term() + "\""
        : "";
  }

  private static String noWordCue(QuizItem item) {
    String wrong = onlyInKey(item, Words::meaningful);
    return wrong.isEmpty() ? onlyInKey(item, Words::cues) : wrong;
  }

  private static String onlyInKey(QuizItem item, Function<String, Set<String>> words) {
    Set<String> stem = words.apply(item.stem());
    Set<String> shared = new HashSet<>(words.apply(item.keyOption().text()));
    shared.retainAll(stem);
    boolean fair =
        shared.isEmpty()
            || item.distractors().stream()
                .anyMatch(d -> !Collections.disjoint(words.apply(d.text()), stem));
    return fair ? "" : "only the key repeats " + shared + " of the stem";
  }

  private static String noLengthCue(QuizItem item) {
    int key = item.keyOption().text().length();
    int longest = item.distractors().stream().mapToInt(d -> d.text().length()).max().orElse(0);
    int shortest = item.distractors().stream().mapToInt(d -> d.text().length()).min().orElse(0);
    if (key > 1.6 * longest && key - longest > 20) {
      return "the key is by far the longest option";
    }
    return shortest > 2 * key && shortest - key > 30 ? "the key is by far the shortest option" : "";
  }

  private static String noGrammarCue(QuizItem item) {
    Matcher gap = GAP.matcher(item.stem());
    return gap.find() && Articles.betray(item.stem().substring(0, gap.start()), item.language())
        ? "the article before the blank fits some options only"
        : "";
  }

  private static String noCatchAll(QuizItem item) {
    for (QuizItem.Option option : item.options()) {
      if (CATCH_ALL.matcher(option.text().strip()).matches()) {
        return "\"" + option.text() + "\" is a catch-all";
      }
    }
    return "";
  }

  private static String textSound(QuizItem item) {
    String wrong = unsound("the stem", item.stem(), MAX_STEM);
    if (wrong.isEmpty() && item.type() == ItemType.CLOZE && !GAP.matcher(item.stem()).find()) {
      wrong = "the stem has no blank";
    }
    for (QuizItem.Option option : item.options()) {
      wrong = wrong.isEmpty() ? unsound("an option", option.text(), MAX_OPTION) : wrong;
      wrong =
          wrong.isEmpty() && MARKUP.matcher(option.feedback()).find()
              ? "feedback holds markup"
              : wrong;
    }
    return wrong;
  }

  private static String unsound(String what, String text, int most) {
    if (text.isBlank()) {
      return what + " is empty";
    }
    if (text.length() > most) {
      return what + " is longer than " + most + " characters";
    }
    Matcher markup = MARKUP.matcher(text);
    return markup.find() ? what + " holds \"" + markup.group() + "\"" : "";
  }

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}

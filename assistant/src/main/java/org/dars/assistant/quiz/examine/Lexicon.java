package org.dars.assistant.quiz.examine;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one language says always, none of the above, and not with, from {@code words.properties}. A
 * language that is not there has no such words: its checks do not apply.
 */
final class Lexicon {

  private static final Properties WORDS = load();
  private static final Map<String, Lexicon> MADE = new ConcurrentHashMap<>();

  /** What somebody else says. */
  private static final Pattern QUOTED = Pattern.compile("“[^”]*”|«[^»]*»|„[^“”]*[“”]");

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private final Optional<Pattern> absolute;
  private final Optional<Pattern> catchAll;
  private final Optional<Pattern> negation;
  private final Optional<Pattern> asksNot;
  private final Optional<Pattern> alias;
  private final Optional<Pattern> sequence;
  private final Map<String, String> opposites;
  private final String classIs;
  private final String classSuch;
  private final String classOther;
  private final List<String> classWords;
  private final List<String> numbers;
  private final List<Articles> articles;

  /** Forms of one article, and what finds one at the end of a text. */
  private record Articles(List<String> forms, Pattern last) {}

  private Lexicon(String language) {
    absolute = inText("absolute." + language, language);
    negation = inText("negation." + language, language);
    sequence = inText("sequence." + language, language);
    opposites = turned(WORDS.getProperty("opposite." + language, ""));
    catchAll =
        Optional.ofNullable(WORDS.getProperty("catchall." + language))
            .map(p -> Pattern.compile("(?:" + p + ")", FLAGS));
    asksNot =
        Optional.ofNullable(WORDS.getProperty("asksnot." + language))
            .map(p -> Pattern.compile(p, FLAGS));
    alias =
        Optional.ofNullable(WORDS.getProperty("alias." + language))
            .map(p -> Pattern.compile("(?:" + p + ")( an?| the)?", FLAGS));
    classIs = WORDS.getProperty("class.is." + language, "");
    classSuch = WORDS.getProperty("class.such." + language, "");
    classOther = WORDS.getProperty("class.other." + language, "");
    classWords = List.of(WORDS.getProperty("class.words." + language, "").split(",", -1));
    String counted = WORDS.getProperty("number." + language, "");
    numbers = counted.isEmpty() ? List.of() : List.of(counted.split(",", -1));
    articles = new ArrayList<>();
    String forms = WORDS.getProperty("article." + language, "");
    for (String set : forms.isEmpty() ? new String[0] : forms.split(";", -1)) {
      List<String> words = List.of(set.split(",", -1));
      Pattern last =
          Pattern.compile("(?<![\\p{L}/(])(" + String.join("|", words) + ")\\s+$", FLAGS);
      articles.add(new Articles(words, last));
    }
  }

  /**
   * @param language BCP 47 primary tag
   */
  static Lexicon of(String language) {
    return MADE.computeIfAbsent(language, Lexicon::new);
  }

  /** "more:less,up:down", each way. */
  private static Map<String, String> turned(String pairs) {
    Map<String, String> turned = new LinkedHashMap<>();
    for (String pair : pairs.isEmpty() ? new String[0] : pairs.split(",", -1)) {
      int colon = pair.indexOf(':');
      turned.put(pair.substring(0, colon), pair.substring(colon + 1));
      turned.put(pair.substring(colon + 1), pair.substring(0, colon));
    }
    return turned;
  }

  /** Scripts without spaces have no ends of words to look for. */
  private static Optional<Pattern> inText(String key, String language) {
    String word = language.equals("km") ? "" : "\\b";
    return Optional.ofNullable(WORDS.getProperty(key))
        .map(p -> Pattern.compile(word + "(?:" + p + ")" + word, FLAGS));
  }

  private static Properties load() {
    Properties words = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(Lexicon.class.getResourceAsStream("words.properties")),
            StandardCharsets.UTF_8)) {
      words.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("words.properties cannot be read", e);
    }
    return words;
  }

  /** Whether anything is known of how the language denies. */
  boolean knowsNegation() {
    return negation.isPresent();
  }

  boolean knowsAbsolutes() {
    return absolute.isPresent();
  }

  boolean knowsCatchAlls() {
    return catchAll.isPresent();
  }

  boolean knowsArticles() {
    return !articles.isEmpty();
  }

  /** The absolute words of a text, as they stand. */
  List<String> absolutes(String text) {
    return found(absolute, text);
  }

  /** The words of a text that deny, as they stand. */
  List<String> negations(String text) {
    return found(negation, text);
  }

  boolean knowsSequence() {
    return sequence.isPresent();
  }

  /** The words of a text that say its place in an order, as they stand. */
  List<String> sequence(String text) {
    return found(sequence, text);
  }

  /**
   * What a text's words of direction would be turned round: "less likely" for "more likely"; of a
   * text that holds both, neither.
   */
  List<String> opposites(String text) {
    return opposites.entrySet().stream()
        .filter(e -> says(text, e.getKey()) && !says(text, e.getValue()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Whether a text holds some words, in this order and form. */
  static boolean says(String text, String words) {
    return (" " + String.join(" ", Wording.words(text)) + " ").contains(" " + words + " ");
  }

  private static List<String> found(Optional<Pattern> pattern, String text) {
    return pattern
        .map(p -> p.matcher(text).results().map(MatchResult::group).toList())
        .orElse(List.of());
  }

  /** Whether a stem wants the option that is not so: by its last sentence. */
  boolean asksNot(String stem) {
    String bare = QUOTED.matcher(stem).replaceAll(" ").strip();
    int from = Math.max(bare.lastIndexOf(". "), bare.lastIndexOf("। ")) + 1;
    String last = bare.substring(from);
    return asksNot.isPresent() ? asksNot.get().matcher(last).find() : !negations(last).isEmpty();
  }

  /** Whether anything is known of how the language names members of a class. */
  boolean knowsClasses() {
    return !classIs.isEmpty();
  }

  /** What stands between a member and its class: "is a". */
  String classIs() {
    return classIs;
  }

  /** What stands between a class and its members: "such as". */
  String classSuch() {
    return classSuch;
  }

  /** What stands between members and their class: "and other". */
  String classOther() {
    return classOther;
  }

  /** Words of a question that name no class: "which", "example". */
  List<String> classWords() {
    return classWords;
  }

  /** The number that a word in lower case says; −1 for another word. */
  int number(String word) {
    return numbers.indexOf(word);
  }

  /** Whether words stand between two names of one thing. */
  boolean alias(String between) {
    return alias.isPresent() && alias.get().matcher(between.strip()).matches();
  }

  /** Whether an option is "all of the above" or the like, in this language. */
  boolean catchAll(String option) {
    String bare = option.strip().replaceAll("[.。।۔!]+$", "");
    return catchAll.isPresent() && catchAll.get().matcher(bare).matches();
  }

  /** The article that a text ends with and all its forms; empty when it ends with none. */
  Optional<Ending> article(String before) {
    for (Articles a : articles) {
      Matcher last = a.last().matcher(before);
      if (last.find()) {
        return Optional.of(new Ending(last.group(1).toLowerCase(Locale.ROOT), a.forms()));
      }
    }
    return Optional.empty();
  }

  /** An article at the end of a text. */
  record Ending(String article, List<String> forms) {}
}

package org.dars.index.courseware;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * Words that no name begins with: capitalised behind a full stop, they open a sentence. They are
 * the Snowball project's function words, and adverbs that sentences begin with in languages of the
 * bundled interface. A language without a list has none.
 */
final class SentenceOpeners {

  private static final Map<String, String> LISTS =
      Map.ofEntries(
          Map.entry("da", "danish"),
          Map.entry("de", "german"),
          Map.entry("en", "english"),
          Map.entry("es", "spanish"),
          Map.entry("fi", "finnish"),
          Map.entry("fr", "french"),
          Map.entry("hu", "hungarian"),
          Map.entry("it", "italian"),
          Map.entry("nb", "norwegian"),
          Map.entry("nl", "dutch"),
          Map.entry("nn", "norwegian"),
          Map.entry("no", "norwegian"),
          Map.entry("pt", "portuguese"),
          Map.entry("ru", "russian"),
          Map.entry("sv", "swedish"));

  private static final Map<String, List<String>> ADVERBS =
      Map.of(
          "en",
          List.of(
              "also",
              "although",
              "another",
              "finally",
              "however",
              "instead",
              "many",
              "moreover",
              "one",
              "since",
              "still",
              "therefore",
              "though",
              "thus",
              "today",
              "two",
              "unlike",
              "yet"),
          "es",
          List.of("además", "así", "aunque", "después", "esta", "finalmente", "luego", "según"),
          "fr",
          List.of(
              "ainsi",
              "après",
              "cependant",
              "ces",
              "cette",
              "enfin",
              "elle",
              "elles",
              "ils",
              "les",
              "lorsque",
              "mais",
              "puis",
              "selon",
              "si"),
          "ru",
          List.of("затем", "когда", "однако", "потом", "поэтому", "также", "это", "эта", "эти"));

  private static final Map<String, SentenceOpeners> OF = new ConcurrentHashMap<>();

  private final String language;
  private final CharArraySet words;

  private SentenceOpeners(String language) {
    this.language = language;
    words = new CharArraySet(16, true);
    String list = LISTS.get(language);
    if (list != null) {
      words.addAll(read(list + "_stop.txt"));
    }
    words.addAll(ADVERBS.getOrDefault(language, List.of()));
  }

  /** Those of a language, a BCP 47 tag. */
  static SentenceOpeners of(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    return OF.computeIfAbsent(LISTS.containsKey(language) ? language : "", SentenceOpeners::new);
  }

  boolean isEnglish() {
    return language.equals("en");
  }

  /** Whether the word that begins at {@code at} is one. */
  boolean opens(String text, int at) {
    return words.contains(word(text, at));
  }

  /** The letters from {@code at} on. */
  static String word(String text, int at) {
    int end = at;
    while (end < text.length() && Character.isLetter(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return text.substring(at, end);
  }

  private static CharArraySet read(String list) {
    try (InputStream in = SnowballFilter.class.getResourceAsStream(list)) {
      if (in == null) {
        throw new IllegalStateException("The library of word lists has no " + list);
      }
      return WordlistLoader.getSnowballWordSet(in, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

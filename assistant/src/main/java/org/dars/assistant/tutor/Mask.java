package org.dars.assistant.tutor;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.search.Terms;

/**
 * The words that a hint keeps back: those of the answer's sentences that are neither in the
 * question nor function words; numbers and names with them. A word is kept back in all its forms:
 * the same stem, or the same beginning.
 */
final class Mask {

  static final String BLANK = "____";

  /** Nothing is kept back. */
  static final Mask NONE = new Mask(Map.of());

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:['’ʻʼ‘][\\p{L}\\p{M}\\p{N}]+)*");

  /** Scripts that put no space between words: a run of them is hidden whole. */
  private static final Pattern UNSPACED =
      Pattern.compile("[\\p{IsKhmer}\\p{IsThai}\\p{IsLao}\\p{IsMyanmar}\\p{IsHan}\\p{IsHiragana}]");

  /** Two words that begin with so many same letters are forms of one, */
  private static final int SAME_BEGINNING = 5;

  /** when that is this much of the shorter. */
  private static final double MOST_OF_IT = 0.75;

  /** Shorter words are looked for whole, not inside others. */
  private static final int LOOKED_FOR_INSIDE = 4;

  /** A word in single letters: "m-o-o-n". */
  private static final Pattern SPELT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])[\\p{L}\\p{N}]\\p{M}*(?:[^\\p{L}\\p{N}\\p{M}]+[\\p{L}\\p{N}]\\p{M}*(?![\\p{L}\\p{N}])){2,}");

  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/_-]{6,}={0,2}");
  private static final Pattern HEX = Pattern.compile("(?:[0-9a-fA-F]{2}[\\s:,-]?){4,}");

  /** Hidden words, folded, with their stem. */
  private final Map<String, String> hidden;

  private Mask(Map<String, String> hidden) {
    this.hidden = Map.copyOf(hidden);
  }

  /**
   * What sentences that answer a question give away.
   *
   * @param language BCP 47 primary tag of the sentences
   * @param holdsItsAnswer whether the question names its answer, so that its own words give it away
   */
  static Mask of(String question, List<String> sentences, String language, boolean holdsItsAnswer) {
    Set<String> asked = new HashSet<>();
    Set<String> askedStems = new HashSet<>();
    if (!holdsItsAnswer) {
      for (String word : words(question)) {
        asked.add(Fold.letters(word));
        askedStems.addAll(Terms.of(word, language));
      }
    }
    Set<String> function = Intents.functionWords(language);
    Map<String, String> hidden = new HashMap<>();
    for (String sentence : sentences) {
      for (String word : words(sentence)) {
        String folded = Fold.letters(word);
        String stem = stem(word, language);
        boolean says = !function.contains(folded) && (!function.isEmpty() || !stem.isEmpty());
        if (says && !asked.contains(folded) && !askedStems.contains(stem)) {
          hidden.put(folded, stem);
        }
      }
    }
    return new Mask(hidden);
  }

  /** What either keeps back. */
  Mask and(Mask other) {
    Map<String, String> both = new HashMap<>(hidden);
    both.putAll(other.hidden);
    return new Mask(both);
  }

  boolean isEmpty() {
    return hidden.isEmpty();
  }

  /**
   * A text with a blank in place of every word that is kept back.
   *
   * @param language BCP 47 primary tag of the text
   */
  String hide(String text, String language) {
    Set<String> function = Intents.functionWords(language);
    return WORD.matcher(text)
        .replaceAll(m ->
            Matcher.quoteReplacement(isHidden(m.group(), language, function) ? BLANK : m.group()));
  }

  /** Whether a word is kept back. */
  boolean hides(String word, String language) {
    return isHidden(word, language, Intents.functionWords(language));
  }

  private boolean isHidden(String word, String language, Set<String> function) {
    String folded = Fold.letters(word);
    if (hidden.containsKey(folded)) {
      return true;
    }
    if (function.contains(folded)) {
      return false;
    }
    if (UNSPACED.matcher(word).find()) {
      return hidden.keySet().stream().anyMatch(h -> folded.contains(h) || h.contains(folded));
    }
    String stem = stem(word, language);
    for (Map.Entry<String, String> h : hidden.entrySet()) {
      if ((!stem.isEmpty() && stem.equals(h.getValue())) || isForm(folded, h.getKey())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForm(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int same = 0;
    while (same < shorter && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    return (same >= SAME_BEGINNING && same >= MOST_OF_IT * shorter)
        || (same == shorter && shorter >= LOOKED_FOR_INSIDE)
        || (shorter > LOOKED_FOR_INSIDE && (a.contains(b) || b.contains(a)));
  }

  /**
   * Whether a text that somebody else wrote gives away what is kept back: as it is, spelt out,
   * backwards, or in a code that decodes by rule.
   *
   * @param language BCP 47 primary tag of the text
   */
  boolean isGivenAwayBy(String text, String language) {
    return shows(text, language)
        || shows(new StringBuilder(text).reverse().toString(), language)
        || shows(rot13(text), language)
        || decodes(text, language);
  }

  private boolean shows(String text, String language) {
    Set<String> function = Intents.functionWords(language);
    for (String word : words(text)) {
      if (isHidden(word, language, function)) {
        return true;
      }
    }
    String together = Fold.letters(text).replaceAll("[^\\p{L}\\p{N}]+", "");
    return hidden.keySet().stream()
        .anyMatch(h -> h.length() >= LOOKED_FOR_INSIDE && together.contains(h));
  }

  /** Whether a text spells a word in single letters. */
  static boolean spellsSomething(String text) {
    return SPELT.matcher(text).find();
  }

  private boolean decodes(String text, String language) {
    Matcher token = ENCODED.matcher(text);
    while (token.find()) {
      String code = token.group().replace('-', '+').replace('_', '/').replaceAll("=+$", "");
      byte[] bytes =
          Base64.getDecoder().decode(code.substring(0, code.length() - code.length() % 4));
      if (shows(new String(bytes, StandardCharsets.UTF_8), language)) {
        return true;
      }
    }
    Matcher hex = HEX.matcher(text);
    while (hex.find()) {
      String digits = hex.group().replaceAll("[^0-9a-fA-F]", "");
      byte[] bytes = HexFormat.of().parseHex(digits.substring(0, digits.length() / 2 * 2));
      if (shows(new String(bytes, StandardCharsets.UTF_8), language)) {
        return true;
      }
    }
    return false;
  }

  private static String rot13(String text) {
    StringBuilder turned = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z') {
        turned.append((char) ('a' + (c - 'a' + 13) % 26));
      } else if (c >= 'A' && c <= 'Z') {
        turned.append((char) ('A' + (c - 'A' + 13) % 26));
      } else {
        turned.append(c);
      }
    }
    return turned.toString();
  }

  /** The words of a text, in its order. */
  static List<String> words(String text) {
    return WORD.matcher(text).results().map(r -> r.group()).toList();
  }

  /** How many blanks and how many words a text with blanks has, function words aside. */
  static boolean isWorthFilling(String text, String language) {
    Collection<String> function = Intents.functionWords(language);
    return text.contains(BLANK)
        && words(text).stream().anyMatch(w -> !function.contains(Fold.letters(w)));
  }

  private static String stem(String word, String language) {
    return String.join(" ", Terms.of(word, language));
  }
}

package org.dars.models.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.models.TextTranslator;
import org.dars.models.TranslatorException;

/**
 * Translates word for word, leaving words that it does not know, and everything between words, as
 * they are. Stands in for a translation model where none is at hand.
 */
public final class DictionaryTranslator implements TextTranslator {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  private final String from;
  private final String to;
  private final Map<String, String> words;
  private volatile boolean closed;

  /**
   * @param from BCP 47 primary tag of the source language
   * @param to BCP 47 primary tag of the target language
   * @param words translations of lower-case words
   */
  public DictionaryTranslator(String from, String to, Map<String, String> words) {
    this.from = from;
    this.to = to;
    this.words = Map.copyOf(words);
  }

  @Override
  public String name() {
    return "dictionary-" + from + "-" + to;
  }

  @Override
  public String id() {
    return name() + " " + Integer.toHexString(words.hashCode());
  }

  @Override
  public boolean translates(String source, String target) {
    return primary(source).equals(from) && primary(target).equals(to);
  }

  @Override
  public List<String> translate(List<String> texts, String source, String target) {
    if (closed) {
      throw new IllegalStateException("The translator " + name() + " is closed.");
    }
    if (!translates(source, target)) {
      throw new TranslatorException(
          "The translator %s does not translate %s to %s: choose another."
              .formatted(name(), source, target));
    }
    List<String> translations = new ArrayList<>();
    for (String text : texts) {
      translations.add(
          WORD.matcher(text)
              .replaceAll(m ->
                  Matcher.quoteReplacement(
                      words.getOrDefault(m.group().toLowerCase(Locale.ROOT), m.group()))));
    }
    return translations;
  }

  @Override
  public void close() {
    closed = true;
  }

  private static String primary(String tag) {
    return Locale.forLanguageTag(tag).getLanguage();
  }
}

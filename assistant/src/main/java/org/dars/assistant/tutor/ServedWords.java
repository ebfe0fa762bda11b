package org.dars.assistant.tutor;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** What the tutor says itself, in one language. */
public final class ServedWords {

  private static final Map<String, ServedWords> READ = new ConcurrentHashMap<>();

  private final String language;
  private final Properties words;

  private ServedWords(String language) {
    this.language = language;
    this.words = LanguageFile.read("served", language);
  }

  /**
   * The words of the first language that there are words for, else English.
   *
   * @param languages BCP 47 primary tags, the most wanted first; "" is passed over
   */
  public static ServedWords of(String... languages) {
    for (String language : languages) {
      if (LanguageFile.LANGUAGES.contains(language)) {
        return READ.computeIfAbsent(language, ServedWords::new);
      }
    }
    return READ.computeIfAbsent("en", ServedWords::new);
  }

  /** BCP 47 primary tag. */
  public String language() {
    return language;
  }

  /** What a key says, {@code {0}} and {@code {1}} filled in. */
  public String get(String key, String... arguments) {
    String text = words.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException(
          "served_" + language + ".properties has no \"" + key + "\"");
    }
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', from)) {
      filled.append(text, from, at).append(arguments[text.charAt(at + 1) - '0']);
      from = at + 3;
    }
    return filled.append(text, from, text.length()).toString();
  }
}

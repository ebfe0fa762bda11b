package org.dars.translator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An English sentence with places for words, as {@code the number {0} is missing}: it is written
 * down in full, and read back as its words, so that a page can say it in another language. Places
 * are numbered from 0 in the order in which they stand.
 */
public final class Phrase {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

  private final String template;
  private final Pattern pattern;

  /** Makes a phrase of its template. */
  public Phrase(String template) {
    this.template = template;
    StringBuilder regex = new StringBuilder();
    Matcher place = PLACE.matcher(template);
    int from = 0;
    while (place.find()) {
      regex.append(Pattern.quote(template.substring(from, place.start()))).append("(.+?)");
      from = place.end();
    }
    regex.append(Pattern.quote(template.substring(from)));
    pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** The sentence with its words. */
  public String with(Object... words) {
    return PLACE
        .matcher(template)
        .replaceAll(
            m -> Matcher.quoteReplacement(String.valueOf(words[Integer.parseInt(m.group(1))])));
  }

  /** The words of a sentence; empty for one that is no such sentence. */
  public Optional<List<String>> words(String sentence) {
    Matcher m = pattern.matcher(sentence);
    if (!m.matches()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    for (int i = 1; i <= m.groupCount(); i++) {
      words.add(m.group(i));
    }
    return Optional.of(words);
  }
}

package org.dars.translator.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.translator.memory.Quality;

/**
 * Makes text that reads like the source but shows what localisation would break: letters carry
 * accents (fonts, encodings), it is about 30 % longer (layout), and brackets show where a segment
 * was cut off or never translated. "Cells" becomes "[Çéļļš ~~]". Works between any two languages
 * and gives the same text for the same source every time.
 */
public final class PseudoEngine implements TranslationEngine {

  private static final Pattern MARK = Pattern.compile("⟦/?\\d+⟧");
  private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String ACCENTED = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž";
  private static final Map<Character, Character> ACCENTS =
      IntStream.range(0, PLAIN.length())
          .boxed()
          .collect(Collectors.toUnmodifiableMap(PLAIN::charAt, ACCENTED::charAt));

  @Override
  public String name() {
    return "pseudo";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Quality quality() {
    return Quality.PSEUDO;
  }

  @Override
  public boolean supports(String from, String to) {
    return true;
  }

  @Override
  public List<EngineResult> translate(List<SourceSegment> segments, EngineContext context) {
    Function<SourceSegment, EngineResult> pseudo =
        s -> new EngineResult.Translated(pseudo(s.text()));
    return segments.stream().map(pseudo).toList();
  }

  private static String pseudo(String text) {
    StringBuilder out = new StringBuilder("[");
    Matcher mark = MARK.matcher(text);
    int from = 0;
    int letters = 0;
    while (mark.find()) {
      letters += accent(text.substring(from, mark.start()), out);
      out.append(mark.group());
      from = mark.end();
    }
    letters += accent(text.substring(from), out);
    int longer = Math.max(1, Math.round(letters * 0.3f) - 3);
    return out.append(' ').repeat("~", longer).append(']').toString();
  }

  /** Appends the words with accents; returns how many characters that were. */
  private static int accent(String words, StringBuilder out) {
    words.chars().forEach(c -> out.append((char) ACCENTS.getOrDefault((char) c, (char) c)));
    return words.length();
  }
}

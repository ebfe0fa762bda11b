package org.dars.translator.engine;

import com.ibm.icu.util.ULocale;
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
 * was cut off or never translated. "Cells" becomes "⟪Çéļļš ~~⟫". For a language that is written
 * from right to left the letters become that script's, so that the page's direction shows what it
 * breaks: "Cells" becomes "⟪ثعللس ~~⟫". Works between any two languages and gives the same text for
 * the same source every time.
 */
public final class PseudoEngine implements TranslationEngine {

  private static final Pattern MARK = Pattern.compile("⟦/?\\d+⟧");
  private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String ACCENTED = "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļṁñöþǫŕšţûṽŵẋýž";
  private static final Map<Character, Character> ACCENTS =
      IntStream.range(0, PLAIN.length())
          .boxed()
          .collect(Collectors.toUnmodifiableMap(PLAIN::charAt, ACCENTED::charAt));

  private static final String ARABIC = "ابثدعفغهيجكلمنوپقرستوڤوخيز";
  private static final String HEBREW = "אבגדהופגהיקכלמנעפקרסתווחיז";
  private static final Map<Character, Character> ARABIC_LETTERS = letters(ARABIC);
  private static final Map<Character, Character> HEBREW_LETTERS = letters(HEBREW);

  private static Map<Character, Character> letters(String script) {
    return IntStream.range(0, PLAIN.length())
        .boxed()
        .collect(Collectors.toUnmodifiableMap(PLAIN::charAt, i -> script.charAt(i % 26)));
  }

  @Override
  public String name() {
    return "pseudo";
  }

  @Override
  public String version() {
    return "3";
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
    Map<Character, Character> letters = lettersOf(context.to());
    Function<SourceSegment, EngineResult> pseudo =
        s -> new EngineResult.Translated(pseudo(s.text(), letters));
    return segments.stream().map(pseudo).toList();
  }

  private static Map<Character, Character> lettersOf(String tag) {
    return switch (ULocale.addLikelySubtags(ULocale.forLanguageTag(tag)).getScript()) {
      case "Arab" -> ARABIC_LETTERS;
      case "Hebr" -> HEBREW_LETTERS;
      default -> ACCENTS;
    };
  }

  private static String pseudo(String text, Map<Character, Character> alphabet) {
    Matcher mark = MARK.matcher(text);
    int from = 0;
    // What a line begins with tells what it is: the term of a glossary stands in bold, first.
    while (mark.region(from, text.length()).lookingAt()) {
      from = mark.end();
    }
    StringBuilder out = new StringBuilder(text.substring(0, from)).append('⟪');
    int letters = 0;
    while (mark.find()) {
      letters += accent(text.substring(from, mark.start()), alphabet, out);
      out.append(mark.group());
      from = mark.end();
    }
    letters += accent(text.substring(from), alphabet, out);
    int longer = Math.max(1, Math.round(letters * 0.3f) - 3);
    return out.append(' ').repeat("~", longer).append('⟫').toString();
  }

  /** Appends the words in other letters; returns how many characters that were. */
  private static int accent(String words, Map<Character, Character> alphabet, StringBuilder out) {
    words.chars().forEach(c -> out.append((char) alphabet.getOrDefault((char) c, (char) c)));
    return words.length();
  }
}

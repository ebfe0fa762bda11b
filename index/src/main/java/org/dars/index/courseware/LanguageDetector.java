package org.dars.index.courseware;

import com.ibm.icu.lang.UScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text: by its script where a script serves one language, by letters that
 * only one language has, else by Apache OpenNLP's model of 183 languages. Safe for use by several
 * threads.
 */
public final class LanguageDetector {

  /** What is returned when the text is too short, mixed or foreign to the model. */
  public static final String UNKNOWN = "und";

  private static final String MODEL = "/langdetect-183.bin";
  private static final int SAMPLE = 4_000;

  /** The model's first guess is believed when it is this probable, */
  private static final double PROBABLE = 0.013;

  /** and so much more probable than the second. A guess at random has 0.0097 (1 of 103). */
  private static final double MARGIN = 1.2;

  private static final Map<Integer, String> BY_SCRIPT =
      Map.ofEntries(
          Map.entry(UScript.KHMER, "km"),
          Map.entry(UScript.THAI, "th"),
          Map.entry(UScript.LAO, "lo"),
          Map.entry(UScript.MYANMAR, "my"),
          Map.entry(UScript.GEORGIAN, "ka"),
          Map.entry(UScript.ARMENIAN, "hy"),
          Map.entry(UScript.GREEK, "el"),
          Map.entry(UScript.HEBREW, "he"),
          Map.entry(UScript.HANGUL, "ko"),
          Map.entry(UScript.TAMIL, "ta"),
          Map.entry(UScript.TELUGU, "te"),
          Map.entry(UScript.KANNADA, "kn"),
          Map.entry(UScript.MALAYALAM, "ml"),
          Map.entry(UScript.GUJARATI, "gu"),
          Map.entry(UScript.GURMUKHI, "pa"),
          Map.entry(UScript.ORIYA, "or"),
          Map.entry(UScript.SINHALA, "si"),
          Map.entry(UScript.TIBETAN, "bo"),
          Map.entry(UScript.THAANA, "dv"),
          Map.entry(UScript.ETHIOPIC, "am"),
          Map.entry(UScript.BENGALI, "bn"),
          Map.entry(UScript.HAN, "zh"),
          Map.entry(UScript.HIRAGANA, "ja"),
          Map.entry(UScript.KATAKANA, "ja"),
          Map.entry(UScript.MONGOLIAN, "mn"));

  /** Languages that the model knows in other scripts only. */
  private static final Set<String> NOT_LATIN =
      Set.of("zh", "ja", "ko", "ru", "uk", "be", "bg", "mk", "kk", "ky", "mn", "ar", "fa", "ur");

  private record Letter(int script, String letters, String language) {}

  /**
   * Letters that, within a script, only one language has; the first that fits. Pashto stands before
   * Urdu, whose last letter it shares.
   */
  private static final List<Letter> BY_LETTER =
      List.of(
          new Letter(UScript.CYRILLIC, "ұ", "kk"),
          new Letter(UScript.CYRILLIC, "ҷӣӯ", "tg"),
          new Letter(UScript.CYRILLIC, "їє", "uk"),
          new Letter(UScript.ARABIC, "ښېډړڼځ", "ps"),
          new Letter(UScript.ARABIC, "ےںٹڑڈ", "ur"));

  /** What the model may answer for a script that several languages share. */
  private static final Map<Integer, Set<String>> SHARED =
      Map.of(
          UScript.CYRILLIC,
          Set.of(
              "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "uz", "tg", "tt", "ba", "ce"),
          UScript.ARABIC,
          Set.of("ar", "fa", "ur", "ps", "pnb"),
          UScript.DEVANAGARI,
          Set.of("hi", "mr", "ne", "sa"));

  private static final Map<String, String> PRIMARY_TAGS = primaryTags();

  private final LanguageDetectorModel model;

  private LanguageDetector(LanguageDetectorModel model) {
    this.model = model;
  }

  /** The one detector of this process; its model (10 MB) is loaded on first use, in a second. */
  public static LanguageDetector standard() {
    return Holder.STANDARD;
  }

  private static final class Holder {
    static final LanguageDetector STANDARD = load();
  }

  private static LanguageDetector load() {
    try (InputStream in = LanguageDetector.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IllegalStateException(MODEL + " is missing from the class path");
      }
      return new LanguageDetector(new LanguageDetectorModel(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param text a question or a page; the first 4,000 characters are looked at
   * @return BCP 47 primary tag ("en", "kk", "sw"), or {@link #UNKNOWN}
   */
  public String detect(String text) {
    return detect(text, Set.of());
  }

  /**
   * As {@link #detect(String)}, when only some languages are likely: a question to a course is in
   * one of the course's languages, and too short to be told from a hundred others.
   *
   * @param likely BCP 47 primary tags; empty for any
   * @return one of {@code likely}, or {@link #UNKNOWN} when the script speaks against all of them
   */
  public String detect(String text, Set<String> likely) {
    String sample = text.substring(0, Math.min(text.length(), SAMPLE));
    int script = script(sample);
    String only = script == UScript.COMMON ? UNKNOWN : byScript(script, sample);
    if (only != null) {
      return likely.isEmpty() || likely.contains(only) ? only : UNKNOWN;
    }
    Set<String> shared = SHARED.getOrDefault(script, Set.of());
    Language[] guesses = new LanguageDetectorME(model).predictLanguages(sample);
    List<Language> possible =
        Arrays.stream(guesses)
            .filter(g -> shared.isEmpty() ? !NOT_LATIN.contains(tag(g)) : shared.contains(tag(g)))
            .filter(g -> likely.isEmpty() || likely.contains(tag(g)))
            .toList();
    if (possible.isEmpty()) {
      return UNKNOWN;
    }
    Language first = possible.getFirst();
    double second = possible.size() > 1 ? possible.get(1).getConfidence() : 0;
    boolean sure =
        !likely.isEmpty()
            || (first.getConfidence() >= PROBABLE && first.getConfidence() >= MARGIN * second);
    return sure ? tag(first) : UNKNOWN;
  }

  /**
   * How the model's confidence in the best of some languages compares with that in its first guess
   * of all.
   *
   * @param likely BCP 47 primary tags
   * @return natural logarithm of the one over the other: 0 when one of them is the first guess,
   *     less the less likely they are; negative infinity when it knows none of them
   */
  public double lead(String text, Set<String> likely) {
    String sample = text.substring(0, Math.min(text.length(), SAMPLE));
    Language[] guesses = new LanguageDetectorME(model).predictLanguages(sample);
    double most =
        Arrays.stream(guesses)
            .filter(g -> likely.contains(tag(g)))
            .mapToDouble(Language::getConfidence)
            .max()
            .orElse(0);
    return Math.log(most / guesses[0].getConfidence());
  }

  private static @Nullable String byScript(int script, String sample) {
    for (Letter letter : BY_LETTER) {
      if (letter.script == script && sample.chars().anyMatch(c -> letter.letters.indexOf(c) >= 0)) {
        return letter.language;
      }
    }
    return BY_SCRIPT.get(script);
  }

  /** The script of most letters; kana among Chinese characters make it Japanese. */
  private static int script(String sample) {
    Map<Integer, Integer> counts = new HashMap<>();
    sample
        .codePoints()
        .filter(Character::isLetter)
        .forEach(c -> counts.merge(UScript.getScript(c), 1, Integer::sum));
    int kana = counts.getOrDefault(UScript.HIRAGANA, 0) + counts.getOrDefault(UScript.KATAKANA, 0);
    int script =
        counts.entrySet().stream()
            .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .orElse(UScript.COMMON);
    return script == UScript.HAN && kana * 10 > counts.getOrDefault(UScript.HAN, 0)
        ? UScript.HIRAGANA
        : script;
  }

  private static String tag(Language guess) {
    return PRIMARY_TAGS.getOrDefault(guess.getLang(), guess.getLang());
  }

  /** ISO 639-3 as the model says it, to BCP 47: two letters where there are two. */
  private static Map<String, String> primaryTags() {
    Map<String, String> tags = new HashMap<>();
    for (String two : Locale.getISOLanguages()) {
      tags.put(Locale.of(two).getISO3Language(), two);
    }
    tags.putAll(Map.of("pes", "fa", "cmn", "zh", "plt", "mg", "lvs", "lv", "ekk", "et"));
    return tags;
  }
}

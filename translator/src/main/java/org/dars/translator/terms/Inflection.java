package org.dars.translator.terms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.dars.index.search.WordForms;
import org.dars.translator.terms.TextWords.Word;
import org.jspecify.annotations.Nullable;

/**
 * Whether a word of a text is a form of a term's word. By language: the same stem where there is a
 * stemmer; the term's word with a chain of suffixes in Turkic and Mongolic languages, its last
 * consonant softened or its last vowel dropped; the same root under other noun classes in Swahili
 * and its like; elsewhere a tail of at most three letters.
 */
final class Inflection {

  private static final Set<String> BANTU = Set.of("sw", "rw", "rn", "lg", "zu", "xh", "sn", "ny");

  /** Stemmers leave short words alone: bit, bits. */
  private static final Set<String> PLURAL_S = Set.of("en", "es", "pt", "fr", "ca", "gl");

  private static final Pattern BANTU_PREFIX =
      Pattern.compile("^(?:wa|mi|ki|vi|ji|ma|ku|ch|vy|mw|my|u|m|n|w|i)(?=\\p{L}{3})");
  private static final Pattern BANTU_VERB =
      Pattern.compile("^(?:ku|(?:ni|u|a|tu|m|wa|i|li|ya|ki|vi|zi)(?:na|li|ta|me|ka|nge|sha))");
  private static final int LOOSE_TAIL = 3;

  private static final Map<String, Inflection> MADE = new ConcurrentHashMap<>();

  private final String language;
  private final WordForms forms;
  private final @Nullable Suffixes suffixes;

  private Inflection(String language) {
    this.language = language;
    forms = WordForms.of(language);
    suffixes = Suffixes.known(language) ? Suffixes.of(language, forms) : null;
  }

  static Inflection of(String tag) {
    return MADE.computeIfAbsent(Locale.forLanguageTag(tag).getLanguage(), Inflection::new);
  }

  /** Whether {@code word} is {@code term} in some form. */
  boolean same(Word term, Word word) {
    if (term.acronym()) {
      return word.text().equals(term.text())
          || (word.text().startsWith(term.text())
              && word.text()
                  .substring(term.text().length())
                  .codePoints()
                  .allMatch(c -> Character.isLowerCase(c) || !Character.isLetter(c)));
    }
    String wanted = forms.fold(term.text());
    String found = forms.fold(word.text());
    if (wanted.equals(found)) {
      return true;
    }
    if (TextWords.unspaced(term.text().codePointAt(0))) {
      return false;
    }
    if (PLURAL_S.contains(language)
        && (found.equals(wanted + "s") || found.equals(wanted + "es"))) {
      return true;
    }
    if (forms.stemmed() && stems(term.text(), word.text())) {
      return true;
    }
    if (suffixes != null) {
      return stemsOf(wanted).stream()
          .anyMatch(s -> found.startsWith(s) && suffixes.chain(found.substring(s.length())));
    }
    if (BANTU.contains(language)) {
      return bantu(wanted, found);
    }
    if (Ethiopic.is(wanted)) {
      return wanted.length() >= 3
          && tail(Ethiopic.consonants(wanted), Ethiopic.consonants(found)) <= LOOSE_TAIL;
    }
    return !forms.stemmed() && wanted.length() >= 4 && tail(wanted, found) <= LOOSE_TAIL;
  }

  /** The same stem, or stems that differ in a letter or two at the end of a long word. */
  private boolean stems(String term, String word) {
    String a = forms.stem(term);
    String b = forms.stem(word);
    if (a.equals(b)) {
      return true;
    }
    int common = 0;
    while (common < Math.min(a.length(), b.length()) && a.charAt(common) == b.charAt(common)) {
      common++;
    }
    return common >= 5 && a.length() - common <= 2 && b.length() - common <= 2;
  }

  private static int tail(String wanted, String found) {
    return found.startsWith(wanted) ? found.length() - wanted.length() : Integer.MAX_VALUE;
  }

  /** What a suffix may be put to: the word, softened, without its last vowel or its possessive. */
  private Set<String> stemsOf(String word) {
    Set<String> stems = new LinkedHashSet<>();
    stems.add(word);
    if (word.length() < 3) {
      return stems;
    }
    int end = word.length() - 1;
    char last = word.charAt(end);
    String soft = softened(last);
    soft.chars().forEach(c -> stems.add(word.substring(0, end) + (char) c));
    boolean vowelBefore = "ыіиуүаэоөıiuü".indexOf(word.charAt(end - 1)) >= 0;
    if (vowelBefore && word.length() >= 4 && Character.isLetter(last)) {
      stems.add(word.substring(0, end - 1) + last);
    }
    if ((last == 'ь' || last == 'и' || last == 'й') && language.equals("mn")) {
      stems.add(word.substring(0, end));
    }
    // A compound ends in its head's possessive already: деректер базасы, ma'lumotlar bazasi.
    for (String possessive : List.of("сы", "сі", "ы", "і", "си", "и", "si", "i")) {
      if (!language.equals("mn")
          && word.endsWith(possessive)
          && word.length() - possessive.length() >= 4) {
        stems.add(word.substring(0, word.length() - possessive.length()));
      }
    }
    return stems;
  }

  private String softened(char last) {
    return switch (last) {
      case 'к' -> "г";
      case 'қ' -> "ғ";
      case 'п' -> "б";
      case 'k' -> language.equals("az") ? "yg" : "gğ";
      case 'q' -> "gğ";
      case 'p' -> "b";
      case 't' -> "d";
      case 'c', 'ç' -> "c";
      default -> "";
    };
  }

  /** Noun classes change the beginning: kompyuta, mtandao and mitandao, kitabu and vitabu. */
  private static boolean bantu(String wanted, String found) {
    String place = found.endsWith("ni") ? found.substring(0, found.length() - 2) : found;
    for (String form : List.of(found, place)) {
      boolean verb = wanted.startsWith("ku");
      String root = BANTU_PREFIX.matcher(wanted).replaceFirst("");
      String other =
          verb
              ? BANTU_VERB.matcher(form).replaceFirst("")
              : BANTU_PREFIX.matcher(form).replaceFirst("");
      if (form.equals(wanted)
          || (root.length() >= 3 && (other.equals(root) || form.equals(root)))) {
        return true;
      }
      if (other.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  /** A syllable sign changes with its vowel; eight in a row of Unicode share a consonant. */
  private static final class Ethiopic {
    static boolean is(String text) {
      return text.codePoints().allMatch(c -> c >= 0x1200 && c <= 0x137f);
    }

    static String consonants(String text) {
      return text.codePoints()
          .map(c -> c >= 0x1200 && c <= 0x135a ? c & ~7 : c)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }
}

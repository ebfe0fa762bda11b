package org.dars.index.courseware;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a full stop belongs to an abbreviation or to a person's initials, told from what stands
 * on both sides of it. Where that cannot be told, the sentence goes on: two sentences quoted
 * together are still true, half a name is not.
 *
 * <p>The lists hold for texts of every language, as courses quote each other's names and works.
 */
final class Abbreviations {

  /** Something always follows these. */
  private static final List<String> NEVER_LAST =
      List.of(
          "Dr", "Drs", "Mr", "Mrs", "Ms", "Messrs", "Prof", "Rev", "Hon", "Gen", "Capt", "Sgt",
          "St", "Ste", "e.g", "i.e", "cf", "vs", "viz", "approx", "Sra", "Srta", "Dra", "Dña",
          "Mme", "Mlle", "MM", "Pr", "p. ej", "p. ex", "См", "см", "Ср", "ср", "z. B", "d. h", "EE",
          "Проф", "проф", "Акад", "акад", "доц", "им", "т. е", "напр", "ул");

  /** These name a thing by the number that follows. */
  private static final List<String> BEFORE_NUMBER =
      List.of(
          "Fig", "Figs", "fig", "figs", "Eq", "Eqs", "Tab", "Ch", "ch", "Sec", "No", "Nos", "no",
          "nos", "Vol", "vol", "pp", "p", "pág", "págs", "núm", "cap", "Cap", "art", "Art", "Рис",
          "рис", "Табл", "табл", "стр", "гл", "№");

  /** A sentence can end in these and can go on after them. */
  private static final List<String> PERHAPS_LAST =
      List.of(
          "Jr", "Sr", "al", "etc", "ed", "eds", "ca", "Inc", "Ltd", "Co", "Corp", "Ph.D", "resp",
          "a.m", "p.m", "UU");

  private static final Pattern ALWAYS_MORE = endsIn(NEVER_LAST);
  private static final Pattern NUMBER_NEXT = endsIn(BEFORE_NUMBER);
  private static final Pattern MAY_END = endsIn(PERHAPS_LAST);

  /** "г. Москва" is a town; "в 1837 г. Пушкин", after a year, is the end of a sentence. */
  private static final Pattern TOWN = Pattern.compile("(?<![\\p{L}\\d])(?<![\\dIVX]\\s?)г\\.\\z");

  /** One letter of a script with capitals, or of one without where words are longer. */
  private static final String INITIAL =
      "[\\p{Lu}[\\p{Lo}&&[\\p{IsArabic}\\p{IsHebrew}]]]\\p{M}*\\.";

  /** "B.", "J.-P.", "J.R.R.", "U.S.". */
  private static final Pattern INITIALS =
      Pattern.compile("(?<![\\p{L}\\p{N}.'’])(?:" + INITIAL + "-?)+\\z");

  private static final Pattern INITIAL_NEXT = Pattern.compile("(?:" + INITIAL + ")+(?!\\p{L})");

  private static final Pattern NUMBER =
      Pattern.compile("\\p{L}?\\d|(?:[IVXLC]+|\\p{Lu})(?!\\p{L})");

  /** "z. B.": the first half of an abbreviation of two letters. */
  private static final Pattern ONE_SMALL_LETTER =
      Pattern.compile("(?<![\\p{L}\\p{N}.])\\p{Ll}\\.\\z");

  /** The English pronoun and the numeral: "Neither do I.", "World War I.". */
  private static final Pattern ALONE_I = Pattern.compile("(?<=[^.]\\s)I\\.\\z");

  /** Words of names that begin with a capital after initials: "J. De Luca". */
  private static final List<String> PARTICLES =
      List.of("de", "del", "della", "di", "da", "du", "van", "von", "al");

  /** Characters before the full stop that are looked at: more than any abbreviation has. */
  private static final int TAIL = 24;

  private final SentenceOpeners openers;

  /** For texts of a language, a BCP 47 tag. */
  Abbreviations(String language) {
    openers = SentenceOpeners.of(language);
  }

  /**
   * Whether the sentence goes on behind a full stop.
   *
   * @param at where the next word begins
   * @param listed whether the language's own list has what the full stop ends
   */
  boolean goesOn(String text, int at, boolean listed) {
    String before = text.substring(Math.max(0, at - TAIL), at).stripTrailing();
    if (!before.endsWith(".")) {
      return false;
    }
    if (ALWAYS_MORE.matcher(before).find() || TOWN.matcher(before).find()) {
      return true;
    }
    if (NUMBER_NEXT.matcher(before).find()) {
      return NUMBER.matcher(text).region(at, text.length()).lookingAt();
    }
    boolean initials = INITIALS.matcher(before).find();
    if (initials || ONE_SMALL_LETTER.matcher(before).find()) {
      return INITIAL_NEXT.matcher(text).region(at, text.length()).lookingAt()
          || (initials && nameFollows(before, text, at));
    }
    return (listed || MAY_END.matcher(before).find()) && !openers.opens(text, at);
  }

  private boolean nameFollows(String before, String text, int at) {
    int next = text.codePointAt(at);
    if (next == '(') {
      return true;
    }
    if (!Character.isLetter(next) || (openers.isEnglish() && ALONE_I.matcher(before).find())) {
      return false;
    }
    String word = SentenceOpeners.word(text, at).toLowerCase(Locale.ROOT);
    return PARTICLES.contains(word) || !openers.opens(text, at);
  }

  private static Pattern endsIn(List<String> abbreviations) {
    String any =
        abbreviations.stream()
            .map(a -> a.replace(".", "\\.").replace("\\. ", "\\.\\s?"))
            .collect(Collectors.joining("|"));
    return Pattern.compile("(?<![\\p{L}\\p{N}.])(?:" + any + ")\\.\\z");
  }
}

package org.dars.translator.engine;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a segment stands in its translation whatever the languages: the numbers of its marks, its
 * numbers, and names written in the same letters.
 *
 * @param marks all marks, sorted
 * @param numbers digits without their separators, sorted
 * @param names words with a capital that do not begin the sentence
 * @param words all words, in lower case
 * @param length letters and digits
 */
record Signs(
    List<String> marks, List<String> numbers, Set<String> names, Set<String> words, int length) {

  private static final Pattern MARK = Pattern.compile("⟦/?\\d+⟧");
  private static final Pattern NUMBER =
      Pattern.compile("\\p{Nd}+(?:[.,٫٬'’\\u00a0\\u202f]\\p{Nd}+)*");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}\\p{N}]*");
  private static final int NAME = 3;

  static Signs of(String text) {
    String plain = MARK.matcher(text).replaceAll(" ");
    List<MatchResult> found = WORD.matcher(plain).results().toList();
    Set<String> names =
        found.stream()
            .skip(1)
            .map(MatchResult::group)
            .filter(word -> word.length() >= NAME && Character.isUpperCase(word.codePointAt(0)))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> words =
        found.stream().map(w -> w.group().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return new Signs(
        MARK.matcher(text).results().map(MatchResult::group).sorted().toList(),
        NUMBER.matcher(plain).results().map(m -> digits(m.group())).sorted().toList(),
        names,
        words,
        (int) plain.codePoints().filter(Character::isLetterOrDigit).count());
  }

  /** Whether there is anything by which a translation can be told from another. */
  boolean any() {
    return !marks.isEmpty() || !numbers.isEmpty() || !names.isEmpty();
  }

  /**
   * Whether a translation has these signs and no others'.
   *
   * @param strangers names of the batch's other segments
   */
  boolean fits(Signs translation, Set<String> strangers) {
    return marks.equals(translation.marks)
        && numbers.equals(translation.numbers)
        && (names.isEmpty() || names.stream().anyMatch(translation.words::contains))
        && strangers.stream()
            .noneMatch(name -> !words.contains(name) && translation.words.contains(name));
  }

  private static String digits(String number) {
    StringBuilder digits = new StringBuilder();
    number
        .codePoints()
        .filter(Character::isDigit)
        .forEach(c -> digits.append(Character.digit(c, 10)));
    return digits.toString();
  }
}

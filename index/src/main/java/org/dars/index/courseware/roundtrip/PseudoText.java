package org.dars.index.courseware.roundtrip;

import java.util.regex.Pattern;

/**
 * Text changed so that a person and a program can tell, and so that the source can be had back
 * exactly: vowels change places with their accented sisters, and words of two letters and more get
 * a letter longer. Punctuation, digits, white space and single letters stay.
 */
final class PseudoText {

  private static final String PLAIN = "aeoAEO";
  private static final String ACCENTED = "áéöÁÉÖ";
  private static final char TAIL = 'ŵ';

  /** A whole word, not the letters of a name such as {@code top_k} or {@code layer2}. */
  private static final String WORD_ENDS = "(?![\\p{L}\\p{M}\\p{N}_])";

  private static final Pattern WORD = Pattern.compile("(\\p{L}[\\p{L}\\p{M}]+)" + WORD_ENDS);

  private static final Pattern LONGER_WORD =
      Pattern.compile("(\\p{L}[\\p{L}\\p{M}]+)" + TAIL + WORD_ENDS);

  private PseudoText() {}

  /** "The sea" is "Théŵ séáŵ". */
  static String of(String source) {
    return WORD.matcher(swapped(source)).replaceAll("$1" + TAIL);
  }

  /** The source that {@link #of} was given. */
  static String source(String pseudo) {
    return swapped(LONGER_WORD.matcher(pseudo).replaceAll("$1"));
  }

  /** Its own inverse: what was accented before loses its accent. */
  private static String swapped(String s) {
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      int plain = PLAIN.indexOf(c);
      int accented = ACCENTED.indexOf(c);
      out.append(plain >= 0 ? ACCENTED.charAt(plain) : accented >= 0 ? PLAIN.charAt(accented) : c);
    }
    return out.toString();
  }
}

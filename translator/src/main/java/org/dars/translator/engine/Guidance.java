package org.dars.translator.engine;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a team wants its translations; engines that can be told are told.
 *
 * @param terms the team's terms for the pair of languages; only those that occur in a segment are
 *     shown to an engine
 * @param style the team's style guide in any language, at most {@link #MOST_STYLE} characters; ""
 *     for none
 * @param register how readers are addressed
 */
public record Guidance(List<TermHint> terms, String style, Register register) {

  /** Longest style guide, in characters: it goes with every request. */
  public static final int MOST_STYLE = 4_000;

  /** No wishes. */
  public static final Guidance NONE = new Guidance(List.of(), "", Register.UNSPECIFIED);

  /** How readers are addressed. */
  public enum Register {
    /** As the engine does by itself. */
    UNSPECIFIED,
    /** "usted", "вы", "siz". */
    FORMAL,
    /** "tú", "ты", "sen". */
    INFORMAL
  }

  public Guidance {
    if (style.length() > MOST_STYLE) {
      throw new IllegalArgumentException(
          "a style guide has at most "
              + MOST_STYLE
              + " characters, this one has "
              + style.length()
              + "; shorten it");
    }
    terms = List.copyOf(terms);
  }

  /** The terms that occur in a text: letter case does not count, and a word may go on. */
  public List<TermHint> termsIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return terms.stream().filter(term -> occurs(term.source(), lower)).toList();
  }

  private static boolean occurs(String term, String lower) {
    String small = term.toLowerCase(Locale.ROOT);
    return lower.contains(small)
        && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(small)).matcher(lower).find();
  }
}

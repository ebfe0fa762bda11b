package org.dars.translator.check;

import com.ibm.icu.util.ULocale;
import org.dars.translator.guard.Guarded;
import org.dars.translator.memory.Quality;

/**
 * A segment and its translation, to be looked at.
 *
 * @param source guarded text
 * @param target its translation, guarded alike
 * @param from BCP 47 tag of the source
 * @param to BCP 47 tag of the target
 * @param quality who translated
 */
public record CheckedPair(String source, String target, String from, String to, Quality quality) {

  /** The source without placeholders. */
  public String sourceWords() {
    return Guarded.words(source).strip();
  }

  /** The target without placeholders. */
  public String targetWords() {
    return Guarded.words(target).strip();
  }

  /** The target's primary language: "pt" of "pt-BR". */
  public String language() {
    return ULocale.forLanguageTag(to).getLanguage();
  }

  CheckedPair with(String otherTarget) {
    return new CheckedPair(source, otherTarget, from, to, quality);
  }
}

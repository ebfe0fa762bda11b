package org.dars.translator.check;

import com.ibm.icu.util.ULocale;
import java.util.regex.Pattern;
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

  private static final Pattern NOT_PROSE =
      Pattern.compile(
          "``[^`]*``|:[\\w:]+:`[^`]*`|`[^`]*`|<[^<>]*>|\\{[^{}]*\\}|\\[[A-Z][A-Z_]*\\]|%\\d"
              + "|\\S+://\\S+|\\S+@\\S+|\\S*[_=\\\\]\\S*|\\w+(?:\\.\\w+)+(?:\\(\\))?|\\w+\\(\\)");

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

  /** Running words: without variables, code, addresses, tags and names that programs read. */
  static String prose(String text) {
    return NOT_PROSE.matcher(text).replaceAll(" ").strip();
  }

  public CheckedPair with(String otherTarget) {
    return new CheckedPair(source, otherTarget, from, to, quality);
  }
}

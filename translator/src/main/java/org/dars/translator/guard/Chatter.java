package org.dars.translator.guard;

import java.util.regex.Pattern;

/** How chat models begin when they talk about a text instead of translating it. */
final class Chatter {

  /**
   * Openings that are hardly ever a lesson's own words; a source that has them is not looked at.
   */
  private static final Pattern OPENING =
      Pattern.compile(
          "\\A\\W*(?:(?:sure|certainly|of course|okay|ok)\\b[^.!\\n]{0,30}[!.:,]\\s*(?:here|the trans)"
              + "|here(?:'s| is| are)\\b[^.\\n]{0,30}\\btranslat|translation\\s*:|translated text\\s*:"
              + "|as an ai\\b|i(?:'m| am) (?:sorry|unable|an ai)\\b|i can(?:'|no)t (?:help|translate|assist)"
              + "|the answer (?:is|to)\\b|the translation (?:is|of)\\b"
              + "|(?:claro|por supuesto)[^.!\\n]{0,20}[!.:,]\\s*aqu[ií]|aqu[ií] (?:est[aá]|tienes) la traducci"
              + "|la respuesta (?:es|a)\\b|lo siento,|bien s[uû]r[^.\\n]{0,20}[!.:,]\\s*voici|voici la traduction"
              + "|конечно[^.\\n]{0,20}[!.:,]\\s*вот|вот перевод|перевод\\s*:|بالتأكيد[^.\\n]{0,20}إليك|إليك الترجمة)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

  /** The same openings in sources, in the languages that courses are written in. */
  private static final Pattern IN_SOURCE =
      Pattern.compile(
          "translat|traduc|traduct|перев|ترجم|\\b(?:sure|sorry|answer|respuesta|siento|r[eé]ponse|AI)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private Chatter() {}

  static boolean talks(String source, String translation) {
    return OPENING.matcher(translation).find() && !IN_SOURCE.matcher(source).find();
  }
}

package org.dars.assistant.quiz;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What follows the subject of a sentence that defines it: "is a …", "refers to …". */
public final class DefinitionSentences {

  private static final Map<String, Pattern> DEFINES =
      Map.of(
          "en",
          after(
              "(?:is|are) (?=(?:an?|the|any|one of|when|how)\\b)|(?:is|are) defined as|refers? to|means?"
                  + "|describes?(?= (?:an?|the)\\b)"),
          "es",
          after(
              "(?:es|son) (?=(?:un|una|el|la|los|las)\\b)|se refieren? a|se definen? como|significa"),
          "fr",
          after(
              "(?:est|sont) (?=(?:un|une|le|la|l[’']|les|des)\\b)|désigne|se définit comme|signifie"),
          "de",
          after("(?:ist|sind) (?=(?:ein|eine|der|die|das)\\b)|bezeichnet|bedeutet"),
          "pt",
          after("(?:é|são) (?=(?:um|uma|o|a|os|as)\\b)|refere-se a|define-se como|significa"),
          "ru",
          after("[—–-] это|[—–]|— это|называется"),
          "kk",
          after("[—–-] бұл|дегеніміз [—–-]|[—–]"),
          "zh",
          Pattern.compile("^(?:是指|指的是|是一[种个类])"));

  private DefinitionSentences() {}

  /**
   * What a sentence says its subject is.
   *
   * @param afterSubject the sentence from the end of its subject on
   * @return a stretch of it, if it defines
   */
  public static Optional<String> predicate(String afterSubject, String language) {
    Pattern defines = DEFINES.get(language);
    if (defines == null) {
      return Optional.empty();
    }
    Matcher m = defines.matcher(afterSubject);
    if (!m.find()) {
      return Optional.empty();
    }
    String rest = afterSubject.substring(m.end()).strip();
    return Words.count(rest) >= 3 ? Optional.of(rest) : Optional.empty();
  }

  /** Brackets after the subject (an acronym) may stand between. */
  private static Pattern after(String verbs) {
    return Pattern.compile(
        "^(?:\\s*\\([^()]{1,40}\\))?\\s*(?:" + verbs + ")", Pattern.UNICODE_CHARACTER_CLASS);
  }
}

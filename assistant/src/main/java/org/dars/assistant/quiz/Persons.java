package org.dars.assistant.quiz;

import java.util.regex.Pattern;

/** Who is a person and no term: "Ada Lovelace is a mathematician who …". */
public final class Persons {

  private static final Pattern NAME =
      Pattern.compile(
          "\\p{Lu}[\\p{L}.'’-]*(?:\\s+(?:von|van|der|den|de|da|di|del|la|bin|ibn|al|\\p{Lu}[\\p{L}.'’-]*))+");

  /** What people are, in some languages. */
  private static final Pattern WHO =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(who|engineers?|researchers?|professors?|scientists?|developers?|authors?|founders?|co-founders?|students?|managers?|advocates?|teachers?|mathematicians?|philosophers?|psychologists?|physicists?"
              + "|quien|ingenier[oa]|investigador[a]?|profesor[a]?|científic[oa]|desarrollador[a]?|autor[a]?|fundador[a]?|estudiante"
              + "|ingénieure?|chercheu(?:r|se)|professeure?|scientifique|développeu(?:r|se)|aut(?:eur|rice)|étudiante?"
              + "|инженер|исследователь(?:ница)?|профессор|уч[её]н(?:ый|ая)|разработчи(?:к|ца)|автор|студент(?:ка)?|основатель(?:ница)?)(?!\\p{L})");

  private Persons() {}

  /**
   * Whether a subject is the name of a person.
   *
   * @param predicate what a sentence says that the subject is
   */
  public static boolean named(String subject, String predicate) {
    return NAME.matcher(subject).matches() && WHO.matcher(predicate).find();
  }
}

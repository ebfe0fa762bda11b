package org.dars.assistant.tutor;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dars.index.search.Terms;

/**
 * What a question for a number counts or measures, so that one number is not given for another: the
 * year of a reference is no count of neurons.
 *
 * @param kind of number
 * @param counted terms of what is counted; empty when that is not said
 */
record Quantity(Kind kind, Set<String> counted) {

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** Kinds of numbers that their units tell. */
  enum Kind {
    AGE(
        "\\bhow old\\b|\\b(at )?(what|which) age\\b|cuántos años|qué edad|quel âge|во сколько лет|сколько лет",
        "year|month|week|day|decade|age[sd]?\\b|año|edad|mes(es)?\\b|\\bans?\\b|âge|mois|лет\\b|год|возраст|месяц"),
    DURATION(
        "\\bhow long (do|does|did|is|are|was|were|can|will|should|has|have)\\b|cuánto (tiempo|dura)|combien de temps|как долго",
        "second|minute|hour|day|week|month|year|decade|centur|segundo|minuto|hora|día|semana|mes(es)?\\b|año|seconde|heure"
            + "|jour|semaine|mois|\\bans?\\b|секунд|минут|час|дн[яей]|недел|месяц|год|лет\\b"),
    SHARE(
        "\\bpercent|\\b(what|which) (proportion|fraction|share)\\b|porcentaje|pourcentage|процент|какая (доля|часть)",
        "%|percent|per cent|half|third|quarter|por ciento|pour ?cent|процент|of (all|the|every)|in (every )?\\p{Nd}"),
    COUNT("", "");

    private final Pattern asked;
    private final Pattern unit;

    Kind(String asked, String unit) {
      this.asked = Pattern.compile(asked, FLAGS);
      this.unit = Pattern.compile(unit, FLAGS);
    }
  }

  /** "how many neurons", "cuántas neuronas", "combien de neurones", "сколько нейронов". */
  private static final Pattern COUNTED =
      Pattern.compile(
          "(\\bhow many|\\bnumber of|\\bcuánt[oa]s|\\bcombien (de |d['’])|\\bсколько)\\s+(?<what>\\p{L}[\\p{L}’'-]*( \\p{L}[\\p{L}’'-]*)?)",
          FLAGS);

  /** The years of a reference, in brackets: "(Green, 2001; Lawrie & Abukmeil, 1998)". */
  private static final Pattern REFERENCE =
      Pattern.compile("[(\\[][^()\\[\\]]*\\b(1[5-9]|20)\\p{Nd}{2}[a-z]?\\b[^()\\[\\]]*[)\\]]");

  /** The same with a name before the year, which "(1896–1980)" has not. */
  private static final Pattern CITED =
      Pattern.compile(
          "[(\\[][^()\\[\\]]*\\p{L}[^()\\[\\]]*,? (1[5-9]|20)\\p{Nd}{2}[a-z]?(, (1[5-9]|20)\\p{Nd}{2})*(;[^()\\[\\]]*)?[)\\]]");

  /** A year, told by the word before it. */
  private static final Pattern YEAR =
      Pattern.compile(
          "\\b(in|since|until|by|before|after|during|of|from|year|and|en|desde|depuis|в|с)\\s+(the )?(1[5-9]|20)\\p{Nd}{2}s?\\b"
              + "(?! *(%|percent|\\p{L}*people|students|years|words))",
          FLAGS);

  /** The number of a figure, chapter or table, which counts nothing. */
  private static final Pattern LABEL =
      Pattern.compile(
          "\\b(figure|table|chapter|section|unit|page|step|level|stage|part|figura|tabla|capítulo|tableau|chapitre|рис\\.|глава|таблица)"
              + " \\p{Nd}+([.–-]\\p{Nd}+)*",
          FLAGS);

  /** A ratio counts nothing. */
  private static final Pattern RATIO = Pattern.compile("\\p{Nd}+ ?: ?\\p{Nd}+");

  /** How many there are, as a share: "1% of the population", "one in five adults". */
  private static final Pattern OF_ALL =
      Pattern.compile(
          "\\S+ ?(%|percent|per cent|por ciento|pour cent|процент\\p{L}*)? ?(of|in|de|des|из) (the |all |every |la |los |les )?(\\p{L}+ )?"
              + "(population|people|adults|children|students|women|men|población|personas|personnes|населения|людей)",
          FLAGS);

  private static final int NEAR_UNIT = 30;
  private static final int NEAR_COUNTED = 60;

  static Quantity of(String question) {
    for (Kind kind : Kind.values()) {
      if (kind != Kind.COUNT && kind.asked.matcher(question).find()) {
        return new Quantity(kind, Set.of());
      }
    }
    Matcher what = COUNTED.matcher(question);
    return what.find()
        ? new Quantity(Kind.COUNT, Set.copyOf(terms(what.group("what"))))
        : new Quantity(Kind.COUNT, Set.of());
  }

  /** Whether it is known what is counted or measured: "how many neurons", not "how much". */
  boolean isTold() {
    return kind != Kind.COUNT || !counted.isEmpty();
  }

  /**
   * How well a number of a sentence answers: 1 where its unit, or what is counted, stands near it;
   * less where it does not; 0 when it is a year, a label, a ratio.
   */
  double fit(String sentence, int from, int to) {
    boolean none =
        Stream.of(REFERENCE, YEAR, LABEL, RATIO).anyMatch(p -> inside(p, sentence, from, to));
    return none ? 0 : near(sentence, from, to) ? 1 : OTHER;
  }

  /** Whether a year is that of a reference: "(Green, 2001)". */
  static boolean isReference(String sentence, int from, int to) {
    return inside(CITED, sentence, from, to);
  }

  private static boolean inside(Pattern pattern, String sentence, int from, int to) {
    return pattern.matcher(sentence).results().anyMatch(m -> m.start() <= from && to <= m.end());
  }

  /** What a number is worth that may be one of something else. */
  static final double OTHER = 0.4;

  private boolean near(String sentence, int from, int to) {
    if (kind != Kind.COUNT) {
      return kind.unit.matcher(around(sentence, from, to, NEAR_UNIT)).find();
    }
    return counted.isEmpty()
        || terms(around(sentence, from, to, NEAR_COUNTED)).stream().anyMatch(counted::contains)
        || OF_ALL.matcher(sentence.substring(from)).lookingAt();
  }

  private static String around(String sentence, int from, int to, int most) {
    return sentence.substring(Math.max(0, from - most), Math.min(sentence.length(), to + most));
  }

  /** Stems by English rules, which leave most words of other languages as they are. */
  private static List<String> terms(String text) {
    return Terms.of(text, "en");
  }
}

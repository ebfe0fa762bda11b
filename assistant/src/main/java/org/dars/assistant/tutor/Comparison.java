package org.dars.assistant.tutor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.index.search.Terms;

/**
 * The two things that a question sets against each other: "What is the difference between A and
 * B?", in the languages of {@link QuestionType}.
 *
 * @param first as it was typed
 * @param second as it was typed
 */
record Comparison(String first, String second) {

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final int LONGEST = 80;

  /** Where {@code {a}} and {@code {b}} stand. */
  private static final List<Pattern> WORDINGS =
      List.of(
          // English
          pattern(
              "\\b(?:differences?|distinctions?|similarit(?:y|ies)|distinguish(?:es)?) between {a} (?:and|&) {b}"),
          pattern("\\b(?:differences?|distinction) of {a} (?:from|and|to) {b}"),
          pattern(
              "\\b(?:compare|contrast|compare and contrast) {a} (?:with|to|and|against|versus|vs\\.?) {b}"),
          pattern(
              "\\bhow (?:do|does|did|can|is|are|was|were) {a} (?:be )?(?:differ|different|distinguished|compare[ds]?) (?:from|to|with) {b}"),
          pattern("\\bhow (?:do|does|did|are) {a} and {b} (?:differ|different|compare)"),
          pattern("\\bwhat (?:do|does) {a} and {b} have in common"),
          pattern("^(?:is|are) {a} different from {b}"),
          pattern("\\b(?:distinguish(?:es)?|differentiates?|tell) {a} from {b}"),
          pattern("^(?:what is |explain )?{a} (?:versus|vs\\.?) {b}"),
          // Spanish
          pattern("\\b(?:diferencias?|semejanzas?)(?: \\w+)? entre {a} [ye] {b}"),
          pattern("\\b(?:compara|compare|comparar) {a} (?:con|y|e) {b}"),
          pattern("\\ben qué se (?:diferencian?|distinguen?) {a} (?:de|del|y|e) {b}"),
          // French
          pattern("\\b(?:différences?|ressemblances?)(?: \\w+(?:-t-il)?)? entre {a} et {b}"),
          pattern("\\bcompare[rz]? {a} (?:à|au|avec|et) {b}"),
          pattern(
              "\\ben quoi {a} (?:diffère|diffèrent|se distingue)(?:nt)?(?:-\\S+)? (?:de|du|des) {b}"),
          // Russian
          pattern("(?:разниц\\p{L}+|различи\\p{L}+|отличи\\p{L}+|сходств\\p{L}+) между {a} и {b}"),
          pattern("чем (?:отлича\\p{L}+|различа\\p{L}+) {a} (?:от|и) {b}"),
          pattern("чем {a} отлича\\p{L}+ от {b}"),
          pattern("(?:сравни|сравните|сравнить|сравнение) {a} (?:с|со|и) {b}"),
          // Arabic: "and" is written with the word that follows
          pattern(
              "(?:الفرق|الاختلاف|الفروق|الفروقات|مقارنة|قارن|قارني|قارنوا) (?:ما )?بين {a} و(?:بين )?{b}"),
          pattern("(?:يختلف|تختلف|تتميز|يتميز) {a} عن {b}"),
          pattern("قارن {a} (?:مع|ب){b}"),
          // Kazakh, Mongolian, Uzbek
          pattern(
              "^{a} (?:мен|бен|пен|және) {b}(?:ның|нің|дың|дің|тың|тің)? (?:арасында\\p{L}*|айырмашылы\\p{L}*|салыстыр\\p{L}*)"),
          pattern(
              "^{a} (?:ба|болон|ба́) {b}(?:ы[нг]|ийн|ын)? (?:хоёр\\p{L}*|хооронд\\p{L}*|ялгаа\\p{L}*)"),
          pattern(
              "^{a} (?:va|bilan) {b}(?:ning)? (?:o['ʻʼ‘’`]rtasida\\p{L}*|orasida\\p{L}*|farq\\p{L}*|solishtir\\p{L}*|taqqosla\\p{L}*)"),
          pattern("^{a}ni {b} bilan (?:solishtir|taqqosla)\\p{L}*"),
          // Swahili, Urdu, Indonesian
          pattern("tofauti (?:\\w+ )?(?:kati|baina) ya {a} na {b}"),
          pattern("linganisha {a} na {b}"),
          pattern("^{a} اور {b} (?:میں|کے درمیان|کا|کے بیچ) "),
          pattern(
              "\\b(?:perbedaan|persamaan|bedanya|beda)(?: antara)? {a} (?:dan|dengan|dari) {b}"),
          pattern("\\bbandingkan {a} (?:dengan|dan) {b}"),
          // Khmer
          pattern("(?:ខុសគ្នារវាង|ភាពខុសគ្នារវាង|ប្រៀបធៀប) ?{a} ?(?:និង|ជាមួយ) ?{b}"));

  /** What may stand around a subject and is not part of it. */
  private static final Pattern EDGES =
      Pattern.compile(
          "^(?:the |an? |los? |las? |el |la |les? |l['’]|une? |una |un[oa]s |uns |terms? )+|[\\s?؟!.,;:។\"“”«»]+$|^[\\s¿\"“”«»]+"
              + "|(?: (?:please|in this course|по|por favor|work|works))$|(?:[?؟].*)$",
          FLAGS);

  private static Pattern pattern(String wording) {
    return Pattern.compile(
        wording
            .replace("{a}", "(?<a>.{1," + LONGEST + "}?)")
            .replace(
                "{b}",
                "(?<b>[^?؟.!,;\\n]{1,"
                    + LONGEST
                    + "}"
                    + (wording.endsWith("{b}") ? "" : "?")
                    + ")"),
        FLAGS);
  }

  /** The things that a question compares; nothing when it does not, or does not name two. */
  static Optional<Comparison> of(String question) {
    String asked = question.strip();
    for (Pattern wording : WORDINGS) {
      Matcher m = wording.matcher(asked);
      if (m.find()) {
        String a = bare(m.group("a"));
        String b = bare(m.group("b"));
        if (!a.isEmpty() && !b.isEmpty() && !a.equalsIgnoreCase(b)) {
          return Optional.of(new Comparison(a, b));
        }
      }
    }
    return Optional.empty();
  }

  private static String bare(String subject) {
    String before;
    String bare = subject.strip();
    do {
      before = bare;
      bare = EDGES.matcher(bare).replaceAll("").strip();
    } while (!bare.equals(before));
    // A follow-up carries what it is about in brackets.
    return bare.replaceAll("\\s*\\(.*", "");
  }

  /** The words that tell the subjects apart in a language; in one that cuts words, their stems. */
  Words words(String language) {
    Set<String> a = new HashSet<>(Terms.of(first, language));
    Set<String> b = new HashSet<>(Terms.of(second, language));
    Set<String> ofFirst = new HashSet<>(a);
    ofFirst.removeAll(b);
    Set<String> ofSecond = new HashSet<>(b);
    ofSecond.removeAll(a);
    return new Words(
        ofFirst.isEmpty() ? a : ofFirst, ofSecond.isEmpty() ? b : ofSecond, a, b, language);
  }

  /**
   * Terms as the index holds them.
   *
   * @param first that the first subject has and the second has not; all of it when there are none
   * @param second the same the other way round
   */
  record Words(
      Set<String> first,
      Set<String> second,
      Set<String> allFirst,
      Set<String> allSecond,
      String language) {

    boolean namesFirst(String text) {
      return !first.isEmpty() && terms(text).containsAll(first);
    }

    boolean namesSecond(String text) {
      return !second.isEmpty() && terms(text).containsAll(second);
    }

    boolean namesBoth(String text) {
      return namesFirst(text) && namesSecond(text);
    }

    private Set<String> terms(String text) {
      return new HashSet<>(Terms.of(text, language));
    }
  }
}

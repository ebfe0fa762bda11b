package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the sentences of a course put into which class: "treatment modalities, such as couples
 * therapy", "neurons, glia and other cells", "a synapse is a kind of junction" (the patterns of
 * Hearst, Automatic Acquisition of Hyponyms from Large Text Corpora, COLING 1992). In English,
 * Spanish, French, German, Portuguese and Russian; empty elsewhere.
 *
 * @param members by class, what is said to be in it; classes and members as {@link Words#stems}
 *     with a space between
 */
public record ClassSentences(Map<String, Set<String>> members) {

  private static final int CLASS_WORDS = 3;
  private static final int MEMBER_WORDS = 5;

  /** What stands between a class and its members. */
  private static final Map<String, Pattern> BEFORE_MEMBERS =
      Map.of(
          "en",
              words(
                  ",? (?:such as|including|especially|for example,?|for instance,?|namely|e\\.g\\.,?)"),
          "es", words(",? (?:tales como|incluidos|incluidas|por ejemplo,?|especialmente)"),
          "fr",
              words(
                  ",? (?:tels que|telles que|tel que|telle que|y compris|notamment|par exemple,?)"),
          "de", words(",? (?:wie zum Beispiel|wie etwa|zum Beispiel|insbesondere|darunter)"),
          "pt", words(",? (?:tais como|incluindo|por exemplo,?|especialmente)"),
          "ru", words(",? (?:например,|включая|в том числе|такие как|таких как)"));

  /** What stands between members and their class. */
  private static final Map<String, Pattern> AFTER_MEMBERS =
      Map.of(
          "en", words(",? (?:and|or) (?:some |many |any )?other"),
          "es", words(",? (?:y|u|o) (?:otros|otras)"),
          "fr", words(",? (?:et|ou) (?:d['’]autres|autres)"),
          "de", words(",? (?:und|oder) andere[nr]?"),
          "pt", words(",? (?:e|ou) (?:outros|outras)"),
          "ru", words(",? (?:и|или) (?:другие|других|прочие)"));

  /** What stands between one member and its class. */
  private static final Map<String, Pattern> IS =
      Map.of(
          "en",
              words(
                  " (?:is|are|was|were) (?:an?|one of the|one) (?:(?:type|kind|form|example|class|category)s? of (?:an? |the )?)?"),
          "es", words(" (?:es|son) (?:un|una|uno de los|una de las) (?:(?:tipo|clase|forma) de )?"),
          "fr",
              words(
                  " (?:est|sont) (?:un|une|l['’]un des|l['’]une des) (?:(?:type|sorte|forme) (?:de |d['’]))?"),
          "de", words(" (?:ist|sind) (?:eine?|eine Art) "),
          "pt", words(" (?:é|são) (?:um|uma|um dos|uma das) (?:(?:tipo|forma) de )?"),
          "ru", words(" (?:[—–-] (?:это )?(?:вид|тип|форма|разновидность)|относится к) "));

  private static final Pattern LISTED =
      Pattern.compile("\\s*[,;]\\s*|\\s+(?:and|or|y|o|u|e|et|ou|und|oder|и|или)\\s+");
  private static final Pattern CLAUSE_ENDS = Pattern.compile("[.;:()—–]");
  private static final Pattern LEADING =
      Pattern.compile(
          "(?iu)^(?:(?:and|or|y|o|e|et|ou|und|oder|и|или|the|an?|some|many|most|all|his|her|their|its|el|la|los|las|un|una"
              + "|le|les|des|une|der|die|das|ein|eine|os|as|um|uma)\\s+|l['’])+");

  /** Ends the words of a class. */
  private static final Set<String> STOPS =
      Set.copyOf(
          List.of(
              ("many some several various different certain most all two three four of in on at by for between among from with without into that which who whose when where is are was were to as than and or"
                      + " de del en por para con que quien du des dans par pour avec qui dont où von mit für im in der die"
                      + " das em por com в на с для из который которая которые")
                  .split(" ")));

  /** Copies. */
  public ClassSentences {
    Map<String, Set<String>> copy = new LinkedHashMap<>();
    members.forEach((kind, of) -> copy.put(kind, Collections.unmodifiableSet(of)));
    members = Collections.unmodifiableMap(copy);
  }

  /** Reads the prose of a course. */
  public static ClassSentences of(Collection<Placed> course, String language) {
    Map<String, Set<String>> members = new LinkedHashMap<>();
    for (Placed at : course) {
      switch (at.block().kind()) {
        case PARAGRAPH, LIST_ITEM, TERM, SPEAKER_NOTE, CAPTION ->
            Words.sentences(at.text(), language).forEach(s -> read(s, language, members));
        default -> {}
      }
    }
    return new ClassSentences(members);
  }

  /**
   * Whether a sentence puts a thing into a class, or into one whose name shares a word of meaning
   * with it: generous, for it is asked to keep a right answer from counting as wrong.
   */
  public boolean puts(String member, String kind) {
    String name = stems(member);
    Set<String> asked = Words.cues(kind);
    return members.entrySet().stream()
        .anyMatch(e ->
            e.getValue().contains(name) && !Collections.disjoint(asked, Words.cues(e.getKey())));
  }

  private static void read(String sentence, String language, Map<String, Set<String>> members) {
    Pattern beforeMembers = BEFORE_MEMBERS.get(language);
    Pattern afterMembers = AFTER_MEMBERS.get(language);
    Pattern isOne = IS.get(language);
    if (beforeMembers == null || afterMembers == null || isOne == null) {
      return;
    }
    Matcher before = beforeMembers.matcher(sentence);
    if (before.find()) {
      add(
          members,
          lastWords(sentence.substring(0, before.start())),
          list(sentence.substring(before.end())));
    }
    Matcher after = afterMembers.matcher(sentence);
    if (after.find()) {
      add(
          members,
          firstWords(sentence.substring(after.end())),
          list(lastClause(sentence.substring(0, after.start()))));
    }
    Matcher is = isOne.matcher(sentence);
    if (is.find()) {
      String subject =
          LEADING.matcher(lastClause(sentence.substring(0, is.start())).strip()).replaceFirst("");
      boolean whole = Words.count(subject) <= MEMBER_WORDS && subject.indexOf(',') < 0;
      add(members, firstWords(sentence.substring(is.end())), whole ? List.of(subject) : List.of());
    }
  }

  private static void add(Map<String, Set<String>> members, String kind, List<String> listed) {
    for (String member : listed) {
      String name = stems(member);
      if (!kind.isEmpty() && !name.isEmpty() && !name.equals(kind)) {
        members.computeIfAbsent(kind, k -> new LinkedHashSet<>()).add(name);
      }
    }
  }

  /** The members of an enumeration; a longer stretch is a clause, and ends it. */
  private static List<String> list(String text) {
    Matcher end = CLAUSE_ENDS.matcher(text);
    String clause = end.find() ? text.substring(0, end.start()) : text;
    List<String> members = new ArrayList<>();
    for (String part : LISTED.split(clause.strip())) {
      String member = LEADING.matcher(part.strip()).replaceFirst("");
      if (!member.isBlank() && Words.count(member) <= MEMBER_WORDS) {
        members.add(member);
      }
    }
    return members;
  }

  private static String lastClause(String text) {
    int begin = CLAUSE_ENDS.matcher(text).results().map(MatchResult::end).reduce(0, (a, b) -> b);
    return text.substring(begin);
  }

  /** The class that a text begins with. */
  private static String firstWords(String text) {
    List<String> kind = new ArrayList<>();
    Matcher end = Pattern.compile("[,.;:()—–]").matcher(text);
    for (String word : Words.of(end.find() ? text.substring(0, end.start()) : text)) {
      if (kind.size() == CLASS_WORDS + 1 || STOPS.contains(word) || Words.common(word)) {
        break;
      }
      kind.add(Words.stem(word));
    }
    return String.join(" ", kind);
  }

  /** The class that a text ends with. */
  private static String lastWords(String text) {
    List<String> kind = new ArrayList<>();
    for (String word : Words.of(lastClause(text)).reversed()) {
      if (kind.size() == CLASS_WORDS || STOPS.contains(word) || Words.common(word)) {
        break;
      }
      kind.addFirst(Words.stem(word));
    }
    return String.join(" ", kind);
  }

  private static String stems(String text) {
    return String.join(" ", Words.stems(text.toLowerCase(Locale.ROOT)));
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?iu)(?<=[\\p{L}\\p{N})])" + alternatives + "(?=\\s|\\p{L}|$)");
  }
}

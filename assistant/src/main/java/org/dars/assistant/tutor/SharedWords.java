package org.dars.assistant.tutor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.index.search.Hit;
import org.dars.index.search.Terms;

/**
 * What can be looked for of a question when nothing takes it into the course's language: what both
 * languages write alike (decisions 28 and 41), and the terms that a termbase has in both.
 */
final class SharedWords {

  private static final String UNKNOWN = "und";

  /** In so many passages words of a question are looked up. */
  private static final int NEAREST = 5;

  /** Shorter words stand in many languages and mean nothing. */
  private static final int SHORTEST = 4;

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");
  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
  private static final Pattern OTHER_LETTER = Pattern.compile("[\\p{L}&&\\P{IsLatin}]");
  private static final Pattern BEFORE_NAME =
      Pattern.compile("(?<=\\b\\p{Ll}{1,6})(?=\\p{Lu}\\p{Ll})");
  private static final Pattern CAPITAL = Pattern.compile("^\\p{Lu}.+");

  private final Reach reach;
  private final TermSource terms;

  SharedWords(Reach reach, TermSource terms) {
    this.reach = reach;
    this.terms = terms;
  }

  /**
   * How a question is looked for.
   *
   * @param alone the question, standing alone
   * @param from BCP 47 primary tag of the question, "und" when unknown
   * @param to BCP 47 primary tag of the course
   */
  Crossed of(Ask ask, String alone, String from, String to) throws IOException {
    List<Crossing.Term> known = terms.find(ask.zone(), ask.course(), alone, from, to);
    List<String> names = alike(alone);
    if (!known.isEmpty()) {
      names.removeIf(name -> known.stream().anyMatch(t -> holds(t.asked(), name)));
      Crossing crossing = new Crossing(Crossing.Way.SHARED_WORDS, from, to, names, known);
      // Words of the course's own language, which are searched for as such.
      return new Crossed(ask.course(), String.join(" ", crossing.sought()), alone, to, crossing);
    }
    List<String> words = names.isEmpty() ? standing(ask, alone, from) : names;
    return new Crossed(
        ask.course(),
        String.join(" ", words),
        alone,
        from,
        new Crossing(Crossing.Way.SHARED_WORDS, from, to, words));
  }

  private static boolean holds(String term, String name) {
    return List.of(SPACE.split(term.toLowerCase(Locale.ROOT)))
        .contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * The words of a question that the passages found for it hold: names that were typed without a
   * capital, and loan words.
   */
  private List<String> standing(Ask ask, String question, String language) throws IOException {
    Set<String> held = new HashSet<>();
    for (Hit hit : reach.byWords(ask.zone(), ask.course(), question, language, NEAREST)) {
      held.addAll(Terms.of(hit.title() + "\n" + hit.text(), UNKNOWN));
    }
    List<String> words = new ArrayList<>();
    for (String word : SPACE.split(question.strip())) {
      String bare = EDGES.matcher(word).replaceAll("");
      boolean longEnough = bare.codePointCount(0, bare.length()) >= SHORTEST;
      if (longEnough && Terms.of(bare, UNKNOWN).stream().anyMatch(held::contains)) {
        words.add(bare);
      }
    }
    return words;
  }

  /**
   * The words of a question that its course may write in the same way: those with digits; in
   * another script the Latin ones; in Latin script those with a capital that does not open the
   * sentence.
   */
  static List<String> alike(String question) {
    boolean latin = !OTHER_LETTER.matcher(question).find();
    Set<String> words = new LinkedHashSet<>();
    boolean first = true;
    // "eTanzania", "waseMelika": a prefix that the question's language puts before names.
    String apart = BEFORE_NAME.matcher(question.strip()).replaceAll(" ");
    for (String word : SPACE.split(apart)) {
      String bare = EDGES.matcher(word).replaceAll("");
      boolean digits = DIGIT.matcher(bare).find();
      boolean alike =
          latin
              ? !first && CAPITAL.matcher(bare).matches()
              : LATIN.matcher(bare).find() && !OTHER_LETTER.matcher(bare).find();
      if (digits || alike) {
        words.add(bare);
      }
      first = first && bare.isEmpty();
    }
    return new ArrayList<>(words);
  }
}

package org.dars.assistant.quiz;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A definition taken apart: what a question may show, and the other names that it gives away.
 *
 * @param shown verbatim, a stretch of the definition
 * @param names other names of the term
 */
public record DefinitionText(String shown, List<String> names) {

  /** "; also referred to as a cognitive script", and the like, to the end of the clause. */
  private static final Pattern ALSO =
      Pattern.compile(
          "[,;(]?\\s*\\b(?:(?:(?:is|are|was) )?(?:also|sometimes|often) (?:known|referred to|called)(?: as)?"
              + "|also|aka|a\\.k\\.a\\.|synonym(?:s|ous)?(?: (?:of|for|with))?|abbreviated(?: as)?"
              + "|también (?:conocid[oa]|llamad[oa])(?: como)?|aussi appelée?|également appelée?"
              + "|auch|também (?:conhecid[oa]|chamad[oa])(?: como)?)(?=[\\s,:])[\\s,:]*"
              + "(?:an? |the )?(?<name>[^;,.()]{2,60})",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern LEADING_NOTE =
      Pattern.compile(
          "^\\s*(?:\\([^()]{1,60}\\)|[,;:–—-]|(?:это|бұл|c['’]est|ce sont|(?:[ÉEée]st[aeo]s? )?(?:es|son)|(?:it|this) is)(?=\\s))\\s*");
  private static final Pattern CITATION =
      Pattern.compile("\\s*\\((?:[^()]*\\b(?:1[6-9]|20)\\d\\d[a-z]?[^()]*|)\\)$");

  /** What is left over when a clause about names is cut off. */
  private static final Pattern DANGLING =
      Pattern.compile(
          "(?:[\\s.;,:،؛。।]|(?<=[\\s,])(?:and|or|but|is|are|which|that|y|o|et|ou|und|oder|e|и|или))+$");

  /** Signs at the end, "etc.", and what holds in one example only. */
  private static final Pattern OPEN_END =
      Pattern.compile(
          "(?iu)(?:[\\s.;,:،؛。।]|[\\s,](?:etc|usw|и т\\.\\s?[дп])(?=[\\s.,;]*$)"
              + "|\\([^()]*(?:example|exemple|ejemplo|exemplo|beispiel|пример)[^()]*\\))+$");

  private static final int LONG = 160;

  static DefinitionText of(String definition, String language) {
    Set<String> names = new LinkedHashSet<>();
    String shown = definition;
    Matcher also = ALSO.matcher(shown);
    int cut = shown.length();
    while (also.find()) {
      names.add(also.group("name").replaceAll("[“”\"«»]", "").strip());
      cut = Math.min(cut, also.start());
    }
    shown =
        cut < shown.length() ? DANGLING.matcher(shown.substring(0, cut)).replaceFirst("") : shown;
    for (Matcher note = LEADING_NOTE.matcher(shown);
        note.find();
        note = LEADING_NOTE.matcher(shown)) {
      shown = shown.substring(note.end());
    }
    List<String> sentences = Words.sentences(shown, language);
    shown = sentences.isEmpty() ? "" : sentences.getFirst();
    int semicolon = shown.indexOf(';');
    if (semicolon > 0 && Words.count(shown.substring(0, semicolon)) >= 4) {
      shown = shown.substring(0, semicolon);
    }
    shown = shorter(shown);
    shown = CITATION.matcher(tidy(shown)).replaceFirst("");
    return new DefinitionText(balanced(shown) ? shown : "", new ArrayList<>(names));
  }

  /** A long definition without what follows a dash, if enough is left. */
  private static String shorter(String text) {
    int dash = text.indexOf('—');
    return text.length() > LONG && dash > 40 ? text.substring(0, dash) : text;
  }

  private static String tidy(String text) {
    return OPEN_END.matcher(text.strip()).replaceFirst("");
  }

  /** Whether every bracket and quotation mark that opens is closed. */
  public static boolean balanced(String text) {
    return text.chars().filter(c -> c == '(').count() == text.chars().filter(c -> c == ')').count()
        && text.chars().filter(c -> c == '“').count() == text.chars().filter(c -> c == '”').count();
  }

  /** The ways to name a term that its own writing shows: brackets, slashes. */
  static List<String> namesIn(String term) {
    Set<String> names = new LinkedHashSet<>();
    names.add(term);
    Matcher bracket = Pattern.compile("\\s*\\(([^()]+)\\)\\s*").matcher(term);
    if (bracket.find()) {
      names.add((term.substring(0, bracket.start()) + " " + term.substring(bracket.end())).strip());
      names.add(bracket.group(1).strip());
    }
    if (term.indexOf('/') > 0 && term.indexOf(' ') < 0) {
      names.addAll(List.of(term.split("/")));
    }
    names.removeIf(n -> n.length() < 2);
    return new ArrayList<>(names);
  }
}

package org.dars.assistant.quiz.examine;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.examine.Wording.Said;

/**
 * Whether the course puts something in a class anywhere: "X is a Y", "Ys such as X", "X and other
 * Ys" (Hearst, 1992), in the languages that {@code words.properties} has the words of. A stem that
 * asks for nothing but a class ("Which of these is a treatment modality?") has as many right
 * options as the class has members among them. Safe for use by several threads.
 */
final class Memberships {

  /** A class of more terms is a description, which no sentence repeats. */
  private static final int LONGEST_CLASS = 4;

  private static final int BLOCKS = 12;
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  /** Where a class is named: so many words of one clause. */
  private static final String CLASS = "((?:[^\\s.;:()]+\\s+){0,4}[^\\s.;:()]+)";

  private static final String LIST = "[^.;:]{0,160}?";

  private final CourseIndex course;
  private final Lexicon lexicon;
  private final Wording wording;
  private final Set<String> generic;

  Memberships(CourseIndex course, Lexicon lexicon, Wording wording) {
    this.course = course;
    this.lexicon = lexicon;
    this.wording = wording;
    Set<String> said = new HashSet<>();
    lexicon.classWords().forEach(w -> said.addAll(wording.said(w).set()));
    this.generic = Set.copyOf(said);
  }

  /** What is said of the first option that is wrongly taken for no member; empty for none. */
  Optional<Ruling> ruling(Ask ask) {
    Set<String> asked = Wording.without(ask.stem().set(), generic);
    boolean may =
        !course.isEmpty()
            && lexicon.knowsClasses()
            && !asked.isEmpty()
            && asked.size() <= LONGEST_CLASS
            && ask.keys().size() < ask.options().size();
    if (!may) {
      return Optional.empty();
    }
    boolean negated = lexicon.asksNot(ask.stem().text());
    Set<String> named = negated ? Wording.without(asked, negations(ask.stem())) : asked;
    for (Said outsider : negated ? ask.keys() : ask.distractors()) {
      Optional<Ruling> found = proof(outsider, named);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Set<String> negations(Said stem) {
    Set<String> terms = new HashSet<>();
    lexicon.negations(stem.text()).forEach(w -> terms.addAll(wording.said(w).set()));
    return terms;
  }

  private Optional<Ruling> proof(Said member, Set<String> named) {
    Set<String> both = new HashSet<>(named);
    both.addAll(member.set());
    if (member.terms().isEmpty() || named.isEmpty() || member.set().containsAll(named)) {
      return Optional.empty();
    }
    List<Pattern> patterns = patterns(member);
    for (CourseIndex.Found found : course.search(both, BLOCKS)) {
      for (CourseIndex.Sentence s : course.place(found.block()).sentences()) {
        if (s.said().set().containsAll(both)) {
          Optional<String> words = named(s.said().text(), patterns, named);
          if (words.isPresent()) {
            return Optional.of(
                Ruling.warned(Why.SAME_CLASS, member.text(), words.get(), s.said().text()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /** The words by which a sentence names the class; empty where it does not. */
  private Optional<String> named(String sentence, List<Pattern> patterns, Set<String> named) {
    for (Pattern pattern : patterns) {
      Matcher m = pattern.matcher(sentence);
      if (m.find() && wording.said(m.group(1)).set().containsAll(named)) {
        return Optional.of(m.group(1).strip());
      }
    }
    return Optional.empty();
  }

  /** Patterns whose first group names the class. */
  private List<Pattern> patterns(Said member) {
    List<String> quoted = Wording.words(member.text()).stream().map(Pattern::quote).toList();
    String x = "(?<![\\p{L}\\p{N}])" + String.join("[\\s-]+", quoted) + "s?(?![\\p{L}\\p{N}])";
    String aside = "(?:\\s*\\([^)]*\\))?";
    return List.of(
        Pattern.compile(x + aside + lexicon.classIs() + "\\s*" + CLASS, FLAGS),
        Pattern.compile(CLASS + ",?\\s+" + lexicon.classSuch() + "\\s+" + LIST + x, FLAGS),
        Pattern.compile(x + aside + ",?" + lexicon.classOther() + "\\s+" + CLASS, FLAGS));
  }
}

package org.dars.assistant.quiz.examine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.KeyTermFinder;
import org.dars.assistant.quiz.Placed;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.examine.Wording.Said;

/**
 * The terms that a course defines, to be found by their names and by what is said of them. Made
 * once, never changed; safe for use by several threads.
 */
final class CourseTerms {

  /**
   * A term.
   *
   * @param names every way to name it, the term itself first
   * @param means its definition without its names
   */
  record Term(List<Said> names, Said means) {

    Said name() {
      return names.getFirst();
    }

    /** Whether a text names it. */
    boolean in(Said text) {
      return names.stream().anyMatch(text::mentions);
    }
  }

  private final CourseIndex course;
  private final List<Term> terms = new ArrayList<>();
  private final Map<Set<String>, List<Term>> byName = new HashMap<>();
  private final Map<String, List<Term>> byFirst = new HashMap<>();
  private final Map<String, List<Integer>> byMeaning = new HashMap<>();

  CourseTerms(List<SourceDocument> documents, CourseIndex course) {
    this.course = course;
    Wording wording = course.wording();
    for (KeyTerm found : KeyTermFinder.find(Placed.all(documents, List.of()), wording.language())) {
      List<Said> names =
          found.names().stream().map(wording::said).filter(s -> !s.terms().isEmpty()).toList();
      if (!names.isEmpty()) {
        add(new Term(names, wording.said(found.fullDefinition())));
      }
    }
  }

  private void add(Term term) {
    for (Said name : new LinkedHashSet<>(term.names())) {
      byName.computeIfAbsent(name.set(), n -> new ArrayList<>()).add(term);
      byFirst.computeIfAbsent(name.terms().getFirst(), n -> new ArrayList<>()).add(term);
    }
    for (String word : term.means().set()) {
      byMeaning.computeIfAbsent(word, w -> new ArrayList<>()).add(terms.size());
    }
    terms.add(term);
  }

  /** The terms that a text is a name of. */
  List<Term> named(Said text) {
    return byName.getOrDefault(text.set(), List.of());
  }

  /** The terms that a text names somewhere; longer names first. */
  List<Term> in(Said text) {
    Set<Term> found = new LinkedHashSet<>();
    for (String word : new LinkedHashSet<>(text.terms())) {
      byFirst.getOrDefault(word, List.of()).stream().filter(t -> t.in(text)).forEach(found::add);
    }
    return found.stream()
        .sorted(Comparator.comparingInt((Term t) -> -t.name().terms().size()))
        .toList();
  }

  /** The terms whose definitions hold most of what is asked, best first. */
  List<Term> about(Set<String> asked, int most) {
    Map<Integer, Double> scores = new HashMap<>();
    for (String word : asked) {
      double rarity = course.rarity(word);
      byMeaning.getOrDefault(word, List.of()).forEach(t -> scores.merge(t, rarity, Double::sum));
    }
    return scores.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Double>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(e -> terms.get(e.getKey()))
        .toList();
  }

  /** The terms that some blocks name, in their order, at most so many. */
  List<Term> inBlocks(List<Integer> blocks, int most) {
    Set<Term> found = new LinkedHashSet<>();
    for (int block : blocks) {
      found.addAll(in(course.place(block).said()));
      if (found.size() >= most) {
        break;
      }
    }
    return found.stream().limit(most).toList();
  }

  /** Whether two texts name one term. */
  boolean same(Said a, Said b) {
    if (a.set().equals(b.set()) || a.normal().equals(b.normal())) {
      return true;
    }
    Set<Term> both = new HashSet<>(named(a));
    both.retainAll(named(b));
    return !both.isEmpty();
  }
}

package org.dars.translator.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dars.index.search.WordForms;

/**
 * Finds the terms of a short text, a question, and says what another language calls them. The terms
 * are found in any form of their words, forbidden ones too: a learner may not know that a term is
 * not to be used. Safe for use by several threads.
 */
public final class TermTranslations {

  private final String from;
  private final String to;
  private final TermFinder finder;
  private final List<Concept> concepts;
  private final boolean stemmed;

  private TermTranslations(Termbase termbase, String from, String to) {
    this.from = from;
    this.to = to;
    this.finder = TermFinder.of(termbase, from, (concept, term) -> !concept.allowed(to).isEmpty());
    this.concepts =
        termbase.concepts().stream()
            .filter(c -> !c.terms(from).isEmpty() && !c.allowed(to).isEmpty())
            .toList();
    this.stemmed = WordForms.of(from).stemmed();
  }

  /**
   * @param from BCP 47 tag of the texts
   * @param to BCP 47 tag of the language that is asked for
   */
  public static TermTranslations of(Termbase termbase, String from, String to) {
    return new TermTranslations(termbase, from, to);
  }

  /**
   * A term that stands in a text.
   *
   * @param start its first character
   * @param end the character after its last
   * @param said as it stands there
   * @param called the preferred term of the other language
   */
  public record Found(int start, int end, String said, String called) {}

  /**
   * The terms in a text, in its order, not overlapping, the longest first chosen; several of one
   * place where they name different concepts.
   */
  public List<Found> find(String text) {
    List<TermMatch> all = new ArrayList<>(finder.find(text));
    if (!stemmed) {
      // Suffixes and noun classes are not what a trie of stems can tell.
      TermForms forms = new TermForms(text, from);
      concepts.forEach(c -> all.addAll(forms.find(c)));
    }
    all.sort(
        Comparator.comparingInt((TermMatch m) -> m.start() - m.end())
            .thenComparingInt(TermMatch::start));
    List<TermMatch> kept = new ArrayList<>();
    for (TermMatch m : all) {
      boolean free =
          kept.stream()
              .allMatch(k ->
                  m.end() <= k.start()
                      || m.start() >= k.end()
                      || (m.start() == k.start() && m.end() == k.end()));
      if (free) {
        kept.add(m);
      }
    }
    kept.sort(Comparator.comparingInt(TermMatch::start));
    Set<Found> found = new LinkedHashSet<>();
    for (TermMatch m : kept) {
      String called = m.concept().allowed(to).getFirst().text();
      found.add(new Found(m.start(), m.end(), text.substring(m.start(), m.end()), called));
    }
    return List.copyOf(found);
  }

  /** Whether the termbase has no concept with terms of both languages. */
  public boolean isEmpty() {
    return concepts.isEmpty();
  }
}

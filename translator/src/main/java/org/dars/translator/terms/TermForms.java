package org.dars.translator.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dars.translator.terms.TextWords.Word;

/** Looks for the terms of a few concepts in a translation, in any form of their words. */
final class TermForms {

  private final String text;
  private final String language;
  private final List<Word> words;
  private final Inflection inflection;

  /**
   * @param text without placeholders, or with white space in their places
   * @param language BCP 47 tag
   */
  TermForms(String text, String language) {
    this.text = text;
    this.language = language;
    words = TextWords.of(text, language);
    inflection = Inflection.of(language);
  }

  /** Where the terms of a concept stand, allowed and forbidden ones, the longest first. */
  List<TermMatch> find(Concept concept) {
    List<TermMatch> all = new ArrayList<>();
    for (Term term : concept.terms(language)) {
      find(concept, term, all);
    }
    all.sort(
        Comparator.comparingInt((TermMatch m) -> m.start() - m.end())
            .thenComparingInt(m -> m.term().forbidden() ? 1 : 0)
            .thenComparingInt(TermMatch::start));
    List<TermMatch> kept = new ArrayList<>();
    for (TermMatch m : all) {
      if (kept.stream().allMatch(k -> m.end() <= k.start() || m.start() >= k.end())) {
        kept.add(m);
      }
    }
    return kept;
  }

  /** Whether a name stands there, letter by letter; case suffixes may follow. */
  boolean holds(String name) {
    return text.contains(name);
  }

  private void find(Concept concept, Term term, List<TermMatch> out) {
    List<Word> wanted = TextWords.of(term.text(), language);
    for (int i = 0; !wanted.isEmpty() && i + wanted.size() <= words.size(); i++) {
      int matched = 0;
      while (matched < wanted.size()
          && inflection.same(wanted.get(matched), words.get(i + matched))) {
        matched++;
      }
      if (matched == wanted.size()) {
        int end = words.get(i + matched - 1).end();
        out.add(new TermMatch(words.get(i).start(), end, concept, term));
      }
    }
  }
}

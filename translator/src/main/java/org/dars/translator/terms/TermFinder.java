package org.dars.translator.terms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.dars.index.search.WordForms;
import org.dars.translator.terms.TextWords.Word;

/**
 * Finds the terms of one language in texts: a trie over the stems of their words, walked from each
 * word of the text, so that the time does not grow with the termbase. The longest match wins; of
 * two as long, the first. Acronyms, and names that are not translated, are found only in the very
 * letters. Safe for use by several threads.
 */
public final class TermFinder {

  private final String language;
  private final WordForms forms;
  private final Node root = new Node();

  private TermFinder(String language) {
    this.language = language;
    this.forms = WordForms.of(language);
  }

  /**
   * A finder of all terms that serve a language, forbidden ones too.
   *
   * @param language BCP 47 tag
   */
  public static TermFinder of(Termbase termbase, String language) {
    return of(termbase, language, (concept, term) -> true);
  }

  static TermFinder of(Termbase termbase, String language, BiPredicate<Concept, Term> wanted) {
    TermFinder finder = new TermFinder(language);
    for (Concept concept : termbase.concepts()) {
      for (Term term : concept.terms(language)) {
        if (wanted.test(concept, term)) {
          finder.add(concept, term);
        }
      }
    }
    return finder;
  }

  /** The terms in a text, in order, not overlapping. Two concepts of one term are both given. */
  public List<TermMatch> find(String text) {
    List<Word> words = TextWords.of(text, language);
    List<TermMatch> all = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      walk(root, words, i, i, all);
    }
    all.sort(
        Comparator.comparingInt((TermMatch m) -> m.start() - m.end())
            .thenComparingInt(TermMatch::start));
    List<TermMatch> kept = new ArrayList<>();
    for (TermMatch match : all) {
      boolean free =
          kept.stream()
              .allMatch(k ->
                  match.end() <= k.start()
                      || match.start() >= k.end()
                      || (match.start() == k.start() && match.end() == k.end()));
      if (free) {
        kept.add(match);
      }
    }
    kept.sort(Comparator.comparingInt(TermMatch::start));
    return kept;
  }

  private void add(Concept concept, Term term) {
    Node node = root;
    for (Word word : TextWords.of(term.text(), language)) {
      boolean exact = word.acronym() || (concept.doNotTranslate() && word.capitalised());
      String key = exact ? exact(word.text()) : forms.stem(word.text());
      node = node.next.computeIfAbsent(key, k -> new Node());
    }
    if (node != root) {
      node.ends.add(new End(concept, term));
    }
  }

  private void walk(Node node, List<Word> words, int first, int at, List<TermMatch> out) {
    for (End end : node.ends) {
      int stop = words.get(at - 1).end();
      out.add(new TermMatch(words.get(first).start(), stop, end.concept, end.term));
    }
    if (at == words.size() || node.next.isEmpty()) {
      return;
    }
    Word word = words.get(at);
    follow(node, exact(word.text()), words, first, at, out);
    if (word.text().endsWith("s") && word.capitalised()) {
      // LLMs, APIs
      String one = word.text().substring(0, word.text().length() - 1);
      follow(node, exact(one), words, first, at, out);
    }
    follow(node, forms.stem(word.text()), words, first, at, out);
  }

  private void follow(
      Node node, String key, List<Word> words, int first, int at, List<TermMatch> out) {
    Node next = node.next.get(key);
    if (next != null) {
      walk(next, words, first, at + 1, out);
    }
  }

  private static String exact(String text) {
    return "=" + text;
  }

  private record End(Concept concept, Term term) {}

  private static final class Node {
    private final Map<String, Node> next = new HashMap<>(2);
    private final List<End> ends = new ArrayList<>(1);
  }
}

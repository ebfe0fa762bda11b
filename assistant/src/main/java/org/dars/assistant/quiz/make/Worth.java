package org.dars.assistant.quiz.make;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.regex.Pattern;
import org.dars.assistant.quiz.ClozeSentences;
import org.dars.assistant.quiz.KeyTerm;
import org.dars.assistant.quiz.Words;

/**
 * How much something is worth asking, estimated from its form before it is made: 0 to 1. The
 * features and what each costs were set by hand while reading prints of items with seeds 1 to 99;
 * they order what can be asked, and what is below {@link #GOOD} comes when all else is asked. For
 * one thread.
 */
final class Worth {

  /** What is worth less is asked last. */
  static final double GOOD = 0.5;

  /** Speaks to the reader, or points at something said before. */
  private static final Pattern POINTS =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(you|your|i|my|this|these|those|here|above|below|let['’]s|usted|su curso|este|esta|estos|aquí|vous|votre|ce chapitre|ici|notez|recherchez|nous (?:verrons|allons)|veremos|vamos a|ten en cuenta"
              + "|вы|ваш|мы (?:увидим|рассмотрим)|обратите|это|этот|эта|эти|здесь)(?!\\p{L})");

  /** Examples and anecdotes, which are no definition. */
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(for example|for instance|e\\.g\\.|imagine|suppose|such as|like when|por ejemplo|par exemple|например)(?!\\p{L})");

  private static final Pattern PERSON =
      Pattern.compile("(?iu)\\b(he|she|his|her|hers|him|himself|herself)\\b");

  private static final int SHORT = 4;
  private static final int LONG = 28;
  private static final int OFTEN = 4;

  private final Nature nature;
  private final ClozeSentences sentences;
  private final IdentityHashMap<KeyTerm, Double> terms = new IdentityHashMap<>();

  Worth(Nature nature, ClozeSentences sentences) {
    this.nature = nature;
    this.sentences = sentences;
  }

  /** Of a term by its definition and its weight in the course. */
  double of(KeyTerm term) {
    return terms.computeIfAbsent(term, this::look);
  }

  private double look(KeyTerm term) {
    String definition = term.definition();
    int words = Words.count(definition);
    double worth = 0.8;
    worth -= words < SHORT ? 0.25 : words > LONG ? 0.2 : 0;
    // No genus and difference: a clause, or a list.
    worth -= nature.tags() && nature.of(term).genus().isEmpty() ? 0.2 : 0;
    worth -= POINTS.matcher(definition).find() ? 0.35 : 0;
    worth -= EXAMPLE.matcher(definition).find() ? 0.2 : 0;
    worth -= PERSON.matcher(definition).find() ? 0.3 : 0;
    worth -= betrayed(term) ? 0.3 : 0;
    int named = sentences.naming(term).size();
    return bounded(worth + (named == 0 ? -0.1 : 0.05 * Math.min(OFTEN, named)));
  }

  /** Whether a definition repeats a word of its term. */
  static boolean betrayed(KeyTerm term) {
    return !Collections.disjoint(Words.cues(term.term()), Words.cues(term.definition()));
  }

  /**
   * Of a sentence about a term.
   *
   * @param likeness of the sentence with what the course says of the term, 0 to 1
   */
  double of(String sentence, KeyTerm about, double likeness) {
    return bounded(0.35 + likeness / 2 + 0.2 * of(about) - story(sentence));
  }

  /** What a sentence loses for being a story or an example rather than a statement. */
  static double story(String sentence) {
    return (POINTS.matcher(sentence).find() ? 0.3 : 0)
        + (PERSON.matcher(sentence).find() ? 0.35 : 0)
        + (EXAMPLE.matcher(sentence).find() ? 0.15 : 0);
  }

  /** Whether a sentence speaks of somebody, or to somebody, rather than of the subject. */
  static boolean tale(String sentence) {
    return POINTS.matcher(sentence).find()
        || PERSON.matcher(sentence).find()
        || EXAMPLE.matcher(sentence).find();
  }

  private static double bounded(double worth) {
    return Math.clamp(worth, 0, 1);
  }
}

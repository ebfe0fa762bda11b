package org.dars.models.testing;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dars.models.Reranker;

/**
 * Scores a passage by the share of the question's words that it holds. Stands in for a
 * cross-encoder where none is at hand.
 */
public final class OverlapReranker implements Reranker {

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

  private final Set<String> languages;
  private volatile boolean closed;

  /**
   * @param languages the BCP 47 primary tags it claims to serve
   */
  public OverlapReranker(Set<String> languages) {
    this.languages = Set.copyOf(languages);
  }

  @Override
  public String name() {
    return "overlap";
  }

  @Override
  public Set<String> languages() {
    return languages;
  }

  @Override
  public float[] score(String question, List<String> passages) {
    if (closed) {
      throw new IllegalStateException("The reranker overlap is closed.");
    }
    Set<String> asked = words(question);
    float[] scores = new float[passages.size()];
    for (int i = 0; i < scores.length; i++) {
      Set<String> shared = words(passages.get(i));
      shared.retainAll(asked);
      scores[i] = asked.isEmpty() ? 0 : (float) shared.size() / asked.size();
    }
    return scores;
  }

  @Override
  public void close() {
    closed = true;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>(List.of(NO_WORD.split(text.toLowerCase(Locale.ROOT))));
    words.remove("");
    return words;
  }
}

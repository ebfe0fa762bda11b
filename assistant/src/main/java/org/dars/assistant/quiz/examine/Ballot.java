package org.dars.assistant.quiz.examine;

import java.util.HashMap;
import java.util.Map;

/**
 * Answers of a language model to one question, counted. An option is its choice when four answers
 * in five agree on it: who answers at random, or by the letter where options change places, does
 * not agree with himself.
 */
final class Ballot {

  /** What an answer may be that names no option: the model does not know. */
  static final int ABSTAINED = -1;

  private static final double AGREEMENT = 0.8;

  /** Fewer answers that can be read say nothing. */
  private static final int LEAST = 3;

  private final int key;
  private final int times;
  private final Map<Integer, Integer> votes = new HashMap<>();
  private int read;

  /**
   * @param key the place of the right option
   * @param times most answers
   */
  Ballot(int key, int times) {
    this.key = key;
    this.times = times;
  }

  /**
   * @param option its place, or {@link #ABSTAINED}
   */
  void add(int option) {
    votes.merge(option, 1, Integer::sum);
    read++;
  }

  int read() {
    return read;
  }

  int of(int option) {
    return votes.getOrDefault(option, 0);
  }

  /** The option that most answers name; the first of equal ones, the key where none is named. */
  int most() {
    int most = key;
    for (Map.Entry<Integer, Integer> e : votes.entrySet()) {
      boolean more = e.getValue() > of(most) || (e.getValue() == of(most) && e.getKey() < most);
      most = e.getKey() != ABSTAINED && more ? e.getKey() : most;
    }
    return most;
  }

  boolean enough() {
    return read >= LEAST;
  }

  /** Whether more than half of all answers name the key. */
  boolean found() {
    return enough() && 2 * of(key) > read;
  }

  /** Whether the answers agree on an option. */
  boolean agreed(int option) {
    return enough() && of(option) >= AGREEMENT * read;
  }

  /**
   * Whether more answers could not change whether the key is found or another agreed upon.
   *
   * @param asked how often it was asked, with answers that could not be read
   */
  boolean settledWithPassage(int asked) {
    int left = times - asked;
    boolean found = enough() && 2 * of(key) > read + left;
    boolean neither = enough() && 2 * (of(key) + left) <= read + left && !couldAgree(most(), left);
    return found || neither;
  }

  /** Whether more answers could not make them agree on the key. */
  boolean settledWithout(int asked) {
    return !couldAgree(key, times - asked);
  }

  private boolean couldAgree(int option, int left) {
    return of(option) + left >= AGREEMENT * (read + left);
  }
}

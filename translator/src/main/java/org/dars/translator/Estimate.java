package org.dars.translator;

import java.util.List;

/**
 * What localising a course would be, before anything is translated.
 *
 * @param documents that can be written back
 * @param segments with words in them
 * @param words of these segments
 * @param characters of these segments
 * @param repeated segments whose text stood in the course before: translated once
 * @param bands how much the memory knows, best first; repeated segments are left out
 * @param tokens to and from a language model for what the memory does not settle, estimated
 * @param cost lowest and highest in the currency of the prices; both 0 without prices
 * @param seconds lowest and highest for the engine
 */
public record Estimate(
    int documents,
    int segments,
    long words,
    long characters,
    int repeated,
    List<Band> bands,
    Tokens tokens,
    Range cost,
    Range seconds) {

  public Estimate {
    bands = List.copyOf(bands);
  }

  /**
   * Segments that the memory knows about as well.
   *
   * @param name "101", "100", "95–99", …, "none"
   */
  public record Band(String name, int segments, long words) {}

  /** Tokens of a language model, in and out. */
  public record Tokens(long in, long out) {}

  /** From and to. */
  public record Range(double low, double high) {}
}

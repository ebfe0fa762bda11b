package org.dars.assistant.store;

import java.util.List;
import java.util.Map;

/**
 * What a program makes of a test that is closed.
 *
 * @param least share of the marks that it surely has, 0 to 1
 * @param scores share of the mark of each item that needs no person, by place
 * @param essays answers that wait for a person; empty when {@code least} is the score
 * @param cards what is remembered from now on
 */
public record Graded(
    double least,
    Map<Integer, Double> scores,
    List<EssayRows.Handed> essays,
    List<MemoryCard> cards) {

  public Graded {
    scores = Map.copyOf(scores);
    essays = List.copyOf(essays);
    cards = List.copyOf(cards);
  }

  /** Share of the marks that it can have at most, 0 to 1. */
  public double most() {
    return Math.min(1, least + essays.stream().mapToDouble(EssayRows.Handed::weight).sum());
  }
}

package org.dars.assistant.tutor;

import java.io.IOException;
import java.util.List;

/**
 * The sentences of a question as the tutor ranks them, for fitting how it does.
 *
 * @param exact whether the question asks for a number, a date or a name
 * @param sentences best first
 */
public record RankedSentences(boolean exact, List<Seen> sentences) {

  /** A sentence, the block that it stands in, and what is seen of it. */
  public record Seen(String block, String text, double[] features) {}

  private static final int PASSAGES = 20;

  /** Best first. */
  public static RankedSentences of(EvidenceSource source, String question) throws IOException {
    List<Seen> seen =
        SentenceRanker.rank(question, source.find("", "", question, PASSAGES)).stream()
            .map(c ->
                new Seen(
                    c.source().block(),
                    c.text(),
                    c.features().stream().mapToDouble(f -> f).toArray()))
            .toList();
    return new RankedSentences(QuestionType.of(question).isExact(), seen);
  }
}

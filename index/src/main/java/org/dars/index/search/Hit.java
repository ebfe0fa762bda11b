package org.dars.index.search;

import java.util.List;

/**
 * A passage that was found.
 *
 * @param key its document
 * @param passage its id in the document
 * @param section its section
 * @param title its title line
 * @param text its text
 * @param language its language
 * @param score fused score, higher is better; comparable within one result only
 * @param lexical raw BM25 score, 0 when the words did not find it
 * @param similarity cosine of question and passage, −1…1; NaN when it has none
 * @param sentences how near its sentences are to the question, in its order; of the best hits only,
 *     and empty where sentences have no vectors
 */
public record Hit(
    DocumentKey key,
    String passage,
    String section,
    String title,
    String text,
    String language,
    double score,
    float lexical,
    float similarity,
    List<SentenceMatch> sentences) {

  public Hit {
    sentences = List.copyOf(sentences);
  }
}

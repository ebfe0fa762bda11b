package org.dars.index.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage as the index takes it.
 *
 * @param id unique in its document, not empty, at most {@value #MAX_ID_LENGTH} characters
 * @param section the section it belongs to, unique in its course; "" for none; at most {@value
 *     #MAX_ID_LENGTH} characters. Hits can be filtered by it
 * @param title document title and headings above the passage, as one line; "" for none
 * @param text the passage
 * @param language BCP 47 tag, "und" or "" when unknown; picks the analyzer
 * @param vector its embedding, a unit vector of the index's dimensions, or null when no embedder
 *     serves its language; not copied, and not to be changed afterwards
 * @param sentences embeddings of stretches of the text, in its order; empty for none
 */
public record IndexedPassage(
    String id,
    String section,
    String title,
    String text,
    String language,
    float @Nullable [] vector,
    List<SentenceVector> sentences) {

  static final int MAX_ID_LENGTH = 8_000;

  // Written out: javac drops the annotation of an array from a compact constructor.
  public IndexedPassage(
      String id,
      String section,
      String title,
      String text,
      String language,
      float @Nullable [] vector,
      List<SentenceVector> sentences) {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("a passage has an empty id");
    }
    if (id.length() > MAX_ID_LENGTH || section.length() > MAX_ID_LENGTH) {
      throw new IllegalArgumentException(
          "passage \"%.80s\": its id or section is longer than %d characters"
              .formatted(id, MAX_ID_LENGTH));
    }
    this.id = id;
    this.section = section;
    this.title = title;
    this.text = text;
    this.language = language;
    this.vector = vector;
    this.sentences = List.copyOf(sentences);
  }

  /** A passage whose sentences have no vectors of their own. */
  public IndexedPassage(
      String id,
      String section,
      String title,
      String text,
      String language,
      float @Nullable [] vector) {
    this(id, section, title, text, language, vector, List.of());
  }

  /** The same with a vector. */
  public IndexedPassage withVector(float[] embedding) {
    return withVectors(embedding, sentences);
  }

  /** The same with a vector, and vectors of its sentences. */
  public IndexedPassage withVectors(float[] embedding, List<SentenceVector> ofSentences) {
    return new IndexedPassage(id, section, title, text, language, embedding, ofSentences);
  }
}

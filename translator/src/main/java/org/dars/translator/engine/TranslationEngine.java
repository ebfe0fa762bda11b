package org.dars.translator.engine;

import java.util.List;
import org.dars.translator.memory.Quality;

/**
 * Translates segments. What it returns is checked by the caller: an engine may lose a placeholder
 * or fail on a segment without harm. Safe for use by several threads.
 */
public interface TranslationEngine extends AutoCloseable {

  /** One lower-case word: "apertium". */
  String name();

  /**
   * Changes whenever translations may: a program's version and its data, a model's name. Part of
   * every translation's provenance.
   */
  String version();

  /** How far its translations are to be trusted. */
  Quality quality();

  /** Whether it translates between two languages, given as BCP 47 tags. */
  boolean supports(String from, String to);

  /**
   * Translates a batch.
   *
   * @param segments in the order of the document, at least one
   * @return one result a segment, in the same order
   * @throws EngineException when the engine is of no use any more: not installed, cannot be
   *     reached, answers nonsense throughout
   * @throws InterruptedException when the calling thread is interrupted; nothing goes on behind it
   */
  List<EngineResult> translate(List<SourceSegment> segments, EngineContext context)
      throws EngineException, InterruptedException;

  /**
   * The same for a caller that has more to translate: what did not come back with the rest may be
   * left for its next call, as {@link EngineResult.Failed#later}, instead of being asked for in a
   * request of its own.
   */
  default List<EngineResult> translateSome(List<SourceSegment> segments, EngineContext context)
      throws EngineException, InterruptedException {
    return translate(segments, context);
  }

  /**
   * Whether a segment's headings, neighbours, document, terms and style may change its translation.
   */
  default boolean seesContext() {
    return false;
  }

  /** Whatever besides {@link #id} changes its translations: a temperature, a server's address. */
  default String settings() {
    return "";
  }

  /** How many segments it takes at once: a caller that keeps what it got does so this often. */
  default int batch() {
    return 100;
  }

  /** Ends what it holds: processes, connections. What is used after that may open them again. */
  @Override
  default void close() {}

  /** Name and version as one word, for provenance and reports. */
  default String id() {
    return name() + " " + version();
  }
}

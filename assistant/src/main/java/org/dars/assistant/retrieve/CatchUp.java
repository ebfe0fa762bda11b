package org.dars.assistant.retrieve;

/**
 * What catching up did.
 *
 * @param outcome how it ended
 * @param documents documents put into the index or taken out of it
 * @param passages passages put into the index
 * @param nanos time taken
 */
public record CatchUp(Outcome outcome, int documents, int passages, long nanos) {

  /** How it ended. */
  public enum Outcome {
    /** The index serves everything that was in the database. */
    CURRENT,
    /** The listener stopped it, or the retriever was closed. */
    CANCELLED,
    /** Another process, the service, owns the index and does it. */
    SERVED_BY_ANOTHER
  }
}

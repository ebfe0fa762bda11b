package org.dars.assistant.retrieve;

/** Hears how far the index has caught up, and may stop it. */
public interface CatchUpListener {

  /** Hears nothing, stops nothing. */
  CatchUpListener SILENT = (done, total) -> {};

  /**
   * @param done passages indexed, from any thread
   * @param total passages to index when it began
   */
  void progress(int done, int total);

  /** Asked now and then: true stops; what is done stays. */
  default boolean cancelled() {
    return false;
  }
}

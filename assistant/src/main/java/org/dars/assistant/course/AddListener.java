package org.dars.assistant.course;

import org.jspecify.annotations.Nullable;

/** Hears how adding goes, on the thread that adds, and may stop it. */
public interface AddListener {

  /** Hears nothing, stops nothing. */
  AddListener SILENT = progress -> {};

  /** A document is done: what this says is on disk, whatever happens next. */
  void done(Progress progress);

  /** Asked before each document: true stops; what is done stays. */
  default boolean cancelled() {
    return false;
  }

  /**
   * One document done.
   *
   * @param number from 1
   * @param total how many there are
   * @param path inside the course
   * @param outcome what was done
   * @param problem why it could not be read, one sentence, or null
   */
  record Progress(int number, int total, String path, Outcome outcome, @Nullable String problem) {}

  /** What became of a document. */
  enum Outcome {
    ADDED,
    REPLACED,
    UNCHANGED,
    /** Kept, but without text. */
    BROKEN
  }
}

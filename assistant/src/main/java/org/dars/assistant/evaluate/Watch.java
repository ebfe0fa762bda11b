package org.dars.assistant.evaluate;

/** Hears how far an evaluation is. */
public interface Watch {

  /** So many of so many passages and questions are done; from any thread. */
  void at(long done, long total);
}

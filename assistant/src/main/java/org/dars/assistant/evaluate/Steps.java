package org.dars.assistant.evaluate;

/** Passes on the progress of one evaluation. */
record Steps(Watch watch, long total) {

  void set(long done) {
    watch.at(done, total);
  }
}

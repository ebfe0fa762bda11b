package org.dars.models.catalog;

import java.time.Duration;

/** Hears how a pull or an import goes, on the thread that does it. */
public interface PullListener {

  /** Hears nothing. */
  PullListener SILENT =
      new PullListener() {
        @Override
        public void progress(String file, long done, long total) {}

        @Override
        public void retrying(String file, String why, Duration wait) {}
      };

  /**
   * @param done bytes of that file so far
   * @param total its length, −1 when not known
   */
  void progress(String file, long done, long total);

  /** Something went wrong, and is tried again after a wait. */
  void retrying(String file, String why, Duration wait);
}

package org.dars.assistant.tutor;

import org.dars.assistant.course.TutorProfile;

/** The decision as it ships, for what is fitted in other packages. */
public final class CoverageToday {

  private CoverageToday() {}

  /** Whether a question is answered, in full or in part. */
  public static boolean answers(Signals signals) {
    return Coverage.outcome(signals, TutorProfile.Caution.USUAL).answers();
  }
}

package org.dars.assistant.tutor;

import org.dars.assistant.course.TutorProfile;

/** Where the settings of a course's tutor come from. */
public interface TutorProfileSource {

  /** Every course has the standard tutor. */
  TutorProfileSource STANDARD = (zone, course) -> TutorProfile.STANDARD;

  /** The course's tutor. */
  TutorProfile of(String zone, String course);
}

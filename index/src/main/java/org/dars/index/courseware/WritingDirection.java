package org.dars.index.courseware;

/** How a language is written on the line. */
public enum WritingDirection {
  LEFT_TO_RIGHT,
  RIGHT_TO_LEFT
}

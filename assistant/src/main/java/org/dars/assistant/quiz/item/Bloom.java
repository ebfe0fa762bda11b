package org.dars.assistant.quiz.item;

import java.util.Locale;

/** What is asked of the learner's mind: the revised taxonomy (Anderson and Krathwohl, 2001). */
public enum Bloom {
  REMEMBER,
  UNDERSTAND,
  APPLY,
  ANALYSE,
  EVALUATE,
  CREATE;

  /** Its name in files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

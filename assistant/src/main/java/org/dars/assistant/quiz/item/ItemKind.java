package org.dars.assistant.quiz.item;

import java.util.Locale;

/** Kinds of items. */
public enum ItemKind {
  SINGLE_CHOICE,
  MULTIPLE_CHOICE,
  TRUE_FALSE,
  CLOZE,
  MATCHING,
  ORDERING,
  NUMERIC,
  SHORT_ANSWER,
  ESSAY,
  DESCRIPTION;

  /** Its name in files: "single-choice". */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind with a label.
   *
   * @throws IllegalArgumentException naming a label that is none
   */
  public static ItemKind labelled(String label) {
    for (ItemKind kind : values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of item is called \"" + label + "\"");
  }
}

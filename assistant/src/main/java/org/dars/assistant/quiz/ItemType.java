package org.dars.assistant.quiz;

/** What a learner is asked to do. */
public enum ItemType {
  /** Pick the one option that answers the stem. */
  MULTIPLE_CHOICE("multiple-choice"),
  /** Pick the one option that fills the blank {@code _____} in a sentence of the course. */
  CLOZE("cloze");

  private final String label;

  ItemType(String label) {
    this.label = label;
  }

  /** Its name in files. */
  public String label() {
    return label;
  }

  /**
   * The type with a label.
   *
   * @throws IllegalArgumentException naming a label that is none
   */
  public static ItemType labelled(String label) {
    for (ItemType type : values()) {
      if (type.label.equals(label)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "item type \"" + label + "\" is not one of multiple-choice, cloze");
  }
}

package org.dars.assistant.quiz.examine;

import java.util.Locale;

/**
 * A part of an item that something is said of: "gap 2".
 *
 * @param number from 1; 0 for what there is only one of
 */
public record Spot(Part part, int number) {

  /** Parts that items have. */
  public enum Part {
    STEM("the stem"),
    TEXT("the text"),
    EXPLANATION("the explanation"),
    RUBRIC("the rubric"),
    FEEDBACK("the feedback"),
    GAP("gap"),
    OPTION("option"),
    OPTION_FEEDBACK("feedback of option"),
    PROMPT("prompt"),
    PARTNER("partner"),
    STEP("step"),
    ANSWER("answer"),
    NUMBER("number");

    private final String english;

    Part(String english) {
      this.english = english;
    }

    /** Its name in files and of messages: "option-feedback". */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The one of its kind. */
  static Spot the(Part part) {
    return new Spot(part, 0);
  }

  /** In English: "gap 2". */
  String english() {
    return number == 0 ? part.english : part.english + " " + number;
  }
}

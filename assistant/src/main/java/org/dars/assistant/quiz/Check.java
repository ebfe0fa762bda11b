package org.dars.assistant.quiz;

/** What the examiner looks at. */
public enum Check {
  QUOTE_IN_BLOCK("every quote stands verbatim in the block that it names"),
  KEY_PROVEN("the quotes hold the key, and no distractor as well as it"),
  ONE_KEY("no distractor is another name of the key or means the same"),
  OPTIONS_DISTINCT("there are at least three options and no two are the same"),
  NOT_GIVEN_AWAY("the stem does not contain the key"),
  NO_WORD_CUE("the key is not the only option that repeats a word of the stem"),
  NO_LENGTH_CUE("the key is not by far the longest or shortest option"),
  NO_GRAMMAR_CUE("no article before the blank points at the key"),
  NO_CATCH_ALL("no option is \"all of the above\" or the like"),
  TEXT_SOUND("no text is empty, too long, or holds leftover markup");

  private final String meaning;

  Check(String meaning) {
    this.meaning = meaning;
  }

  /** What an item that passes has, as a sentence without its full stop. */
  public String meaning() {
    return meaning;
  }
}

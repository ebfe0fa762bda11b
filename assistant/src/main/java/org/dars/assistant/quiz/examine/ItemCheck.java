package org.dars.assistant.quiz.examine;

import java.util.Locale;

/** What the examiner looks at. */
public enum ItemCheck {
  QUOTE_IN_BLOCK("every quote stands verbatim in the block that it names"),
  KEY_PROVEN("the quotes hold the key"),
  SOLVED_WITH_PASSAGE("a solver who is given the passage finds the key"),
  NOT_GUESSED("a solver without the passage does not find the key"),
  ONE_KEY("no distractor is right as well"),
  OPTIONS_DISTINCT("there are enough options, and no two are the same"),
  NOT_GIVEN_AWAY("the stem does not hold the key"),
  NO_WORD_CUE("the key is not the only option that repeats a word of the stem"),
  NO_LENGTH_CUE("the key is not by far the longest or shortest option"),
  NO_CONVERGENCE("the key is not the one option that shares most words with the others"),
  NO_GRAMMAR_CUE("the grammar of the stem does not point at the key"),
  NO_ABSOLUTE_WORDS("no option says always, never, all or none"),
  NO_CATCH_ALL("no option is \"all of the above\" or the like"),
  NO_HIDDEN_NEGATION("a negation in the stem stands out, and there is at most one"),
  NOT_A_DUPLICATE("no other item asks the same"),
  KEYS_SPREAD("keys stand at every position about equally often"),
  READABLE("its sentences are no harder than the course's"),
  TEXT_SOUND("no text is empty, too long, or holds leftover markup"),
  MARKUP_INTACT("placeholders, math and code are as in the course"),
  BODY_SOUND("gaps, pairs, steps, numbers and weights make sense");

  private final String meaning;

  ItemCheck(String meaning) {
    this.meaning = meaning;
  }

  /** What an item that passes has, as a sentence without its full stop. */
  public String meaning() {
    return meaning;
  }

  /** Its name in files: "key-proven". */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

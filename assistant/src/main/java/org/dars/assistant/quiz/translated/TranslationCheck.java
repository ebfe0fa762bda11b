package org.dars.assistant.quiz.translated;

import java.util.Locale;

/** What is looked at when an item was translated, beside what the examiner looks at. */
public enum TranslationCheck {
  BLOCK_THERE("the translated course has the blocks that prove the item"),
  ALL_TRANSLATED("every text was translated"),
  OPTIONS_APART("options, partners and steps that differ still differ"),
  KEY_IN_QUOTE("the key stands in the translated words wherever it stood in the original ones"),
  GAP_IN_SENTENCE("each gap's answer stands in the translated sentence of the course"),
  NUMBERS_KEPT("numbers of the item are those of the translated course"),
  UNITS_KEPT("units of measure are those of the translated course"),
  IN_LANGUAGE("its letters are those of the language");

  private final String meaning;

  TranslationCheck(String meaning) {
    this.meaning = meaning;
  }

  /** What a translation that passes has, as a sentence without its full stop. */
  public String meaning() {
    return meaning;
  }

  /** Its name in JSON and messages: "gap-in-sentence". */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

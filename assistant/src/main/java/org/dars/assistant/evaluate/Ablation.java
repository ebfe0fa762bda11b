package org.dars.assistant.evaluate;

import org.dars.index.search.FusionWeights;
import org.dars.index.search.SearchMode;

/** A search with a part of it left out, to see what the part adds. */
enum Ablation {
  NOTHING("", SearchMode.HYBRID, true, true),
  WORDS_ONLY("by words only", SearchMode.LEXICAL, true, false),
  VECTORS_ONLY("by vectors only", SearchMode.VECTOR, true, false),
  NO_SECTIONS("without the evidence of sections", SearchMode.HYBRID, false, false),
  NO_SECOND_LOOK("without a second look", SearchMode.HYBRID, true, false);

  private final String words;
  private final SearchMode mode;
  private final boolean sections;
  private final boolean secondLook;

  Ablation(String words, SearchMode mode, boolean sections, boolean secondLook) {
    this.words = words;
    this.mode = mode;
    this.sections = sections;
    this.secondLook = secondLook;
  }

  /** What is left out, for a table. */
  String words() {
    return words;
  }

  SearchMode mode() {
    return mode;
  }

  boolean secondLook() {
    return secondLook;
  }

  FusionWeights weights(String language) {
    FusionWeights all = FusionWeights.forLanguage(language);
    return sections ? all : new FusionWeights(all.vector(), all.title(), 0, all.candidates());
  }
}

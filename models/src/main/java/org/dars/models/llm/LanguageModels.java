package org.dars.models.llm;

import org.dars.models.LanguageModel;

/** Opens language models. */
public final class LanguageModels {

  private LanguageModels() {}

  /** The model of these settings. Nothing is sent before the first question. */
  public static LanguageModel open(LanguageModelSettings settings) {
    return new ServedLanguageModel(settings);
  }
}

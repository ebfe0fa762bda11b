package org.dars.models.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a model does. In JSON and on the command line in lower case, with hyphens. */
public enum ModelTask {
  EMBEDDING,
  RERANKING,
  TRANSLATION,
  TEXT_GENERATION;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The task of that name, as {@link #toString} gives it. */
  public static Optional<ModelTask> named(String name) {
    return Arrays.stream(values()).filter(t -> t.toString().equals(name)).findFirst();
  }

  /** Why this version cannot run models of this task; "" when it can. */
  public String unusable() {
    return switch (this) {
      case EMBEDDING, RERANKING, TRANSLATION -> "";
      case TEXT_GENERATION ->
          "not usable by this version: it does not generate text in this process; run the model in"
              + " Ollama or llama.cpp and set DARS_LLM_PROVIDER, DARS_LLM_URL and DARS_LLM_MODEL";
    };
  }
}

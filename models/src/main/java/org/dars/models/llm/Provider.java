package org.dars.models.llm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The protocol that a language-model server speaks. */
public enum Provider {
  /** Chat completions over server-sent events: OpenAI, DeepSeek, Qwen, vLLM, llama.cpp, … */
  OPENAI_COMPATIBLE("openai-compatible"),
  /** Ollama's own chat protocol, one JSON object a line. */
  OLLAMA("ollama");

  private final String label;

  Provider(String label) {
    this.label = label;
  }

  /** As it stands in settings and messages. */
  public String label() {
    return label;
  }

  static Optional<Provider> labelled(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(p -> p.label.equals(wanted)).findFirst();
  }
}

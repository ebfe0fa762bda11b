package org.dars.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** A model that writes text. Safe for use by several threads. */
public interface LanguageModel {

  /** Provider and model: "ollama qwen3:4b". */
  String name();

  /** Whatever besides the name changes its answers: "temperature 0.2"; "" for nothing known. */
  default String settings() {
    return "";
  }

  /**
   * Asks, and hands over the text piece by piece as it comes.
   *
   * @param prompt what to do and what with
   * @param onText called with each piece, on some other thread, never concurrently. An exception
   *     thrown from it cancels the request
   * @return the whole text
   * @throws LanguageModelException when the model refuses, times out, cannot be reached, or sends
   *     what is not its protocol; the message says which, and what to do
   * @throws InterruptedException when the calling thread is interrupted; the request is cancelled
   */
  String ask(Prompt prompt, Consumer<String> onText)
      throws LanguageModelException, InterruptedException;

  /**
   * The same, and tells what it took: what the provider counted, else an estimate. Told once,
   * before this returns or fails.
   *
   * @param onUsage called on the asking thread
   */
  default String ask(Prompt prompt, Consumer<String> onText, Consumer<Usage> onUsage)
      throws LanguageModelException, InterruptedException {
    List<String> written = Collections.synchronizedList(new ArrayList<>());
    try {
      return ask(
          prompt,
          text -> {
            written.add(text);
            onText.accept(text);
          });
    } finally {
      onUsage.accept(Usage.estimate(prompt, String.join("", List.copyOf(written))));
    }
  }
}

package org.dars.models.onnx;

import java.nio.file.Path;

/** Where a model's graph and tokenizer stand. */
public sealed interface ModelSource {

  /**
   * In a jar.
   *
   * @param artifact Maven coordinates of that jar, for the message when it is missing
   * @param graph resource name of the ONNX graph
   * @param tokenizer resource name of a Hugging Face {@code tokenizer.json}
   */
  record OnClassPath(String artifact, String graph, String tokenizer) implements ModelSource {}

  /**
   * In files, which nobody changes while they are used. A graph may keep its weights in further
   * files beside it.
   *
   * @param graph the ONNX graph
   * @param tokenizer a Hugging Face {@code tokenizer.json}
   * @param digest of all files together, in hexadecimal, as it was verified; part of the
   *     fingerprint
   */
  record InFiles(Path graph, Path tokenizer, String digest) implements ModelSource {}
}

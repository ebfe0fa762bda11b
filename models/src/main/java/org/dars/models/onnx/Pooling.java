package org.dars.models.onnx;

/** How the vectors of a text's tokens become the vector of the text. */
public enum Pooling {
  /** The vector of the first token, {@code [CLS]}. */
  CLS,
  /** The mean over all tokens, special ones included, padding not. */
  MEAN,
  /** The vector of the last token, as decoders have it. */
  LAST,
  /** The graph does it, and whatever comes after it: its output is [batch, dimensions]. */
  GRAPH
}

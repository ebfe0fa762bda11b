/**
 * What models do for Dars: text in, vectors or text out. The ports stand here, {@link
 * org.dars.models.Embedder}, {@link org.dars.models.Reranker}, {@link
 * org.dars.models.TextTranslator} and {@link org.dars.models.LanguageModel}; {@code onnx} and
 * {@code llm} implement them, {@code catalog} says which models there are and installs them, {@code
 * testing} holds deterministic fakes.
 */
@NullMarked
package org.dars.models;

import org.jspecify.annotations.NullMarked;

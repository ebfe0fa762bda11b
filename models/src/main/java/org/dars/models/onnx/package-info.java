/**
 * Sentence embeddings, reranking and translation in this process, on the CPU, with ONNX Runtime.
 * Start at {@link org.dars.models.onnx.OnnxEmbedder} or {@link
 * org.dars.models.onnx.OnnxTranslator}; {@link org.dars.models.onnx.BundledModels} lists the models
 * that come in jars, {@code catalog} looks after those in files.
 */
@NullMarked
package org.dars.models.onnx;

import org.jspecify.annotations.NullMarked;

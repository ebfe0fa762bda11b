/**
 * Deterministic stand-ins for models, for tests, demonstrations and machines without any: {@link
 * org.dars.models.testing.HashEmbedder}, {@link org.dars.models.testing.OverlapReranker} and {@link
 * org.dars.models.testing.ScriptedLanguageModel}. {@link org.dars.models.testing.ToyModels} makes
 * real, tiny ONNX models, and {@link org.dars.models.testing.LocalHub} is a server to pull them
 * from.
 */
@NullMarked
package org.dars.models.testing;

import org.jspecify.annotations.NullMarked;

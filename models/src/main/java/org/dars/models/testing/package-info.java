/**
 * Deterministic stand-ins for models, for tests, demonstrations and machines without any: {@link
 * org.dars.models.testing.HashEmbedder} and {@link org.dars.models.testing.ScriptedLanguageModel}.
 */
@NullMarked
package org.dars.models.testing;

import org.jspecify.annotations.NullMarked;

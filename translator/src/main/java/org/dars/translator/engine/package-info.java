/**
 * Engines that translate segments. The port is {@link
 * org.dars.translator.engine.TranslationEngine}; {@link org.dars.translator.engine.Engines} picks
 * the best that is there.
 */
@NullMarked
package org.dars.translator.engine;

import org.jspecify.annotations.NullMarked;

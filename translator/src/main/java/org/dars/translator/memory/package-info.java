/**
 * Translations that were made before. Start at {@link
 * org.dars.translator.memory.TranslationMemory}.
 */
@NullMarked
package org.dars.translator.memory;

import org.jspecify.annotations.NullMarked;

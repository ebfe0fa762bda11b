/**
 * Translations that were made before: exact, in context, and similar ones. Start at {@link
 * org.dars.translator.memory.TranslationMemory}; {@link org.dars.translator.memory.Memories} looks
 * into several; {@link org.dars.translator.memory.Scores} says what a score means.
 */
@NullMarked
package org.dars.translator.memory;

import org.jspecify.annotations.NullMarked;

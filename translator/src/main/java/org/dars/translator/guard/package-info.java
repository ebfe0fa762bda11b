/**
 * What an engine must not touch, as numbered placeholders, and the proof that it came back whole.
 *
 * <p>Start at {@link org.dars.translator.guard.Guard}: it turns a segment into a {@link
 * org.dars.translator.guard.Guarded} text; that restores a translation of the text, or says what is
 * damaged.
 */
@NullMarked
package org.dars.translator.guard;

import org.jspecify.annotations.NullMarked;

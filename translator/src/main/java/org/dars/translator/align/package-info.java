/**
 * Translations that exist already, paired with their sources: documents, their blocks, their
 * sentences.
 *
 * <p>Start at {@link org.dars.translator.align.BitextAligner}. {@code SequenceAligner} is the
 * dynamic programme, {@code PairCost} what it minimises, {@code Lexicon} what it learns from the
 * documents themselves.
 */
@NullMarked
package org.dars.translator.align;

import org.jspecify.annotations.NullMarked;

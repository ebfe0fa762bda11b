/**
 * Blocks cut into sentences, and put together again. Start at {@link
 * org.dars.translator.segment.Segmenter}.
 */
@NullMarked
package org.dars.translator.segment;

import org.jspecify.annotations.NullMarked;

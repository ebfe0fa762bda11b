/**
 * Blocks joined into passages, the unit of retrieval. Start at {@link
 * org.dars.index.passage.Passages}.
 */
@NullMarked
package org.dars.index.passage;

import org.jspecify.annotations.NullMarked;

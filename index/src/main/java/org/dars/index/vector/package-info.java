/**
 * Vectors beside the text, in Lucene's own format. Start at {@link
 * org.dars.index.vector.VectorField}, the only class that the search knows: what stands behind it
 * may change.
 */
@NullMarked
package org.dars.index.vector;

import org.jspecify.annotations.NullMarked;

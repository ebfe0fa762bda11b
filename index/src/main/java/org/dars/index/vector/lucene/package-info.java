/**
 * The vector search core inside Lucene, so that one commit holds text and vectors. Start at {@link
 * org.dars.index.vector.lucene.VectorField}, the only class that the search knows.
 */
@NullMarked
package org.dars.index.vector.lucene;

import org.jspecify.annotations.NullMarked;

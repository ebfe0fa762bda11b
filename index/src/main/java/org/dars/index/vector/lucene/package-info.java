/**
 * The vector search core inside Lucene, so that one commit holds text and vectors. To search, start
 * at {@link org.dars.index.vector.lucene.VectorField}; for how vectors are stored and merged, at
 * {@link org.dars.index.vector.lucene.DarsVectorsFormat}.
 */
@NullMarked
package org.dars.index.vector.lucene;

import org.jspecify.annotations.NullMarked;

/**
 * The vector search core: finds the nearest of up to a million vectors without Lucene. Start at
 * {@link org.dars.index.vector.VectorIndex}, one immutable set of vectors that can be built,
 * written, read and searched. How it is put inside a Lucene index stands in {@code vector.lucene}.
 */
@NullMarked
package org.dars.index.vector;

import org.jspecify.annotations.NullMarked;

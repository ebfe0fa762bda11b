/**
 * The benchmark of the vector search core beside its peers, behind the Maven profile {@code bench}.
 * Start at {@link org.dars.index.bench.VectorBench}, the command; each engine runs in a process of
 * its own, {@link org.dars.index.bench.EngineServer}.
 */
@NullMarked
package org.dars.index.bench;

import org.jspecify.annotations.NullMarked;

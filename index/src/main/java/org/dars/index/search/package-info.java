/**
 * Lexical and vector search over passages, fused. Start at {@link
 * org.dars.index.search.PassageIndex}.
 */
@NullMarked
package org.dars.index.search;

import org.jspecify.annotations.NullMarked;

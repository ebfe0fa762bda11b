/**
 * How good a search is: recall@k, MRR and nDCG over a set of questions with known answers. Start at
 * {@link org.dars.index.eval.RankingSummary}.
 */
@NullMarked
package org.dars.index.eval;

import org.jspecify.annotations.NullMarked;

/**
 * A team's words: concepts with their preferred, admitted and forbidden terms. Start at {@link
 * org.dars.translator.terms.Termbase}; {@link org.dars.translator.terms.TermFinder} finds terms in
 * a source, {@link org.dars.translator.terms.TermCheck} looks whether a translation kept to them,
 * {@link org.dars.translator.terms.TermExtractor} proposes new ones from a course.
 */
@NullMarked
package org.dars.translator.terms;

import org.jspecify.annotations.NullMarked;

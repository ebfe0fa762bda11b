/**
 * QTI 2.2 and 3.0 of 1EdTech: items in a package, and alone. Start at {@link QtiFormat}; both
 * versions are one grammar under two spellings ({@link QtiVersion}).
 */
@NullMarked
package org.dars.assistant.quiz.exchange.qti;

import org.jspecify.annotations.NullMarked;

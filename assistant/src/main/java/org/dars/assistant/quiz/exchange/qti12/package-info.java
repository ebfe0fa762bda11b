/**
 * QTI 1.2, as Canvas and Common Cartridge write it, read only. Start at {@link
 * org.dars.assistant.quiz.exchange.qti12.Qti12Reader}.
 */
@NullMarked
package org.dars.assistant.quiz.exchange.qti12;

import org.jspecify.annotations.NullMarked;

/**
 * How well the tutor finds and answers, measured on an instructor's own questions. Start at {@link
 * org.dars.assistant.evaluate.RetrievalEvaluation} and {@link
 * org.dars.assistant.evaluate.AnswerEvaluation}.
 */
@NullMarked
package org.dars.assistant.evaluate;

import org.jspecify.annotations.NullMarked;

/** Problems of Open edX courses, read only. Start at {@link OlxProblems}. */
@NullMarked
package org.dars.assistant.quiz.exchange.olx;

import org.jspecify.annotations.NullMarked;

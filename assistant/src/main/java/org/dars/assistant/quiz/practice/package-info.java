/**
 * Learners at work: practice with spaced repetition, and graded tests. Start at {@link
 * org.dars.assistant.quiz.practice.Practice}.
 */
@NullMarked
package org.dars.assistant.quiz.practice;

import org.jspecify.annotations.NullMarked;

/**
 * The question bank of a course: items with their versions, what the examiner says of them, and how
 * learners answered. Start at {@link org.dars.assistant.quiz.bank.ItemBank}.
 */
@NullMarked
package org.dars.assistant.quiz.bank;

import org.jspecify.annotations.NullMarked;

/**
 * Aids for people who mark essays; none of them decides anything. {@link
 * org.dars.assistant.quiz.essay.Rubric} has what counts, point by point, {@link
 * org.dars.assistant.quiz.essay.FindingAid} where an answer may speak of it, {@link
 * org.dars.assistant.quiz.essay.CourseWords} what was copied from the course.
 */
@NullMarked
package org.dars.assistant.quiz.essay;

import org.jspecify.annotations.NullMarked;

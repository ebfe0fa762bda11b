/**
 * Examines items by code before a person sees them, whoever made them. Start at {@link
 * org.dars.assistant.quiz.examine.CourseExaminer}; what it looks at is {@link
 * org.dars.assistant.quiz.examine.ItemCheck}.
 */
@NullMarked
package org.dars.assistant.quiz.examine;

import org.jspecify.annotations.NullMarked;

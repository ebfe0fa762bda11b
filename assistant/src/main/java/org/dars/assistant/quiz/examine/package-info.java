/**
 * Examines items by code before a person sees them, whoever made them. Start at {@link
 * org.dars.assistant.quiz.examine.Examiner}.
 */
@NullMarked
package org.dars.assistant.quiz.examine;

import org.jspecify.annotations.NullMarked;

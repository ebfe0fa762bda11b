/**
 * Items of a question bank, whatever made them and whatever file they came from. Start at {@link
 * org.dars.assistant.quiz.item.Item}.
 */
@NullMarked
package org.dars.assistant.quiz.item;

import org.jspecify.annotations.NullMarked;

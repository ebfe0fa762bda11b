/**
 * Items in the other languages of their course: one item, its texts translated, its keys the same
 * by construction, proven again in the translated course. Start at {@link
 * org.dars.assistant.quiz.translated.ItemLocaliser}; what people do with the result is in {@link
 * org.dars.assistant.quiz.translated.ItemLanguages}.
 */
@NullMarked
package org.dars.assistant.quiz.translated;

import org.jspecify.annotations.NullMarked;

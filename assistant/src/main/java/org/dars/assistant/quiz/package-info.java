/**
 * Quizzes made from a course, every item with its proof. Start at {@link
 * org.dars.assistant.quiz.QuizMaker}: it finds the {@link org.dars.assistant.quiz.KeyTerm}s, makes
 * {@link org.dars.assistant.quiz.QuizItem}s of them (or has a language model write some), lets
 * {@link org.dars.assistant.quiz.ItemExaminer} throw out what does not hold, and gives a {@link
 * org.dars.assistant.quiz.Quiz}, which {@link org.dars.assistant.quiz.GiftWriter} and {@link
 * org.dars.assistant.quiz.QuizJson} write. {@link org.dars.assistant.quiz.practice.Practice} asks
 * and marks what a person approved.
 */
@NullMarked
package org.dars.assistant.quiz;

import org.jspecify.annotations.NullMarked;

/**
 * Quizzes about courses. {@link org.dars.assistant.quiz.make.ItemMaker} makes items from the
 * course's own words, or has a language model write some; {@link
 * org.dars.assistant.quiz.examine.Examiner} says of each whether it is sound; {@link
 * org.dars.assistant.quiz.bank.ItemBank} keeps them until a person approves them; {@link
 * org.dars.assistant.quiz.practice.Practice} asks learners. Start at {@link
 * org.dars.assistant.quiz.QuizRoom}.
 */
@NullMarked
package org.dars.assistant.quiz;

import org.jspecify.annotations.NullMarked;

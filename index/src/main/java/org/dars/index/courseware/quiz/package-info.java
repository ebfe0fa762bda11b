/**
 * Quizzes and question banks: {@link org.dars.index.courseware.quiz.GiftReader}, {@link
 * org.dars.index.courseware.quiz.MoodleXmlReader} and {@link
 * org.dars.index.courseware.quiz.QtiReader}. {@link org.dars.index.courseware.quiz.Question} turns
 * a text of a question into blocks, whatever format it is in.
 */
@NullMarked
package org.dars.index.courseware.quiz;

import org.jspecify.annotations.NullMarked;

/** Makes items from a course. Start at {@link org.dars.assistant.quiz.make.ItemMaker}. */
@NullMarked
package org.dars.assistant.quiz.make;

import org.jspecify.annotations.NullMarked;

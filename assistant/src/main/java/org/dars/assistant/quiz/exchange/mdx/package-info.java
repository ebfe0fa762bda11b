/** Questions in pages of MDX, read only. Start at {@link MdxQuestions}. */
@NullMarked
package org.dars.assistant.quiz.exchange.mdx;

import org.jspecify.annotations.NullMarked;

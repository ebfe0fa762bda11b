/**
 * Items that a language model writes: objectives are planned over the course first, items are
 * written to them as JSON, and nothing is believed that the course does not prove. Start at {@link
 * org.dars.assistant.quiz.make.written.WrittenItems}.
 */
@NullMarked
package org.dars.assistant.quiz.make.written;

import org.jspecify.annotations.NullMarked;

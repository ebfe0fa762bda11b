/** Moodle's question banks in XML. Start at {@link MoodleXmlFormat}. */
@NullMarked
package org.dars.assistant.quiz.exchange.moodle;

import org.jspecify.annotations.NullMarked;

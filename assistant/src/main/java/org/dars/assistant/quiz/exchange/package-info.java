/**
 * Items in the files that learning platforms read and write. Start at {@link
 * org.dars.assistant.quiz.exchange.ItemFormat}; what a file cannot hold is named, item by item.
 */
@NullMarked
package org.dars.assistant.quiz.exchange;

import org.jspecify.annotations.NullMarked;

/** Question sets of H5P. Start at {@link H5pFormat}. */
@NullMarked
package org.dars.assistant.quiz.exchange.h5p;

import org.jspecify.annotations.NullMarked;

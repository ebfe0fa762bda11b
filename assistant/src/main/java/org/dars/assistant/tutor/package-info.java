/**
 * Questions about a course, answered with proof. Start at {@link org.dars.assistant.tutor.Answer}.
 */
@NullMarked
package org.dars.assistant.tutor;

import org.jspecify.annotations.NullMarked;

/**
 * Courses and their documents: added, brought up to date, listed, deleted. Start at {@link
 * org.dars.assistant.course.CourseLibrary}.
 */
@NullMarked
package org.dars.assistant.course;

import org.jspecify.annotations.NullMarked;

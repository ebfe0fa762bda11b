/** Courses and their documents. Start at {@link org.dars.assistant.course.CourseLibrary}. */
@NullMarked
package org.dars.assistant.course;

import org.jspecify.annotations.NullMarked;

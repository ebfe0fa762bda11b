/**
 * Courseware files as blocks, and blocks spliced back into the bytes they came from.
 *
 * <p>Start at {@link org.dars.index.courseware.Courseware}: it picks the {@link
 * org.dars.index.courseware.CoursewareReader} for a file and reads it into a {@link
 * org.dars.index.courseware.CoursewareDocument}, a list of {@link
 * org.dars.index.courseware.Block}s.
 */
@NullMarked
package org.dars.index.courseware;

import org.jspecify.annotations.NullMarked;

/**
 * Courseware files as blocks, and blocks spliced back into the bytes they came from.
 *
 * <p>Start at {@link org.dars.index.courseware.Courseware}: it picks the {@link
 * org.dars.index.courseware.CoursewareReader} for a file and reads it into a {@link
 * org.dars.index.courseware.CoursewareDocument}, a list of {@link
 * org.dars.index.courseware.Block}s. {@link org.dars.index.courseware.CourseFolder} lists the files
 * of a course.
 *
 * <p>Each format has a package of its own. What their readers share is in {@code splice}
 * (characters and bytes, ids and anchors, texts inside texts), {@code xml}, {@code json} and {@code
 * zip}. {@code packages} opens course packages, {@code tika} reads what is not written back, in a
 * process of its own, and {@code roundtrip} proves that files come back whole.
 */
@NullMarked
package org.dars.index.courseware;

import org.jspecify.annotations.NullMarked;

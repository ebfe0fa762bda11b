/**
 * Reading and splicing courseware beside Okapi and Tika; {@link CoursewareBench} is the command
 * {@code index/bench courseware}.
 */
@NullMarked
package org.dars.index.bench.courseware;

import org.jspecify.annotations.NullMarked;

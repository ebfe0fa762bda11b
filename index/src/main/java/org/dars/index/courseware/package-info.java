/**
 * Courseware files as blocks, and blocks spliced back into the bytes they came from.
 *
 * <p>Start at {@link org.dars.index.courseware.Courseware}: it picks the {@link
 * org.dars.index.courseware.CoursewareReader} for a file and reads it into a {@link
 * org.dars.index.courseware.CoursewareDocument}, a list of {@link
 * org.dars.index.courseware.Block}s. {@link org.dars.index.courseware.CourseFolder} lists the files
 * of a course.
 *
 * <p>Markdown and HTML are {@link org.dars.index.courseware.SplicingReader}s: {@code SourceText}
 * knows bytes and characters, {@code Outline} gives ids and anchors, {@code Splicer} puts changed
 * blocks back, and {@code MarkdownWriter} says how text is escaped. PDF and office files are read
 * by Apache Tika in a process of its own, {@code TikaProcess}.
 */
@NullMarked
package org.dars.index.courseware;

import org.jspecify.annotations.NullMarked;

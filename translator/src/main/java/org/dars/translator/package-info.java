/**
 * Courses into other languages, block by block.
 *
 * <p>Start at {@link org.dars.translator.CourseLocaliser}, which takes a file or a folder; {@link
 * org.dars.translator.Localiser} does one document. On its way a document passes {@code segment},
 * {@code memory}, {@code guard}, {@code engine}, {@code check}; {@code exchange} is the way to
 * people and back.
 */
@NullMarked
package org.dars.translator;

import org.jspecify.annotations.NullMarked;

/**
 * Zip files read within limits, and written so that every entry that did not change keeps its
 * bytes: {@link org.dars.index.courseware.zip.ZipEntries} and {@link
 * org.dars.index.courseware.zip.ZipSplice}.
 */
@NullMarked
package org.dars.index.courseware.zip;

import org.jspecify.annotations.NullMarked;

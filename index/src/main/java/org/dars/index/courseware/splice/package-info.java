/**
 * What readers of splicing formats share. Start at {@link
 * org.dars.index.courseware.splice.SourceText} (characters and bytes), {@link
 * org.dars.index.courseware.splice.Outline} (blocks with ids and anchors) and {@link
 * org.dars.index.courseware.splice.RegionReader} (a reader of files that hold several texts).
 */
@NullMarked
package org.dars.index.courseware.splice;

import org.jspecify.annotations.NullMarked;

/** Plain text and subtitles. */
@NullMarked
package org.dars.index.courseware.text;

import org.jspecify.annotations.NullMarked;

/** Open edX's components: {@link org.dars.index.courseware.olx.OlxReader}. */
@NullMarked
package org.dars.index.courseware.olx;

import org.jspecify.annotations.NullMarked;

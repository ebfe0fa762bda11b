/** The contents of H5P: {@link org.dars.index.courseware.h5p.H5pContentReader}. */
@NullMarked
package org.dars.index.courseware.h5p;

import org.jspecify.annotations.NullMarked;

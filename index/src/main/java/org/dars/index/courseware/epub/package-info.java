/** E-books: {@link org.dars.index.courseware.epub.EpubReader}. */
@NullMarked
package org.dars.index.courseware.epub;

import org.jspecify.annotations.NullMarked;

/**
 * What is read, not written, through Apache Tika in a process of its own: {@link
 * org.dars.index.courseware.tika.TikaReader}.
 */
@NullMarked
package org.dars.index.courseware.tika;

import org.jspecify.annotations.NullMarked;

/** HTML pages and fragments: {@link org.dars.index.courseware.html.HtmlReader}. */
@NullMarked
package org.dars.index.courseware.html;

import org.jspecify.annotations.NullMarked;

/** Jupyter notebooks: {@link org.dars.index.courseware.notebook.NotebookReader}. */
@NullMarked
package org.dars.index.courseware.notebook;

import org.jspecify.annotations.NullMarked;

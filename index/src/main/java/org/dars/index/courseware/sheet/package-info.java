/** What readers of spreadsheets share: names of cells, and texts that formulas look for. */
@NullMarked
package org.dars.index.courseware.sheet;

import org.jspecify.annotations.NullMarked;

/**
 * Excel workbooks (ISO/IEC 29500, transitional and strict), read and spliced from their XML. Start
 * at {@link org.dars.index.courseware.xlsx.XlsxReader}; {@code RunText} reads and writes text in
 * runs, {@code Workbook} knows the parts, {@code SheetReader} takes a sheet's cells in order.
 */
@NullMarked
package org.dars.index.courseware.xlsx;

import org.jspecify.annotations.NullMarked;

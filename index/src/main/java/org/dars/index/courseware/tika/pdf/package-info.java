/**
 * PDF by layout: words with their places become columns, lines, tables, paragraphs and headings.
 * Runs in the reading process: {@link org.dars.index.courseware.tika.pdf.PdfLayoutParser}.
 */
@NullMarked
package org.dars.index.courseware.tika.pdf;

import org.jspecify.annotations.NullMarked;

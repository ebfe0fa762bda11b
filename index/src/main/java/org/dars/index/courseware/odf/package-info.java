/**
 * OpenDocument texts, presentations and spreadsheets (ODF 1.0 to 1.4), read and spliced from their
 * XML. Start at {@link org.dars.index.courseware.odf.OdfReader}; {@code OdfInlines} makes a
 * paragraph's content, {@code OdfWriter} writes it back, {@code OdfText} walks through what holds
 * paragraphs.
 */
@NullMarked
package org.dars.index.courseware.odf;

import org.jspecify.annotations.NullMarked;

/**
 * Word documents and presentations (ECMA-376, transitional and strict), read and written as the XML
 * that they are. Start at {@link org.dars.index.courseware.ooxml.OoxmlReader}; {@link
 * org.dars.index.courseware.ooxml.Paragraph} is what a translator sees of a paragraph and how it is
 * written.
 */
@NullMarked
package org.dars.index.courseware.ooxml;

import org.jspecify.annotations.NullMarked;

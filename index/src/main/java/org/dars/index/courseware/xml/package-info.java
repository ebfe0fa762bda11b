/**
 * XML with the place of every tag, attribute and text in the file. Start at {@link
 * org.dars.index.courseware.xml.XmlTree}.
 */
@NullMarked
package org.dars.index.courseware.xml;

import org.jspecify.annotations.NullMarked;

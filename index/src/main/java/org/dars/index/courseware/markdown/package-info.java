/** Markdown and MDX: {@link org.dars.index.courseware.markdown.MarkdownReader}. */
@NullMarked
package org.dars.index.courseware.markdown;

import org.jspecify.annotations.NullMarked;

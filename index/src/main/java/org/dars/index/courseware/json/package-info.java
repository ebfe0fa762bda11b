/**
 * JSON with places: {@link org.dars.index.courseware.json.JsonTree} gives the strings of a file as
 * texts that can be written back.
 */
@NullMarked
package org.dars.index.courseware.json;

import org.jspecify.annotations.NullMarked;

/**
 * Courses fitted to countries: what the command line and the pages share. {@link
 * org.dars.assistant.adapt.AdaptationRoom} is where to start; the records and rules are the
 * translator's.
 */
@NullMarked
package org.dars.assistant.adapt;

import org.jspecify.annotations.NullMarked;

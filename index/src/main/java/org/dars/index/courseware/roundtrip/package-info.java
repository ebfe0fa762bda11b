/**
 * Whether files come through reading and writing whole: {@link
 * org.dars.index.courseware.roundtrip.RoundTrip}.
 */
@NullMarked
package org.dars.index.courseware.roundtrip;

import org.jspecify.annotations.NullMarked;

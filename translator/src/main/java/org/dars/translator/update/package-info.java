/**
 * What a new version of a course keeps of the old one's translation. Start at {@link
 * org.dars.translator.update.UpdatePlan}.
 */
@NullMarked
package org.dars.translator.update;

import org.jspecify.annotations.NullMarked;

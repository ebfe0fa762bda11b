/**
 * Localising files that people hand in, in the background. Start at {@link
 * org.dars.assistant.localise.Localisations}.
 */
@NullMarked
package org.dars.assistant.localise;

import org.jspecify.annotations.NullMarked;

/**
 * Translations to and from other tools. Start at {@link org.dars.translator.exchange.XliffFile} for
 * documents and at {@link org.dars.translator.exchange.TmxFile} for memories.
 */
@NullMarked
package org.dars.translator.exchange;

import org.jspecify.annotations.NullMarked;

/**
 * Translations to and from other tools. Start at {@link org.dars.translator.exchange.XliffFile}.
 */
@NullMarked
package org.dars.translator.exchange;

import org.jspecify.annotations.NullMarked;

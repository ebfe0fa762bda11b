/**
 * Translations to and from other tools. Start at {@link org.dars.translator.exchange.Xliff}, {@link
 * org.dars.translator.exchange.ReviewTable} and {@link org.dars.translator.exchange.Returned}.
 */
@NullMarked
package org.dars.translator.exchange;

import org.jspecify.annotations.NullMarked;

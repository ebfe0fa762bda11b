/**
 * Translations to and from other tools. For documents start at {@link
 * org.dars.translator.exchange.Xliff}, {@link org.dars.translator.exchange.ReviewTable} and {@link
 * org.dars.translator.exchange.Returned}; for memories at {@link
 * org.dars.translator.exchange.TmxFile}.
 */
@NullMarked
package org.dars.translator.exchange;

import org.jspecify.annotations.NullMarked;

/**
 * How good an engine's translations are, against those of people: chrF, chrF++ and BLEU as
 * sacreBLEU (Post 2018) defines them, and what {@code guard} had to hold back. Start at {@link
 * org.dars.translator.evaluate.TranslationEvaluation}.
 */
@NullMarked
package org.dars.translator.evaluate;

import org.jspecify.annotations.NullMarked;

/**
 * Courses fitted to a country, one recorded change at a time.
 *
 * <p>An {@link org.dars.translator.adapt.Adaptation} is an immutable record of one change to one
 * block of a translation; the {@link org.dars.translator.adapt.AdaptationLedger} holds what was
 * proposed and decided; {@link org.dars.translator.adapt.Adapter} renders a document as the
 * translation plus its approved records. Start at {@link org.dars.translator.adapt.Adaptations},
 * which proposes and decides; the rules that propose without a language model stand in {@code
 * adapt.rule}.
 */
@NullMarked
package org.dars.translator.adapt;

import org.jspecify.annotations.NullMarked;

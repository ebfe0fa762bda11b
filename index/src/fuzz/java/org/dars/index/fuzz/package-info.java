/**
 * Fuzz targets for the courseware readers, run by Jazzer; {@link Fuzz} is the command, {@link
 * Targets} the list. Outside the usual build: profile {@code fuzz}.
 */
@NullMarked
package org.dars.index.fuzz;

import org.jspecify.annotations.NullMarked;

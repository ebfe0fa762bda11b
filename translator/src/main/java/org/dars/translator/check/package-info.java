/**
 * What is wrong with a translation, found without understanding it. Start at {@link
 * org.dars.translator.check.Checks}.
 */
@NullMarked
package org.dars.translator.check;

import org.jspecify.annotations.NullMarked;

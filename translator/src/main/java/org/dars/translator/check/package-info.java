/**
 * What is wrong with a translation, found without understanding it. Start at {@link
 * org.dars.translator.check.Checks}; {@link org.dars.translator.check.Issue.Kind} lists what is
 * looked for, {@link org.dars.translator.check.MqmScore} counts what reviewers found.
 */
@NullMarked
package org.dars.translator.check;

import org.jspecify.annotations.NullMarked;

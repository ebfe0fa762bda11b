/**
 * The teaching assistant: service, pages and command line. Start at {@link org.dars.assistant.App},
 * which only wires.
 */
@NullMarked
package org.dars.assistant;

import org.jspecify.annotations.NullMarked;

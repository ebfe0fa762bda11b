/**
 * The command line. Start at {@link org.dars.assistant.cli.Dars}; each command is a class of its
 * own.
 */
@NullMarked
package org.dars.assistant.cli;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.dars.assistant;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.dars.index;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.dars.translator;

import org.jspecify.annotations.NullMarked;

/**
 * What Dars keeps, and how it stays kept: {@link org.dars.assistant.store.Home} says where, {@link
 * org.dars.assistant.store.Blobs} holds original files, {@link org.dars.assistant.store.Database}
 * everything else. Start at {@code Database}: its commit is the moment a thing is true.
 */
@NullMarked
package org.dars.assistant.store;

import org.jspecify.annotations.NullMarked;

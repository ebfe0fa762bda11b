/**
 * Where index meets models: passages of the store become searchable, questions find them. Start at
 * {@link org.dars.assistant.retrieve.Retriever}.
 */
@NullMarked
package org.dars.assistant.retrieve;

import org.jspecify.annotations.NullMarked;

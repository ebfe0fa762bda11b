/** Where index meets models. Start at {@link org.dars.assistant.retrieve.PassageEmbedding}. */
@NullMarked
package org.dars.assistant.retrieve;

import org.jspecify.annotations.NullMarked;

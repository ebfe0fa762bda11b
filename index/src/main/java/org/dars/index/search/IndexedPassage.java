package org.dars.index.search;

import org.jspecify.annotations.Nullable;

/**
 * A passage as the index takes it.
 *
 * @param id unique in its document
 * @param section the section it belongs to, unique in its course; "" for none. Hits can be filtered
 *     by it
 * @param title document title and headings above the passage, as one line; "" for none
 * @param text the passage
 * @param language BCP 47 primary tag; picks the analyzer
 * @param vector its embedding of the index's dimensions, or null when no embedder serves its
 *     language
 */
public record IndexedPassage(
    String id,
    String section,
    String title,
    String text,
    String language,
    float @Nullable [] vector) {}

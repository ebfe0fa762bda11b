package org.dars.assistant.localise;

import org.dars.translator.Estimator;

/**
 * What the pages of a course's localisation need. All stay the caller's to close.
 *
 * @param batches courses into other languages
 * @param reviews what people decide about segments
 * @param suggestions engines asked for one segment
 * @param files what came out
 * @param prices of the language model, for estimates; {@link Estimator.Prices#NONE} for unknown
 */
public record LocalisationRoom(
    Batches batches,
    Reviews reviews,
    Suggestions suggestions,
    LocalisedFiles files,
    Estimator.Prices prices) {}

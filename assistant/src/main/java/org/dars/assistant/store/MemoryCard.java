package org.dars.assistant.store;

import java.time.Instant;

/**
 * What a learner remembers of an item.
 *
 * @param item its id
 * @param stability days until recall falls to 90 %, above 0
 * @param difficulty 1 to 10
 * @param reviewed when it was last answered
 * @param due when it is to be answered again
 * @param reviews how often it was answered, from 1
 * @param lastScore share of the mark of the last answer, 0 to 1
 */
public record MemoryCard(
    String item,
    double stability,
    double difficulty,
    Instant reviewed,
    Instant due,
    int reviews,
    double lastScore) {}

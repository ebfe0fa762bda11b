package org.dars.translator.adapt;

import java.time.Instant;

/**
 * The state of an adaptation and how it came to it.
 *
 * @param reviewer who decided; "" while it is only proposed
 * @param time when it was proposed or decided
 * @param reason in a sentence; "" for none
 */
public record Decision(State state, String reviewer, Instant time, String reason) {}

package org.dars.assistant.course;

import java.time.Instant;

/**
 * A course of a zone.
 *
 * @param id short name, unique in its zone: lower-case letters, digits and {@code -}
 * @param title as people call it
 * @param language BCP 47 primary tag of most of its documents
 * @param added when it was first added
 * @param documents how many documents it has, broken ones included
 * @param words how many words they hold
 * @param problems how many documents could not be read
 */
public record Course(
    String id,
    String title,
    String language,
    Instant added,
    int documents,
    long words,
    int problems) {}

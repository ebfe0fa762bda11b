package org.dars.translator.adapt;

/**
 * Where an adaptation or a flag stands in the translation.
 *
 * @param document path inside the course
 * @param block id of the block in the document
 * @param place the stretch in the block
 * @param anchor where the block stands, for people: "2.3 Prompting"; "" at the top
 * @param context what stood around it when it was found, as {@link Surroundings} has it
 */
public record Target(String document, String block, Place place, String anchor, String context) {}

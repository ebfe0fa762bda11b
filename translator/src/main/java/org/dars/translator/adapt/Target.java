package org.dars.translator.adapt;

/**
 * Where an adaptation or a flag stands in the translation.
 *
 * @param document path inside the course
 * @param block id of the block in the document
 * @param place the stretch in the block
 * @param anchor where the block stands, for people: "2.3 Prompting"; "" at the top
 * @param context the sentence or so around it, as it stood when it was found
 */
public record Target(String document, String block, Place place, String anchor, String context) {}

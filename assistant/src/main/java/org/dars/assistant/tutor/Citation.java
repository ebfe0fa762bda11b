package org.dars.assistant.tutor;

/**
 * A proof: words that stand verbatim in a block of the course.
 *
 * @param number from 1, as shown: [1]
 * @param document id of the document in its course
 * @param documentTitle its title
 * @param block id of the block in the document
 * @param anchor where that is, for a person: "page 12", "slide 7", "2.3 Prompting", "03:41"
 * @param quote the words, verbatim up to white space
 */
public record Citation(
    int number, String document, String documentTitle, String block, String anchor, String quote) {}

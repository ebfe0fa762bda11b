package org.dars.translator.engine;

/**
 * What a batch belongs to.
 *
 * @param from BCP 47 tag of the source language
 * @param to BCP 47 tag of the target language
 * @param document title of the document
 */
public record EngineContext(String from, String to, String document) {}

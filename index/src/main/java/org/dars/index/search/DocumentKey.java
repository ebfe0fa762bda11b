package org.dars.index.search;

/** A document of a course of a zone. Zones never see each other: every query names one. */
public record DocumentKey(String zone, String course, String document) {}

package org.dars.translator;

/**
 * How far a localisation is.
 *
 * @param path the file at hand
 * @param file which file it is, from 1
 * @param files how many there are
 * @param segment how many of the file's segments are done
 * @param segments how many it has
 */
public record Progress(String path, int file, int files, int segment, int segments) {}

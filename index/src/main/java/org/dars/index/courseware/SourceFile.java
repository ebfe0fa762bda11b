package org.dars.index.courseware;

import java.nio.file.Path;

/**
 * A file to be read.
 *
 * @param path its path inside the course, with {@code /}: what errors and citations call it
 * @param file where its bytes are
 */
public record SourceFile(String path, Path file) {}

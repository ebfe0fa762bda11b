package org.dars.index.courseware.splice;

/**
 * A stretch of a file in one format: a whole page, a part of an office file, an HTML text inside an
 * XML element. Regions nest: the source of an inner one maps its characters to those around it.
 *
 * @param source its characters, and where they stand in the file
 * @param writer how its blocks are written
 */
public record Region(SourceText source, BlockWriter writer) {}

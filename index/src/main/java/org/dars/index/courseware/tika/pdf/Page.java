package org.dars.index.courseware.tika.pdf;

import java.util.List;

/**
 * A page, cut into regions.
 *
 * @param height in points
 * @param scanned whether it shows pictures and no text
 */
record Page(int number, double height, List<Region> regions, boolean scanned) {}

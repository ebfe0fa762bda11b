package org.dars.index.courseware.roundtrip;

import java.util.List;
import java.util.Map;

/**
 * How a folder of courseware fared.
 *
 * @param formats scores by file name extension
 * @param total all formats together
 * @param skipped files of kinds that Dars does not read, by extension
 * @param left how many files were not reached because the run was stopped
 * @param seconds how long it took
 */
public record RoundTripReport(
    Map<String, FormatScore> formats,
    FormatScore total,
    Map<String, List<String>> skipped,
    int left,
    double seconds) {}

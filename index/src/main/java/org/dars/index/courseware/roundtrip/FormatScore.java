package org.dars.index.courseware.roundtrip;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;

/**
 * How the files of one format fared.
 *
 * @param files how many there are
 * @param read how many could be read
 * @param spliceable how many of those are of a format that is written back
 * @param identical how many of those came back byte for byte when nothing was changed
 * @param pseudoOk how many read back as meant after every block was pseudo-translated
 * @param broken how many of the spliceable ones are not both
 * @param blocks how many blocks were read
 * @param failed the files with which something is wrong
 * @param megabytesPerSecond megabytes of source that one thread reads in a second
 */
public record FormatScore(
    int files,
    int read,
    int spliceable,
    int identical,
    @JsonProperty("pseudo_ok") int pseudoOk,
    int broken,
    long blocks,
    List<Failure> failed,
    @JsonProperty("mb_per_s") double megabytesPerSecond) {

  public FormatScore {
    failed = List.copyOf(failed);
  }

  /** A file with which something is wrong, and what. */
  public record Failure(String file, String why) {}

  static FormatScore of(List<FileResult> results) {
    List<FileResult> read = results.stream().filter(FileResult::read).toList();
    long bytes = read.stream().mapToLong(FileResult::bytes).sum();
    long nanos = read.stream().mapToLong(FileResult::nanos).sum();
    return new FormatScore(
        results.size(),
        read.size(),
        (int) read.stream().filter(FileResult::spliceable).count(),
        (int) read.stream().filter(FileResult::identical).count(),
        (int) read.stream().filter(FileResult::pseudoOk).count(),
        (int) read.stream().filter(FileResult::broken).count(),
        read.stream().mapToLong(FileResult::blocks).sum(),
        results.stream()
            .filter(r -> !r.problem().isEmpty())
            .sorted(Comparator.comparing(FileResult::file))
            .map(r -> new Failure(r.file(), r.problem()))
            .toList(),
        nanos == 0 ? 0 : Math.round(1e5 * bytes / nanos) / 1e2);
  }
}

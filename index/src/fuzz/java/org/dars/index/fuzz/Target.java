package org.dars.index.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Something to be fuzzed.
 *
 * @param name as in {@code index/fuzz NAME}
 * @param fileName what its files are called
 * @param packing how inputs become files
 * @param check what must hold, reporting what ends nothing
 * @param seeds small valid inputs
 */
record Target(
    String name,
    String fileName,
    Packing packing,
    Function<Reports, Check> check,
    List<byte[]> seeds) {

  /** A reader of plain files. */
  static Target reader(String name, String fileName, String... seeds) {
    return reader(name, fileName, Packing.NONE, seeds);
  }

  /** A reader of packed files; each seed is the parts of one. */
  static Target reader(String name, String fileName, Packing packing, String... seeds) {
    return new Target(
        name,
        fileName,
        packing,
        reports -> new ReaderCheck(fileName, packing, reports),
        Arrays.stream(seeds).map(s -> s.getBytes(StandardCharsets.UTF_8)).toList());
  }
}

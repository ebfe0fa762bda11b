package org.dars.index.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.zip.ZipEntries;
import org.dars.index.courseware.zip.ZipSplice;

/**
 * The bytes of a zip file: its entries come out or are refused; with new content in one of them all
 * others come out as before.
 */
final class ZipCheck implements Check {

  private static final byte[] CONTENT = "new content, new content".getBytes(StandardCharsets.UTF_8);

  @Override
  public Outcome check(byte[] input) {
    Map<String, byte[]> before;
    try {
      before = entries(input);
    } catch (CoursewareException e) {
      return Outcome.REFUSED;
    }
    if (before.isEmpty()) {
      return Outcome.WHOLE;
    }
    String name =
        before.keySet().stream().skip(input.length % before.size()).findFirst().orElseThrow();
    byte[] written;
    try {
      written = ZipSplice.replace(input, names(input), Map.of(name, CONTENT));
    } catch (IOException | CoursewareException e) {
      return Outcome.REFUSED;
    }
    try {
      before.put(name, CONTENT);
      Map<String, byte[]> after = entries(written);
      if (!before.keySet().equals(after.keySet())) {
        throw new AssertionError(before.keySet() + " became " + after.keySet());
      }
      before.forEach((n, content) -> {
        if (!Arrays.equals(content, after.get(n))) {
          throw new AssertionError("with new content in " + name + ", " + n + " is not the same");
        }
      });
      return Outcome.WHOLE;
    } catch (CoursewareException e) {
      throw new AssertionError("with new content in " + name + ": " + e.getMessage(), e);
    }
  }

  private static List<String> names(byte[] bytes) throws CoursewareException {
    try (ZipEntries zip = ZipEntries.of("a.zip", bytes, ReadLimits.standard())) {
      return zip.allNames();
    }
  }

  private static Map<String, byte[]> entries(byte[] bytes) throws CoursewareException {
    try (ZipEntries zip = ZipEntries.of("a.zip", bytes, ReadLimits.standard())) {
      Map<String, byte[]> entries = new LinkedHashMap<>();
      for (String name : zip.names()) {
        entries.put(name, zip.read(name));
      }
      return entries;
    }
  }
}

package org.dars.index.bench.courseware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.roundtrip.RoundTrip;

/** Files read and written without a change, side by side. */
final class Identity {

  private static final String ROW = "%-6s  %-17s %5s %5s %9s %9s  %-17s %9s %13s %13s  %s%n";

  private interface RoundTripper {
    byte[] identity(Path file) throws IOException, CoursewareException;
  }

  private final Samples samples;
  private final boolean detail;
  private final PlainText plain = new PlainText();

  Identity(Samples samples, boolean detail) {
    this.samples = samples;
    this.detail = detail;
  }

  void run() throws IOException {
    System.out.printf(
        ROW,
        "format",
        "tool",
        "files",
        "read",
        "identical",
        "same text",
        "entries changed",
        "runs lost",
        "language lost",
        "proofing lost",
        "translated and read back whole");
    try (Courseware courseware = Courseware.open(ReadLimits.standard())) {
      for (Map.Entry<String, List<Path>> entry : samples.byFormat().entrySet()) {
        String format = entry.getKey();
        int[] translated = new int[2];
        compare(
            "dars",
            format,
            entry.getValue(),
            file -> dars(courseware, file, translated),
            () -> translated[0] + " of " + translated[1]);
        for (Okapi okapi : Okapi.of(format)) {
          compare(okapi.name(), format, entry.getValue(), okapi::identity, () -> "");
        }
      }
    }
  }

  private void compare(
      String tool,
      String format,
      List<Path> files,
      RoundTripper tripper,
      Supplier<String> translated)
      throws IOException {
    int read = 0;
    int identical = 0;
    int sameText = 0;
    Losses losses = Losses.NONE;
    for (Path file : files) {
      byte[] before = Files.readAllBytes(file);
      byte[] after;
      try {
        after = tripper.identity(file);
      } catch (IOException | CoursewareException e) {
        tell(tool, file, "refused: " + e.getMessage());
        continue;
      }
      read++;
      Losses here = Samples.isZip(format) ? Losses.of(before, after) : Losses.NONE;
      losses = losses.plus(here);
      boolean equal = Arrays.equals(before, after);
      boolean same = equal || sameText(format, before, after);
      identical += equal ? 1 : 0;
      sameText += same ? 1 : 0;
      if (!equal) {
        tell(tool, file, (same ? "other bytes, same text" : "OTHER TEXT") + here.shown());
      }
    }
    boolean zip = Samples.isZip(format);
    System.out.printf(
        ROW,
        format,
        tool,
        files.size(),
        read,
        identical,
        sameText,
        zip ? losses.changed() + " of " + losses.entries() : "",
        zip ? losses.runs() : "",
        zip ? losses.languages() : "",
        zip ? losses.proofing() : "",
        translated.get());
  }

  /** Reads, splices nothing; and, for what was read, translates in earnest. */
  private static byte[] dars(Courseware courseware, Path file, int[] translated)
      throws IOException, CoursewareException {
    SourceFile source = new SourceFile(file.getFileName().toString(), file);
    CoursewareDocument document = courseware.read(source);
    if (!courseware.canSplice(document)) {
      throw new IOException("is only read, not written");
    }
    byte[] bytes = Files.readAllBytes(file);
    byte[] same = courseware.splice(bytes, document, Map.of());
    translated[1]++;
    translated[0] += RoundTrip.problems(courseware, source, bytes, document).isEmpty() ? 1 : 0;
    return same;
  }

  private boolean sameText(String format, byte[] before, byte[] after) {
    try {
      return plain.of(format, before).equals(plain.of(format, after));
    } catch (IOException e) {
      return false;
    }
  }

  private void tell(String tool, Path file, String what) {
    if (detail) {
      System.out.printf("  %s\t%s\t%s%n", tool, file.getFileName(), what);
    }
  }
}

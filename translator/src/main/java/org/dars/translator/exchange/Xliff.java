package org.dars.translator.exchange;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.xml.XmlElement;
import org.dars.index.courseware.xml.XmlTree;

/**
 * XLIFF 1.2 and 2.1 for people who translate with tools of their own, and back. What comes back is
 * held against what went out by {@link Returned}.
 */
public final class Xliff {

  /** A course in one file is larger than any of its documents. */
  private static final ReadLimits LIMITS =
      new ReadLimits(
          500_000_000, 400_000_000, 20, Duration.ofMinutes(5), 500_000_000, 500_000_000, 10, 200);

  private Xliff() {}

  /** A file as text. */
  public static String write(ExchangeFile content, XliffVersion version) {
    StringWriter out = new StringWriter();
    try {
      write(content, version, (Writer) out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Writes a file, in UTF-8. */
  public static void write(ExchangeFile content, XliffVersion version, Path file)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(content, version, out);
    }
  }

  private static void write(ExchangeFile content, XliffVersion version, Writer out)
      throws IOException {
    switch (version) {
      case V1_2 -> Xliff12Writer.write(content, out);
      case V2_1 -> Xliff2Writer.write(content, out);
    }
  }

  /**
   * Reads a file of version 1.2, 2.0 or 2.1 from any tool. Namespaces that it does not know are
   * ignored; a unit that cannot be read is reported and left out.
   *
   * @throws XliffProblemException when it is not such a file, has a DOCTYPE, or is over a limit
   */
  public static Reading read(Path file) throws XliffProblemException, IOException {
    byte[] bytes = Files.readAllBytes(file);
    XmlTree tree;
    try {
      tree = XmlTree.parse(String.valueOf(file.getFileName()), "", bytes, LIMITS);
    } catch (CoursewareException e) {
      String problem = String.valueOf(e.getMessage()).substring(e.path().length() + 2);
      throw new XliffProblemException(file, problem, e);
    }
    XmlElement root = tree.root();
    // No exchange file has a DOCTYPE, and entities are a way to read other files.
    if (tree.raw(0, root.start()).contains("<!DOCTYPE")) {
      throw new XliffProblemException(file, "has a DOCTYPE, which is not allowed", null);
    }
    String version = Ids.own(root, "version");
    if (root.is("xliff") && version.startsWith("2.")) {
      return new Xliff2Reader(file, tree).read();
    }
    if (root.is("xliff") && version.startsWith("1.")) {
      return new Xliff12Reader(file, tree).read();
    }
    throw new XliffProblemException(
        file,
        root.is("xliff")
            ? "is XLIFF " + version + "; export it as XLIFF 1.2 or 2.1"
            : "is not XLIFF; export it again as XLIFF 1.2 or 2.1",
        null);
  }
}

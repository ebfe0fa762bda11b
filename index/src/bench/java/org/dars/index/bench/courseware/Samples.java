package org.dars.index.bench.courseware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a folder by format, an extension in lower case.
 *
 * @param byFormat in the order of their names
 */
record Samples(Map<String, List<Path>> byFormat) {

  /** What several tools read; packages are for {@code ./dars evaluate roundtrip}. */
  private static final Set<String> KNOWN =
      Set.of(
          "docx", "pptx", "xlsx", "odt", "odp", "ods", "html", "htm", "xhtml", "md", "mdx", "srt",
          "vtt", "sbv", "epub", "ipynb", "pdf", "rtf", "doc", "ppt", "xls", "gift", "txt");

  private static final Map<String, String> SAME = Map.of("htm", "html", "xhtml", "html");

  /**
   * @param formats with commas in between, "" for all known
   * @param most of each format, evenly out of all
   */
  static Samples of(Path folder, String formats, int most) throws IOException {
    Set<String> wanted = formats.isEmpty() ? KNOWN : Set.of(formats.split(",", -1));
    Map<String, List<Path>> all = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        String extension = extension(file);
        String format = SAME.getOrDefault(extension, extension);
        if (wanted.contains(format) && Files.size(file) > 0) {
          all.computeIfAbsent(format, _ -> new ArrayList<>()).add(file);
        }
      }
    }
    all.replaceAll((_, files) -> evenly(files, most));
    if (all.isEmpty()) {
      throw new IOException(folder + " holds no file of these formats");
    }
    return new Samples(all);
  }

  static String extension(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether files of a format are zip files. */
  static boolean isZip(String format) {
    return Set.of("docx", "pptx", "xlsx", "odt", "odp", "ods", "epub").contains(format);
  }

  private static List<Path> evenly(List<Path> files, int most) {
    if (files.size() <= most) {
      return files;
    }
    List<Path> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(files.get((int) ((long) i * files.size() / most)));
    }
    return some;
  }
}

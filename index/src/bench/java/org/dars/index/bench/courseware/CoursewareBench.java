package org.dars.index.bench.courseware;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dars.index.courseware.CoursewareException;

/** The command; {@code index/bench courseware} starts it, its options stand in {@link #USAGE}. */
public final class CoursewareBench {

  private static final String USAGE =
      """
      index/bench courseware COMMAND [FOLDER] [--option value …]

        identity FOLDER     read and write without a change: Dars beside Okapi, per format
        throughput FOLDER   MB/s and blocks/s: Dars, Tika, Okapi in turns, per format
        scale               time for files made up in three sizes; a large package in a small heap

      --formats   file name extensions, docx,pptx,xlsx,odt,odp,ods,html,md,srt,vtt …; all
      --files     at most so many files of a format
      --rounds    of a comparison, 5;  --millis of warm-up and of one measurement at least, 500
      --detail    yes: a line for each file that changed or was refused
      --size      characters of the smallest file of scale, 50000
      --package   MB of the package of scale, 500; 0 for none;  --heap of the JVM that reads it, 512m
      """;

  /** The loggers of peers that would talk into the figures; held, or they would be collected. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("net.sf.okapi"),
          Logger.getLogger("net.htmlparser.jericho"),
          Logger.getLogger("org.apache"));

  private CoursewareBench() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException, CoursewareException {
    Locale.setDefault(Locale.ROOT);
    LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    List<String> words = new ArrayList<>();
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--") && i + 1 < args.length) {
        options.put(args[i].substring(2), args[++i]);
      } else {
        words.add(args[i]);
      }
    }
    String command = words.isEmpty() ? "" : words.getFirst();
    boolean folder = words.size() == 2;
    if (command.equals("identity") && folder) {
      new Identity(files(words, options), options.getOrDefault("detail", "no").equals("yes")).run();
    } else if (command.equals("throughput") && folder) {
      new Throughput(files(words, options), number(options, "rounds", 5), millis(options)).run();
    } else if (command.equals("scale") && !folder) {
      List<String> formats =
          options.containsKey("formats")
              ? Arrays.asList(options.get("formats").split(",", -1))
              : MadeUp.FORMATS;
      Scale scale = new Scale(number(options, "rounds", 5), millis(options));
      scale.files(formats, number(options, "size", 50_000));
      int megabytes = number(options, "package", 500);
      if (megabytes > 0) {
        LargePackage.run(megabytes, options.getOrDefault("heap", "512m"));
      }
    } else {
      System.err.print(USAGE);
      System.exit(2);
    }
  }

  private static Samples files(List<String> words, Map<String, String> options) throws IOException {
    return Samples.of(
        Path.of(words.get(1)),
        options.getOrDefault("formats", ""),
        number(options, "files", Integer.MAX_VALUE));
  }

  private static int millis(Map<String, String> options) {
    return number(options, "millis", 500);
  }

  private static int number(Map<String, String> options, String name, int otherwise) {
    return Integer.parseInt(options.getOrDefault(name, "" + otherwise));
  }
}

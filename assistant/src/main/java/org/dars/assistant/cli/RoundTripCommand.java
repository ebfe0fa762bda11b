package org.dars.assistant.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.roundtrip.Codec;
import org.dars.index.courseware.roundtrip.FormatScore;
import org.dars.index.courseware.roundtrip.RoundTripReport;
import org.dars.index.courseware.roundtrip.RoundTripRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "roundtrip",
    mixinStandardHelpOptions = true,
    header = "Do files come back whole when they are read and written?",
    description = {
      "Every file below the folder is read; written with nothing changed, and compared byte for byte;",
      "written with every text pseudo-translated, read again, and compared block for block. Nothing in",
      "the folder is changed. Exit code 1 when a file that can be written did not come back whole.%n"
    },
    footer = {
      "%nExamples:",
      "  ./dars evaluate roundtrip my-course/",
      "  ./dars evaluate roundtrip my-course/ --json"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RoundTripCommand implements Callable<Integer> {

  /** What is printed after Ctrl-C must be out by then. */
  private static final int SECONDS_TO_STOP = 5;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FOLDER|FILE", description = "course files, also below")
  private Path folder;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "files at a time (default: the number of processors)")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (threads < 1 || threads > 256) {
      throw new ParameterException(spec.commandLine(), "--threads takes 1 to 256, not " + threads);
    }
    if (!Files.exists(folder)) {
      throw new CommandException(folder + ": there is no such file or folder");
    }
    try (Stop stop = new Stop()) {
      RoundTripReport report = run(stop);
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? Json.of(report) : text(report));
      out.flush();
      int broken = report.total().broken();
      if (broken > 0) {
        spec.commandLine()
            .getErr()
            .println(
                "dars: %d of %d files that can be written did not come back whole"
                    .formatted(broken, report.total().spliceable()));
      }
      return broken > 0 || report.left() > 0 ? 1 : 0;
    }
  }

  private RoundTripReport run(Stop stop) throws IOException, InterruptedException {
    try (Courseware courseware = Courseware.open(ReadLimits.standard());
        Progress progress = Progress.of("reading", 0)) {
      RoundTripRun.Watch watch =
          new RoundTripRun.Watch() {
            @Override
            public void done(int done, int total) {
              progress.total(total);
              progress.to(done);
            }

            @Override
            public boolean stopped() {
              return stop.asked;
            }
          };
      return new RoundTripRun(Codec.of(courseware), threads).of(folder, watch);
    }
  }

  private static String text(RoundTripReport report) {
    StringBuilder out = new StringBuilder();
    out.append(
        "%-8s %6s %6s %10s %10s %10s %9s %8s%n"
            .formatted(
                "", "files", "read", "writable", "identical", "pseudo ok", "blocks", "MB/s"));
    report.formats().forEach((format, score) -> out.append(line(format, score)));
    out.append(line("all", report.total()));
    for (FormatScore.Failure failure : report.total().failed()) {
      String why = failure.why();
      out.append("  failed: ")
          .append(why.startsWith(failure.file()) ? why : failure.file() + ": " + why)
          .append(System.lineSeparator());
    }
    for (Map.Entry<String, java.util.List<String>> skipped : report.skipped().entrySet()) {
      out.append(
          "  skipped: %d %s (no courseware)%n"
              .formatted(skipped.getValue().size(), skipped.getKey()));
    }
    if (report.left() > 0) {
      out.append("  stopped: %d files were not reached%n".formatted(report.left()));
    }
    return out.append(String.format(Locale.ROOT, "%.1f s", report.seconds())).toString();
  }

  private static String line(String format, FormatScore s) {
    return String.format(
        Locale.ROOT,
        "%-8s %6d %6d %10d %10d %10d %9d %8.2f%n",
        format,
        s.files(),
        s.read(),
        s.spliceable(),
        s.identical(),
        s.pseudoOk(),
        s.blocks(),
        s.megabytesPerSecond());
  }

  /** Ctrl-C asks the run to stop, and lets the JVM go when the report was printed. */
  private static final class Stop implements AutoCloseable {
    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "dars-stop");
    private volatile boolean asked;

    Stop() {
      Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
      asked = true;
      try {
        boolean out = reported.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
        if (!out) {
          System.err.println("dars: stopped before anything could be reported");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      reported.countDown();
      if (!asked) {
        try {
          Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
          // The JVM is on its way out: the hook runs, and finds that all was reported.
        }
      }
    }
  }
}

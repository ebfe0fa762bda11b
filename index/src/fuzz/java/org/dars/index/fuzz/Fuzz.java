package org.dars.index.fuzz;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dars.index.courseware.CoursewareException;

/** The command; {@code index/fuzz} starts it. */
public final class Fuzz {

  private static final String USAGE =
      """
      index/fuzz TARGET [SECONDS]   fuzzes, 600 seconds when not said
      index/fuzz TARGET FILE…       tries these inputs
      index/fuzz seeds TARGET DIR   writes the seeds as the files that they stand for

      TARGET  \
      """;

  private Fuzz() {}

  /** Runs it; ends the program. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 3 && args[0].equals("seeds")) {
      seeds(args[1], Path.of(args[2]));
      return;
    }
    if (args.length == 0 || !Targets.isKnown(args[0])) {
      System.err.print(USAGE);
      System.err.println(Targets.ALL.stream().map(Target::name).collect(Collectors.joining(" ")));
      System.exit(2);
    }
    Target target = Targets.named(args[0]);
    Path work = Path.of(System.getProperty("fuzz.work", "index/target/fuzz/work"), target.name());
    Path corpus = Files.createDirectories(work.resolve("corpus"));
    Path findings = Files.createDirectories(work.resolve("findings"));
    plant(target, corpus);
    List<String> options = new ArrayList<>();
    options.add("--target_class=" + FuzzTarget.class.getName());
    options.add("--target_args=" + target.name() + " " + work.resolve("reports"));
    // Our own code leads the search; what stands around it is not to be counted, or hooked.
    options.add("--instrumentation_includes=org.dars.index.courseware.**");
    options.add("--instrumentation_excludes=org.dars.index.courseware.LanguageDetector*");
    options.add("--custom_hook_includes=org.dars.index.courseware.**");
    options.add("--keep_going=" + Integer.getInteger("fuzz.findings", 25));
    options.add("--reproducer_path=" + findings);
    options.add("-artifact_prefix=" + findings + "/");
    options.add("-timeout=10");
    options.add("-rss_limit_mb=0"); // the heap is the limit
    options.add("-max_len=16384");
    options.add("-print_final_stats=1");
    boolean timed = args.length < 2 || args[1].matches("[0-9]+");
    if (timed) {
      options.add("-max_total_time=" + (args.length < 2 ? "600" : args[1]));
      options.add(corpus.toString());
    } else {
      options.addAll(List.of(args).subList(1, args.length));
    }
    Jazzer.main(options.toArray(String[]::new));
  }

  /** Seeds that no reader takes would be a silent end of all fuzzing. */
  private static void plant(Target target, Path corpus) throws IOException {
    Reports none = new Reports(corpus.resolveSibling("reports"));
    try (Check check = target.check().apply(none)) {
      for (int i = 0; i < target.seeds().size(); i++) {
        byte[] seed = target.seeds().get(i);
        if (!check.takes(seed)) {
          System.err.printf("no own reader takes the seeds of %s%n", target.name());
          System.exit(3);
        }
        Files.write(corpus.resolve("seed-" + (i + 1)), seed);
      }
    } catch (CoursewareException e) {
      System.err.printf("a seed of %s is refused: %s%n", target.name(), e.getMessage());
      System.exit(3);
    }
  }

  private static void seeds(String name, Path folder) throws IOException {
    Files.createDirectories(folder);
    Target target = Targets.named(name);
    for (int i = 0; i < target.seeds().size(); i++) {
      Files.write(
          folder.resolve((i + 1) + "-" + target.fileName()),
          target.packing().pack(target.seeds().get(i)));
    }
  }
}

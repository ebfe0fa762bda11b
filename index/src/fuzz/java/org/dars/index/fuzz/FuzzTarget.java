package org.dars.index.fuzz;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls. */
public final class FuzzTarget {

  private static final Map<Check.Outcome, Integer> COUNTS = new EnumMap<>(Check.Outcome.class);
  private static @Nullable Check check;

  private FuzzTarget() {}

  /**
   * Called once.
   *
   * @param arguments the target's name and the folder for reports
   */
  public static void fuzzerInitialize(String[] arguments) {
    Reports reports = new Reports(Path.of(arguments[1]));
    check = Targets.named(arguments[0]).check().apply(reports);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              System.err.println("DARS outcomes " + COUNTS);
              new TreeMap<>(reports.counts())
                  .forEach((kind, n) -> System.err.println("DARS reported " + n + " × " + kind));
            }));
  }

  /** Called for every input. */
  public static void fuzzerTestOneInput(byte[] input) throws Throwable {
    if (check != null) {
      COUNTS.merge(check.check(input), 1, Integer::sum);
    }
  }

  /** Called at the end. */
  public static void fuzzerTearDown() {
    if (check != null) {
      check.close();
    }
  }
}

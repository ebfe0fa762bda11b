package org.dars.index.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What else the machine did meanwhile, from {@code /proc}.
 *
 * @param load average of the last minute
 * @param busy ticks of all cores so far
 * @param stolen ticks that the host took away so far
 * @param total ticks of all cores so far
 */
public record Quiet(String load, long busy, long stolen, long total) {

  /** How many cores' worth of other work, and what part of stolen time, is still called quiet. */
  private static final double OTHERS = 0.3;

  private static final double STOLEN = 0.005;

  /** Now. */
  public static Quiet now() throws IOException {
    String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    // cpu user nice system idle iowait irq softirq steal …
    long[] ticks =
        Arrays.stream(Files.readAllLines(Path.of("/proc/stat")).getFirst().split(" +"))
            .skip(1)
            .limit(8)
            .mapToLong(Long::parseLong)
            .toArray();
    long total = Arrays.stream(ticks).sum();
    return new Quiet(load, total - ticks[3] - ticks[4] - ticks[7], ticks[7], total);
  }

  /**
   * What happened since, in words.
   *
   * @param ours how many cores the benchmark itself kept busy
   */
  public String since(int ours) throws IOException {
    Quiet now = now();
    double elapsed = Math.max(1, now.total - total);
    double cores = (now.busy - busy) / elapsed * Runtime.getRuntime().availableProcessors();
    double steal = (now.stolen - stolen) / elapsed;
    double others = cores - ours;
    return "load %s → %s, %.2f cores busy with other things, %.2f %% stolen: %s"
        .formatted(
            load,
            now.load,
            Math.max(0, others),
            100 * steal,
            others <= OTHERS && steal <= STOLEN ? "quiet" : "NOT QUIET");
  }
}

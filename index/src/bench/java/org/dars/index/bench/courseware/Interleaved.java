package org.dars.index.bench.courseware;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.dars.index.courseware.CoursewareException;

/**
 * Pieces of work measured in turns, there and back (A-B-C-C-B-A), so that what the machine does
 * meanwhile falls on all of them.
 */
final class Interleaved {

  /** Work that is measured; what it returns is counted, so that it is not left out. */
  interface Work {
    long run() throws IOException, CoursewareException;
  }

  /**
   * @param median seconds of one run
   * @param least seconds of one run
   * @param most seconds of one run
   * @param returned by the work
   */
  record Time(double median, double least, double most, long returned) {}

  private final int rounds;
  private final long nanos;

  /**
   * @param rounds at least 1
   * @param millis that each warm-up and each measurement takes at least
   */
  Interleaved(int rounds, int millis) {
    this.rounds = rounds;
    this.nanos = millis * 1_000_000L;
  }

  /** The times of each, in their order. */
  List<Time> measure(List<Work> works) throws IOException, CoursewareException {
    long[] returned = new long[works.size()];
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < works.size(); i++) {
        returned[i] = works.get(i).run();
        once(works.get(i));
      }
    }
    double[][] seconds = new double[works.size()][rounds];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < works.size(); i++) {
      order.add(i);
    }
    for (int round = 0; round < rounds; round++) {
      for (int way = 0; way < 2; way++) {
        for (int i : order) {
          seconds[i][round] += once(works.get(i)) / 2;
        }
        Collections.reverse(order);
      }
    }
    List<Time> times = new ArrayList<>();
    for (int i = 0; i < works.size(); i++) {
      Arrays.sort(seconds[i]);
      times.add(
          new Time(seconds[i][rounds / 2], seconds[i][0], seconds[i][rounds - 1], returned[i]));
    }
    return times;
  }

  /** Seconds of a run, the mean of as many as the time takes. */
  private double once(Work work) throws IOException, CoursewareException {
    long start = System.nanoTime();
    int runs = 0;
    long elapsed;
    do {
      work.run();
      runs++;
      elapsed = System.nanoTime() - start;
    } while (elapsed < nanos);
    return elapsed / 1e9 / runs;
  }
}

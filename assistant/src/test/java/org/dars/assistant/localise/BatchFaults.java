package org.dars.assistant.localise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dars.assistant.localise.TranslatorServer.Fault;

/**
 * Localises a course by a server that goes wrong for a share of its answers, and compares with one
 * that does not: each kind of fault alone, then all of them together, several times.
 *
 * <pre>
 * BatchFaults COURSE_FOLDER [share 0.3] [times all together 5] [milliseconds an answer takes 60]
 * </pre>
 *
 * A line each: requests and requests that the model wrote something for, both as multiples of the
 * undisturbed run's requests; the requests that a fault costs beyond itself; and the floor, the
 * requests when each fault is followed by one whole request: 1 / (1 − share).
 */
final class BatchFaults {

  private BatchFaults() {}

  public static void main(String[] args) throws Exception {
    Path course = Path.of(args[0]);
    double share = args.length > 1 ? Double.parseDouble(args[1]) : 0.3;
    int times = args.length > 2 ? Integer.parseInt(args[2]) : 5;
    long delay = args.length > 3 ? Long.parseLong(args[3]) : 60;
    Path work = Files.createTempDirectory("dars-faults-");
    Undisturbed undisturbed;
    try (TranslatorServer server = new TranslatorServer(0)) {
      CourseOnce once = CourseOnce.in(work, course);
      boolean done = once.localise(server.url());
      undisturbed = new Undisturbed(once.texts(), once.output(), server.requests.get());
      System.out.printf(
          "undisturbed: %s, %d segments, %d requests%n",
          done ? "done" : "NOT DONE", undisturbed.texts.size(), undisturbed.requests);
      once.delete();
    }
    System.out.printf(Locale.ROOT, "floor at %.2f: %.2f%n", share, 1 / (1 - share));
    for (Fault fault : TranslatorServer.FAULTS) {
      with(work, course, undisturbed, share, List.of(fault), delay, 7);
    }
    for (int seed = 1; seed <= times; seed++) {
      with(work, course, undisturbed, share, TranslatorServer.FAULTS, delay, seed);
    }
    CourseOnce.delete(work);
  }

  private record Undisturbed(List<String> texts, Map<String, String> files, int requests) {}

  private static void with(
      Path work,
      Path course,
      Undisturbed undisturbed,
      double share,
      List<Fault> kinds,
      long delay,
      int seed)
      throws Exception {
    try (TranslatorServer server = new TranslatorServer(share, kinds, delay, seed)) {
      CourseOnce once = CourseOnce.in(work, course);
      boolean done = once.localise(server.url());
      int all = server.requests.get();
      int wrong = server.wrong();
      double usual = undisturbed.requests;
      System.out.printf(
          Locale.ROOT,
          "%-14s %s, segments %s, files %s: %d requests, %d of them wrong: %.2f times; answered"
              + " %.2f times; beyond itself a fault costs %+.2f%n",
          kinds.size() == 1 ? kinds.getFirst() : "all, seed " + seed,
          done ? "done" : "NOT DONE",
          once.texts().equals(undisturbed.texts) ? "the same" : "DIFFERENT",
          once.output().equals(undisturbed.files) ? "the same" : "DIFFERENT",
          all,
          wrong,
          all / usual,
          server.answered() / usual,
          wrong == 0 ? 0 : (all - wrong - usual) / wrong);
      once.delete();
    }
  }
}

package org.dars.assistant.localise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills a process that localises, at random moments, until it has been killed often enough;
 * compares each batch that came to its end with one that nobody disturbed.
 *
 * <pre>BatchKills COURSE_FOLDER [kills 200] [milliseconds an answer takes 60]</pre>
 *
 * Prints segments lost or doubled, files that differ, and, of the requests that were open or
 * answered but not yet in the database when the process died, how many were made again; and how
 * many were made again for a segment that was in the database, which should be none.
 */
final class BatchKills {

  private BatchKills() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("child")) {
      System.exit(new CourseOnce(Path.of(args[1]), Map.of()).localise(args[2]) ? 0 : 1);
    }
    Path course = Path.of(args[0]);
    int kills = args.length > 1 ? Integer.parseInt(args[1]) : 200;
    long delay = args.length > 2 ? Long.parseLong(args[2]) : 60;
    Path work = Files.createTempDirectory("dars-kills-");
    try (TranslatorServer server = new TranslatorServer(0)) {
      CourseOnce once = CourseOnce.in(work, course);
      int code = run(once, server.url()).waitFor();
      Map<String, String> wanted = once.output();
      List<String> texts = once.texts();
      System.out.printf(
          "undisturbed: exit %d, %d segments, %d files, %d requests%n",
          code, texts.size(), wanted.size(), server.requests.get());
      once.delete();
      killed(work, course, kills, delay, wanted, texts, server.requests.get());
    }
    CourseOnce.delete(work);
  }

  private static void killed(
      Path work,
      Path course,
      int kills,
      long delay,
      Map<String, String> wanted,
      List<String> texts,
      int undisturbed)
      throws Exception {
    Random random = new Random(42);
    int killed = 0;
    int batches = 0;
    int lost = 0;
    int different = 0;
    int extra = 0;
    RequestLog.Counts counts = RequestLog.Counts.NONE;
    while (killed < kills) {
      try (TranslatorServer server = new TranslatorServer(delay)) {
        CourseOnce once = CourseOnce.in(work, course);
        boolean ended = false;
        while (!ended) {
          int before = server.requests.get();
          Process process = run(once, server.url());
          while (process.isAlive() && server.requests.get() == before) {
            TimeUnit.MILLISECONDS.sleep(5);
          }
          ended = process.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS);
          if (!ended && killed < kills) {
            process.destroyForcibly().waitFor();
            server.log.killed(once.kept());
            killed++;
          } else if (!ended) {
            process.waitFor();
            ended = true;
          }
        }
        batches++;
        lost += once.texts().equals(texts) ? 0 : 1;
        different += once.output().equals(wanted) ? 0 : 1;
        extra += server.requests.get() - undisturbed;
        counts = counts.plus(server.log.counts());
        once.delete();
        System.out.printf(
            "%d kills, %d batches: %d with other segments, %d with other files; when killed, %d"
                + " requests were open and %d answered but not kept; made again: %d (%d of the"
                + " open, %d of the answered, %d though finished); requests beyond undisturbed"
                + " runs: %d%n",
            killed,
            batches,
            lost,
            different,
            counts.open(),
            counts.notKept(),
            counts.repeated(),
            counts.ofOpen(),
            counts.ofNotKept(),
            counts.finished(),
            extra);
      }
    }
  }

  private static Process run(CourseOnce once, String url) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                BatchKills.class.getName(),
                "child",
                once.home().toString(),
                url));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(once.home().resolve("child.log").toFile()))
        .start();
  }
}

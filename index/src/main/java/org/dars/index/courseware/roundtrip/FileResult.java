package org.dars.index.courseware.roundtrip;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.packages.CoursePackage;

/**
 * What became of one file.
 *
 * @param file its path below the folder
 * @param bytes its size
 * @param read whether it could be read
 * @param spliceable whether its format is written back
 * @param identical whether it came back byte for byte when nothing was changed
 * @param pseudoOk whether every translated block read back as meant
 * @param blocks how many it has
 * @param nanos how long reading it took
 * @param problem one sentence or a few lines, "" for none
 */
record FileResult(
    String file,
    long bytes,
    boolean read,
    boolean spliceable,
    boolean identical,
    boolean pseudoOk,
    int blocks,
    long nanos,
    String problem) {

  /** More problems than this of one file say nothing new. */
  private static final int MOST_PROBLEMS = 3;

  /** Whether it should have come through writing whole, and did not. */
  boolean broken() {
    return spliceable && !(identical && pseudoOk);
  }

  /** Puts one file to the test. */
  static FileResult of(Codec codec, SourceFile source) {
    Attempt attempt = new Attempt(source.path());
    try {
      attempt.bytes = Files.size(source.file());
      if (CoursePackage.isPackage(source.path())) {
        ofPackage(codec, source, attempt);
        return attempt.result();
      }
      long began = System.nanoTime();
      CoursewareDocument document = codec.read(source);
      attempt.nanos = System.nanoTime() - began;
      attempt.read = true;
      attempt.blocks = document.blocks().size();
      attempt.spliceable = codec.canSplice(document);
      if (attempt.spliceable) {
        write(codec, source, document, attempt);
      }
    } catch (CoursewareException | IOException e) {
      attempt.problem(message(e));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // A file that a reader chokes on is what this is for: it is named, and the rest goes on.
      attempt.problem(source.path() + ": a reader failed with " + e);
    }
    return attempt.result();
  }

  private static void ofPackage(Codec codec, SourceFile source, Attempt attempt)
      throws IOException, CoursewareException {
    long began = System.nanoTime();
    try (PackageRoundTrip trip = new PackageRoundTrip(codec, source)) {
      attempt.nanos = System.nanoTime() - began;
      attempt.read = true;
      attempt.spliceable = true;
      attempt.identical = trip.isIdentical();
      if (!attempt.identical) {
        attempt.problem("not the same bytes although nothing was changed");
      }
      List<String> problems = trip.problems();
      attempt.blocks = trip.blocks();
      attempt.pseudoOk = problems.isEmpty();
      if (!problems.isEmpty()) {
        attempt.problem("pseudo-translation: " + shortened(problems));
      }
    }
  }

  private static void write(
      Codec codec, SourceFile source, CoursewareDocument document, Attempt attempt)
      throws IOException, CoursewareException {
    byte[] original = Files.readAllBytes(source.file());
    attempt.identical = Arrays.equals(original, codec.splice(original, document, Map.of()));
    if (!attempt.identical) {
      attempt.problem("not the same bytes although nothing was changed");
    }
    List<String> problems = RoundTrip.problems(codec, source, original, document);
    attempt.pseudoOk = problems.isEmpty();
    if (!problems.isEmpty()) {
      attempt.problem("pseudo-translation: " + shortened(problems));
    }
  }

  private static String shortened(List<String> problems) {
    String first = String.join("; ", problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
    return problems.size() > MOST_PROBLEMS
        ? first + "; and " + (problems.size() - MOST_PROBLEMS) + " more"
        : first;
  }

  private static String message(Exception e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /** The result while it is being found out: a failure half-way keeps what was found before. */
  private static final class Attempt {
    private final String file;
    private long bytes;
    private boolean read;
    private boolean spliceable;
    private boolean identical;
    private boolean pseudoOk;
    private int blocks;
    private long nanos;
    private String problem = "";

    Attempt(String file) {
      this.file = file;
    }

    void problem(String what) {
      problem = problem.isEmpty() ? what : problem + "; " + what;
    }

    FileResult result() {
      return new FileResult(
          file, bytes, read, spliceable, identical, pseudoOk, blocks, nanos, problem);
    }
  }
}

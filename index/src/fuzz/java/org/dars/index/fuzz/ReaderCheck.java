package org.dars.index.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.roundtrip.RoundTrip;

/**
 * A file is refused with a reason or read into blocks that can be written back: unchanged, with
 * their own content, and pseudo-translated. What a pseudo-translation does not bring back is
 * reported, not a finding: a damaged file may owe less than a whole one.
 */
final class ReaderCheck implements Check {

  private final String fileName;
  private final Packing packing;
  private final Path folder;
  private final Courseware courseware = Courseware.open(ReadLimits.standard());
  private final Reports reports;

  ReaderCheck(String fileName, Packing packing, Reports reports) {
    this.fileName = fileName;
    this.packing = packing;
    this.reports = reports;
    try {
      this.folder = Files.createTempDirectory("dars-fuzz");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Whether it is read by a reader that can write it back. */
  @Override
  public boolean takes(byte[] seed) throws IOException, CoursewareException {
    return courseware.canSplice(courseware.read(file(packing.pack(seed))));
  }

  @Override
  public Outcome check(byte[] input) throws IOException {
    byte[] bytes = packing.pack(input);
    SourceFile file = file(bytes);
    CoursewareDocument document;
    try {
      document = courseware.read(file);
    } catch (CoursewareException e) {
      return Outcome.REFUSED;
    }
    if (!courseware.canSplice(document)) {
      return Outcome.REFUSED;
    }
    hold(courseware, bytes, document);
    return pseudo(input, file, bytes, document);
  }

  /** What must hold for a document that was read and can be written. */
  static void hold(Courseware courseware, byte[] bytes, CoursewareDocument document) {
    Set<String> ids = new HashSet<>();
    Map<String, List<Inline>> own = new HashMap<>();
    for (Block block : document.blocks()) {
      if (!ids.add(block.id()) || !block.id().matches("[A-Za-z0-9._-]+")) {
        throw new AssertionError("the id " + block.id() + " is not unique or not safe");
      }
      if (block.translatable()) {
        own.put(block.id(), block.content());
      }
    }
    if (!Arrays.equals(bytes, courseware.splice(bytes, document, Map.of()))) {
      throw new AssertionError("nothing was changed, and the bytes are not the same");
    }
    if (!Arrays.equals(bytes, courseware.splice(bytes, document, own))) {
      throw new AssertionError("blocks were written with their own content, and bytes changed");
    }
  }

  private Outcome pseudo(byte[] input, SourceFile file, byte[] bytes, CoursewareDocument document) {
    try {
      List<String> problems = RoundTrip.problems(courseware, file, bytes, document);
      problems.forEach(p -> reports.add(p, input));
      return problems.isEmpty() ? Outcome.WHOLE : Outcome.REPORTED;
    } catch (CoursewareException e) {
      reports.add("translated, it is refused: " + e.getMessage(), input);
      return Outcome.REPORTED;
    }
  }

  private SourceFile file(byte[] bytes) throws IOException {
    Path file = folder.resolve(fileName);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return new SourceFile(fileName, file);
  }

  @Override
  public void close() {
    courseware.close();
    try {
      Path at = folder.resolve(fileName);
      while (at != null && at.startsWith(folder)) {
        Files.deleteIfExists(at);
        at = at.getParent();
      }
    } catch (IOException e) {
      // A file of the system's temporary folder.
    }
  }
}

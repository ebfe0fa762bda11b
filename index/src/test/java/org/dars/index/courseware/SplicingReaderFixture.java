package org.dars.index.courseware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dars.index.courseware.roundtrip.RoundTrip;
import org.dars.index.courseware.zip.ZipEntries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Reads and writes documents of a format whose reader is a {@link SplicingReader}. */
public abstract class SplicingReaderFixture {

  @TempDir protected Path folder;

  protected Courseware courseware;

  @BeforeEach
  void open() {
    courseware = Courseware.open(ReadLimits.standard());
  }

  @AfterEach
  void close() {
    courseware.close();
  }

  /** The name that test documents get. */
  protected abstract String fileName();

  protected final List<String> pseudo(String text) throws Exception {
    return pseudo(text.getBytes(StandardCharsets.UTF_8));
  }

  protected final List<String> pseudo(byte[] bytes) throws Exception {
    return RoundTrip.problems(courseware, source(bytes), bytes, read(bytes));
  }

  protected final CoursewareDocument read(byte[] bytes) throws IOException, CoursewareException {
    return courseware.read(source(bytes));
  }

  protected final CoursewareDocument read(String text) throws IOException, CoursewareException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads, changes the text of one block, writes. */
  protected final String spliced(String text, String id, String newText) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] written =
        courseware.splice(bytes, read(bytes), Map.of(id, List.of(new Inline.Text(newText))));
    return new String(written, StandardCharsets.UTF_8);
  }

  protected final SourceFile source(byte[] bytes) throws IOException {
    Path file = folder.resolve(fileName());
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return new SourceFile(fileName(), file);
  }

  /** An entry of a package as text. */
  public static String part(byte[] bytes, String name) {
    try (ZipEntries entries = ZipEntries.of("x", bytes, ReadLimits.standard())) {
      return new String(entries.read(name), StandardCharsets.UTF_8);
    } catch (CoursewareException e) {
      throw new AssertionError("no " + name, e);
    }
  }

  protected static Block block(CoursewareDocument document, String id) {
    return document.blocks().stream()
        .filter(b -> b.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id + " among " + document.blocks()));
  }

  protected static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }
}

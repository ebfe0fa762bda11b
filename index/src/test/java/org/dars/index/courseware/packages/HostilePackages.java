package org.dars.index.courseware.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Opens packages that mean harm, and looks whether they did any. */
abstract class HostilePackages {

  static final ReadLimits LIMITS = ReadLimits.standard();

  static final String GOOD = "# Good\n\nA page that means no harm.\n";

  @TempDir Path folder;

  Path temporary;

  Path in;

  @BeforeEach
  void folders() throws IOException {
    temporary = Files.createDirectories(folder.resolve("a/b/c/temporary"));
    in = Files.createDirectories(folder.resolve("in"));
  }

  @AfterEach
  void nothingWasLeftOrWrittenOutside() throws IOException {
    try (Stream<Path> left = Files.walk(folder.resolve("a"))) {
      assertThat(left).hasSize(4);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(2);
    }
    assertThat(Path.of("evil.md")).doesNotExist();
    assertThat(Path.of("/tmp/dars-evil.md")).doesNotExist();
  }

  void refused(String name, byte[] bytes, ReadLimits limits, String why) throws IOException {
    Path file = Packages.file(in, name, bytes);
    assertThatThrownBy(() -> CoursePackage.open(file, limits, temporary).close())
        .isInstanceOf(CoursewareException.class)
        .hasMessageStartingWith(name + ": ")
        .hasMessageContaining(why);
    Files.delete(file);
  }

  /** What came out of a package. */
  record Found(
      List<String> paths,
      List<String> notes,
      List<String> texts,
      List<String> blocks,
      List<String> problems) {}

  Found opened(String name, byte[] bytes, ReadLimits limits) throws Exception {
    Path file = Packages.file(in, name, bytes);
    Found found =
        new Found(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    try (CoursePackage open = CoursePackage.open(file, limits, temporary);
        Courseware courseware = Courseware.open(limits)) {
      found.notes.addAll(open.notes());
      for (SourceFile source : open.course().files()) {
        assertThat(source.file()).startsWith(temporary);
        found.paths.add(source.path());
        found.texts.add(Files.readString(source.file(), StandardCharsets.ISO_8859_1));
        try {
          courseware.read(source).blocks().forEach(b -> found.blocks.add(b.text()));
        } catch (CoursewareException e) {
          found.problems.add(e.getMessage());
        }
      }
    }
    return found;
  }
}

package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnzipTest {
  private static final Messages ENGLISH = Messages.of("en");

  private static void unzip(Path folder, byte[] zip) throws Exception {
    Unzip.into(folder, "course.zip", new ByteArrayInputStream(zip));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.md", "a/../../b.md", "/etc/a.md", "C:\\a.md", "..\\a.md"})
  void anEntryNeverLeavesTheFolder(String name, @TempDir Path folder) throws Exception {
    byte[] zip = LocalisingTest.zip(Map.of(name, "text"));
    Path inside = Files.createDirectory(folder.resolve("inside"));
    assertThatThrownBy(() -> unzip(inside, zip))
        .isInstanceOfSatisfying(
            PageProblem.class, p -> assertThat(p.in(ENGLISH)).contains("course.zip", name));
    assertThat(folder.toFile().list()).containsExactly("inside");
  }

  @Test
  void aZipThatSwellsBeyondReasonIsRefused(@TempDir Path folder) throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
      zip.putNextEntry(new ZipEntry("zeros.md"));
      byte[] zeros = new byte[1_000_000];
      for (int i = 0; i < 30; i++) {
        zip.write(zeros);
      }
    }
    assertThatThrownBy(() -> unzip(folder, bomb.toByteArray()))
        .isInstanceOfSatisfying(
            PageProblem.class, p -> assertThat(p.in(ENGLISH)).contains("swells beyond reason"));
  }

  @Test
  void whatIsNoZipIsSaidToBeNone(@TempDir Path folder) {
    assertThatThrownBy(() -> unzip(folder, "hello".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            PageProblem.class,
            p ->
                assertThat(p.in(ENGLISH))
                    .isEqualTo("“course.zip” is not a zip that can be read. Pack it again."));
  }

  @Test
  void whatDesktopsLeaveBehindIsLeftOut(@TempDir Path folder) throws Exception {
    unzip(
        folder,
        LocalisingTest.zip(Map.of("a/b.md", "x", "__MACOSX/a/._b.md", "y", ".DS_Store", "z")));
    assertThat(folder.toFile().list()).containsExactly("a");
    assertThat(folder.resolve("a/b.md")).hasContent("x");
  }
}

package org.dars.index.courseware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseFolderTest {

  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void course() throws Exception {
    root = Files.createDirectory(temp.resolve("my-course"));
    for (String file :
        new String[] {
          "unit-10/a.md",
          "unit-2/10.html",
          "unit-2/9.html",
          "unit-2/README.md",
          "unit-2/pic.PNG",
          "intro.md",
          ".git/config.md",
          ".DS_Store",
          "~$open.docx",
          "LICENSE.txt",
          "tool.py"
        }) {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "x");
    }
  }

  @Test
  void aFolderWhoseNameSaysNothingIsCalledByWhatIsAroundIt() throws Exception {
    Path md = Files.createDirectories(temp.resolve("kelp-forests/docs/md"));
    Files.writeString(md.resolve("01.md"), "# Introduction\n\nKelp grows fast.\n");
    assertThat(CourseFolder.of(md).title()).isEqualTo("kelp forests");
    Files.writeString(md.resolve("README.md"), "\n# Forests of the sea #\n\nA course.\n");
    assertThat(CourseFolder.of(md).title()).isEqualTo("Forests of the sea");
    assertThat(CourseFolder.of(temp.resolve("kelp-forests")).title()).isEqualTo("kelp forests");
    Files.write(md.resolve("README.md"), new byte[] {(byte) 0xff, '\n'});
    assertThat(CourseFolder.of(md).title()).isEqualTo("kelp forests");
  }

  @Test
  void filesComeInNaturalOrderWithoutJunk() throws Exception {
    CourseFolder course = CourseFolder.of(root);
    assertThat(course.title()).isEqualTo("my course");
    assertThat(course.files())
        .extracting(SourceFile::path)
        .containsExactly(
            "intro.md", "unit-2/README.md", "unit-2/9.html", "unit-2/10.html", "unit-10/a.md");
    assertThat(course.units())
        .extracting(CourseFolder.Unit::title)
        .containsExactly("", "unit 2", "unit 10");
    assertThat(course.media()).isEqualTo(1);
    assertThat(course.leftOut()).containsExactly("tool.py");
  }

  @Test
  void aLinkThatLeavesTheFolderIsNotFollowed() throws Exception {
    Path secret = Files.writeString(temp.resolve("secret.md"), "secret");
    Files.createSymbolicLink(root.resolve("link.md"), secret);
    Files.createSymbolicLink(root.resolve("up"), temp);
    Files.createSymbolicLink(root.resolve("same.md"), root.resolve("intro.md"));
    assertThat(CourseFolder.of(root).files())
        .extracting(SourceFile::path)
        .contains("same.md")
        .doesNotContain("link.md")
        .noneMatch(p -> p.startsWith("up"));
  }

  @Test
  void theManifestSetsOrderAndTitles() throws Exception {
    manifest(
        """
        {"title": "Memory", "language": "en",
         "units": [{"title": "Ten", "folder": "unit-10", "files": ["a.md"]},
                   {"title": "Two", "folder": "unit-2", "files": ["10.html", "missing.md"]}]}
        """);
    CourseFolder course = CourseFolder.of(root);
    assertThat(course.title()).isEqualTo("Memory");
    assertThat(course.language()).isEqualTo("en");
    assertThat(course.files())
        .extracting(SourceFile::path)
        .containsExactly("unit-10/a.md", "unit-2/10.html", "unit-2/missing.md");
    assertThat(course.leftOut())
        .containsExactlyInAnyOrder("tool.py", "intro.md", "unit-2/README.md", "unit-2/9.html");
  }

  @Test
  void aFileThatIsListedTwiceIsReadOnce() throws Exception {
    manifest(
        "{\"units\": [{\"folder\": \"unit-10\", \"files\": [\"a.md\", \"a.md\"]},"
            + " {\"files\": [\"unit-10/a.md\", \"intro.md\"]}]}");
    assertThat(CourseFolder.of(root).files())
        .extracting(SourceFile::path)
        .containsExactly("unit-10/a.md", "intro.md");
  }

  @Test
  void aManifestMayNotLeaveTheFolder() throws Exception {
    manifest("{\"units\": [{\"files\": [\"../secret.md\"]}]}");
    assertThatThrownBy(() -> CourseFolder.of(root))
        .isInstanceOf(CoursewareException.class)
        .hasMessage(
            "course.json: lists ../secret.md, which is outside the folder; list files of the course");
  }

  @Test
  void aBrokenManifestIsNamed() throws Exception {
    manifest("{\"title\": ");
    assertThatThrownBy(() -> CourseFolder.of(root))
        .isInstanceOf(CoursewareException.class)
        .hasMessageStartingWith("course.json: is not valid JSON (");
  }

  @Test
  void anEmptyFolderIsRefusedAndASingleFileIsACourse() throws Exception {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    assertThatThrownBy(() -> CourseFolder.of(empty))
        .isInstanceOf(CoursewareException.class)
        .hasMessage(
            "empty: holds no file that Dars reads; put Markdown, HTML, PDF or office files there");
    CourseFolder one = CourseFolder.of(root.resolve("unit-2/9.html"));
    assertThat(one.files()).extracting(SourceFile::path).containsExactly("9.html");
  }

  private void manifest(String json) throws Exception {
    Files.writeString(root.resolve("course.json"), json);
  }
}

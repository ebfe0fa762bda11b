package org.dars.index.courseware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real files through the door, most of them through the reading process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoursewareTest {

  private static final ReadLimits LIMITS =
      new ReadLimits(
          100_000_000, 200_000, 20, Duration.ofSeconds(60), 1L << 32, 1L << 33, 10_000, 200);

  @TempDir Path folder;
  private Courseware courseware;

  @BeforeAll
  void open() {
    courseware = Courseware.open(LIMITS);
  }

  @AfterAll
  void close() {
    courseware.close();
  }

  @Test
  void aMissingFileIsNamed() {
    assertRefused("gone.md", "gone.md: does not exist; check the path");
  }

  @Test
  void anEmptyPdfIsNamed() throws Exception {
    Files.createFile(folder.resolve("lesson.pdf"));
    assertRefused("lesson.pdf", "lesson.pdf: is empty (0 bytes); put the real file there");
  }

  @Test
  void aFileOverTheLimitIsRefusedUnread() throws Exception {
    try (RandomAccessFile sparse = new RandomAccessFile(folder.resolve("big.txt").toFile(), "rw")) {
      sparse.setLength(200_000_000);
    }
    assertRefused(
        "big.txt",
        "big.txt: is 200 MB, over the limit of 100 MB for one file; split it or raise the limit");
  }

  @Test
  void aBinaryNamedMarkdownIsRefused() throws Exception {
    Files.write(folder.resolve("noise.md"), new byte[] {1, 2, 0, 3, (byte) 0x81, 0, 5});
    assertRefused(
        "noise.md",
        "noise.md: is not text (binary data, or an unknown encoding); save it as UTF-8 text");
    Files.write(
        folder.resolve("image.md"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0});
    assertRefused(
        "image.md",
        "image.md: is not what its name says (it holds image/png); replace it with the real file or give it its right name");
  }

  @Test
  void tooMuchTextIsRefused() throws Exception {
    Files.writeString(folder.resolve("long.md"), "word ".repeat(50_000));
    assertRefused(
        "long.md",
        "long.md: holds 250000 characters, over the limit of 200000 for one file; split it or raise the limit");
    OfficeFiles.docx(
        folder.resolve("long.docx"), "", OfficeFiles.paragraph("word ".repeat(50_000)));
    assertThatThrownBy(() -> read("long.docx"))
        .isInstanceOf(CoursewareException.class)
        .hasMessageMatching(
            "long.docx \\(word/document.xml\\): holds \\d+ characters, over the limit of 200000 for one file; split it or raise the limit");
  }

  @Test
  void anUnknownKindIsRefused() throws Exception {
    Files.write(
        folder.resolve("clip.mp4"),
        new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2'});
    assertRefused(
        "clip.mp4",
        "clip.mp4: is of a kind that Dars does not read (video/mp4); save it as PDF, DOCX, HTML or Markdown");
  }

  @Test
  void textNamedPdfIsRefused() throws Exception {
    Files.writeString(folder.resolve("fake.pdf"), "This is not a PDF.");
    assertRefused(
        "fake.pdf",
        "fake.pdf: is not what its name says (it holds text/plain); replace it with the real file or give it its right name");
  }

  @Test
  void wordFilesGiveHeadingsAndParagraphs() throws Exception {
    OfficeFiles.docx(
        folder.resolve("unit.docx"),
        "",
        OfficeFiles.heading("Memory")
            + OfficeFiles.paragraph("Memory is what remains.")
            + "<w:tbl><w:tr><w:tc>"
            + OfficeFiles.paragraph("a")
            + "</w:tc><w:tc>"
            + OfficeFiles.paragraph("b")
            + "</w:tc></w:tr></w:tbl>");
    CoursewareDocument document = read("unit.docx");
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .containsExactly(
            tuple("1", BlockKind.HEADING, "Memory"),
            tuple("1-p1", BlockKind.PARAGRAPH, "Memory is what remains."),
            tuple("1-t1r1c1", BlockKind.TABLE_CELL, "a"),
            tuple("1-t1r1c2", BlockKind.TABLE_CELL, "b"));
    assertThat(document.title()).isEqualTo("Memory");
    assertThat(courseware.canSplice(document)).isTrue();
  }

  @Test
  void pdfPagesGiveAnchorsHeadingsAndMendedWords() throws Exception {
    OfficeFiles.pdf(
        folder.resolve("paper.pdf"),
        List.of(
            List.of(
                "Forgetting Curves",
                "Memory fades quickly after the first hour and then more slowly, as Ebbing-",
                "haus found when he learned lists of syllables by heart and tested himself.",
                "",
                "1. Learn the list.",
                "",
                "2. Wait for an hour and write down what is left of it."),
            List.of(
                "A second page tells of practice that is spread over several days and weeks.")));
    CoursewareDocument document = read("paper.pdf");
    assertThat(document.blocks())
        .extracting(Block::kind, b -> b.anchor().label(), Block::text)
        .containsExactly(
            tuple(BlockKind.HEADING, "page 1", "Forgetting Curves"),
            tuple(
                BlockKind.PARAGRAPH,
                "page 1",
                "Memory fades quickly after the first hour and then more slowly, as Ebbinghaus found when he learned lists of syllables by heart and tested himself."),
            tuple(BlockKind.LIST_ITEM, "page 1", "1. Learn the list."),
            tuple(
                BlockKind.LIST_ITEM,
                "page 1",
                "2. Wait for an hour and write down what is left of it."),
            tuple(
                BlockKind.PARAGRAPH,
                "page 2",
                "A second page tells of practice that is spread over several days and weeks."));
    assertThat(document.blocks().getLast().anchor().headingPath())
        .containsExactly("Forgetting Curves");
    assertThat(courseware.canSplice(document)).isFalse();
    assertThatThrownBy(() -> courseware.splice(new byte[0], document, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rtfAndEpubAreRead() throws Exception {
    Files.writeString(
        folder.resolve("note.rtf"), "{\\rtf1\\ansi A short note.\\par Another one.\\par}");
    assertThat(read("note.rtf").blocks())
        .extracting(Block::text)
        .containsExactly("A short note.", "Another one.");
    OfficeFiles.epub(folder.resolve("book.epub"), "<h1>One</h1><p>Once upon a time.</p>");
    CoursewareDocument book = read("book.epub");
    assertThat(book.title()).isEqualTo("The book");
    assertThat(book.blocks()).extracting(Block::text).contains("One", "Once upon a time.");
  }

  @Test
  void aTruncatedWordFileIsRefused() throws Exception {
    Path whole = folder.resolve("whole.docx");
    OfficeFiles.docx(whole, "", OfficeFiles.paragraph("text"));
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(folder.resolve("half.docx"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> read("half.docx"))
        .isInstanceOf(CoursewareException.class)
        .hasMessageStartingWith("half.docx: is not a whole zip file")
        .hasMessageEndingWith("; copy or download it again");
  }

  @Test
  void aFileThatUnpacksWithoutEndIsRefusedAndTheNextOneRead() throws Exception {
    OfficeFiles.docxBomb(folder.resolve("bomb.docx"), 150);
    assertThatThrownBy(() -> read("bomb.docx"))
        .isInstanceOf(CoursewareException.class)
        .hasMessageStartingWith("bomb.docx: ");
    OfficeFiles.docx(folder.resolve("next.docx"), "", OfficeFiles.paragraph("Still here."));
    assertThat(read("next.docx").blocks()).extracting(Block::text).containsExactly("Still here.");
  }

  @Test
  void anExternalEntityIsNeverFetched() throws Exception {
    try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + canary.getLocalPort() + "/x";
      OfficeFiles.docx(
          folder.resolve("entity.docx"),
          "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"" + url + "\">]>",
          OfficeFiles.paragraph("before &x; after"));
      try {
        read("entity.docx");
      } catch (CoursewareException refused) {
        assertThat(refused).hasMessageStartingWith("entity.docx: ");
      }
      canary.setSoTimeout(200);
      assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aBlobWithoutNameIsReadByTheNameOfItsPath() throws Exception {
    OfficeFiles.docx(folder.resolve("3f2a"), "", OfficeFiles.paragraph("From a blob."));
    CoursewareDocument document =
        courseware.read(new SourceFile("unit-1/a.docx", folder.resolve("3f2a")));
    assertThat(document.blocks()).extracting(Block::text).containsExactly("From a blob.");
    Files.write(folder.resolve("77aa"), "# From another".getBytes(StandardCharsets.UTF_8));
    assertThat(courseware.read(new SourceFile("b.md", folder.resolve("77aa"))).title())
        .isEqualTo("From another");
  }

  private CoursewareDocument read(String name) throws CoursewareException {
    return courseware.read(new SourceFile(name, folder.resolve(name)));
  }

  @Test
  void templatesAndFilesWithMacrosAreKnownByName() {
    assertThat(List.of("a.ott", "a.otp", "a.ots", "a.xlsm", "a.xltx", "a.xltm", "a.potm"))
        .allMatch(Courseware::readsByName);
  }

  private void assertRefused(String name, String message) {
    assertThatThrownBy(() -> read(name))
        .isInstanceOf(CoursewareException.class)
        .hasMessage(message);
  }
}

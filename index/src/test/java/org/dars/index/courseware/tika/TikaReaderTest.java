package org.dars.index.courseware.tika;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Broken, hostile and rare files through the reading process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TikaReaderTest {

  private static final ReadLimits LIMITS =
      new ReadLimits(
          100_000_000, 200_000, 20, Duration.ofSeconds(60), 1L << 32, 1L << 33, 10_000, 200);

  @TempDir Path folder;
  private TikaReader reader;

  @BeforeAll
  void open() {
    reader = new TikaReader(LIMITS, null);
  }

  @AfterAll
  void close() {
    reader.close();
  }

  @Test
  void aPdfCutOffAnywhereIsReadInPartOrRefused() throws Exception {
    Path whole = folder.resolve("whole.pdf");
    try (Pdfs pdf = new Pdfs()) {
      for (int i = 0; i < 5; i++) {
        pdf.page(pen -> pen.lines(50, 100, "A page with a few words on it, and more of them."));
      }
      pdf.save(whole);
    }
    byte[] bytes = Files.readAllBytes(whole);
    for (int tenth = 1; tenth < 10; tenth++) {
      Path cut = folder.resolve("cut" + tenth + ".pdf");
      Files.write(cut, Arrays.copyOf(bytes, bytes.length * tenth / 10));
      try {
        assertThat(read(cut).blocks()).hasSizeLessThanOrEqualTo(5);
      } catch (CoursewareException e) {
        assertThat(e).hasMessageContaining("; ");
      }
    }
    assertThat(read(whole).blocks()).hasSize(5);
  }

  @Test
  void compoundFileGarbageIsRefused() throws Exception {
    byte[] bytes = new byte[20_000];
    new Random(7).nextBytes(bytes);
    System.arraycopy(
        new byte[] {
          (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
        },
        0,
        bytes,
        0,
        8);
    for (String name : new String[] {"a.doc", "a.ppt", "a.xls", "a.msg"}) {
      Path file = Files.write(folder.resolve(name), bytes);
      assertThatThrownBy(() -> read(file))
          .isInstanceOf(CoursewareException.class)
          .hasMessageStartingWith(name + ": ");
    }
  }

  @Test
  void aPasswordIsToBeRemoved() throws Exception {
    Path file = folder.resolve("locked.pdf");
    try (Pdfs pdf = new Pdfs()) {
      pdf.page(pen -> pen.line(50, 50, "secret"));
      pdf.document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      pdf.save(file);
    }
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(CoursewareException.class)
        .hasMessage("locked.pdf: is protected by a password; save it without one and add it again");
  }

  @Test
  void nothingThatAPdfAsksForIsRunOrFetched() throws Exception {
    try (ServerSocket canary = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Pdfs pdf = new Pdfs()) {
      String url = "http://127.0.0.1:" + canary.getLocalPort() + "/x";
      Path launched = folder.resolve("launched");
      PDPage page = pdf.page(pen -> pen.line(50, 50, "Some words of the page itself."));
      pdf.document
          .getDocumentCatalog()
          .setOpenAction(new PDActionJavaScript("app.launchURL('" + url + "')"));
      COSDictionary launch = new COSDictionary();
      launch.setName(COSName.S, "Launch");
      launch.setString(COSName.F, "/usr/bin/touch " + launched);
      COSDictionary onOpen = new COSDictionary();
      onOpen.setItem(COSName.O, launch);
      page.getCOSObject().setItem(COSName.AA, onOpen);
      COSStream external = pdf.document.getDocument().createCOSStream();
      external.setItem(COSName.TYPE, COSName.XOBJECT);
      external.setItem(COSName.SUBTYPE, COSName.IMAGE);
      COSDictionary where = new COSDictionary();
      where.setName(COSName.getPDFName("FS"), "URL");
      where.setItem(COSName.F, new COSString(url));
      external.setItem(COSName.F, where);
      COSDictionary objects = new COSDictionary();
      objects.setItem(COSName.getPDFName("X1"), external);
      page.getResources().getCOSObject().setItem(COSName.XOBJECT, objects);
      try (PDPageContentStream more =
          new PDPageContentStream(
              pdf.document, page, PDPageContentStream.AppendMode.APPEND, false)) {
        more.saveGraphicsState();
        more.restoreGraphicsState();
      }
      CoursewareDocument document = read(pdf.save(folder.resolve("active.pdf")));
      assertThat(document.blocks())
          .extracting(Block::text)
          .containsExactly("Some words of the page itself.");
      canary.setSoTimeout(200);
      assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
      assertThat(launched).doesNotExist();
    }
  }

  @Test
  void aPictureThatSaysItIsHugeCostsNoMoreThanItsPage() throws Exception {
    try (Pdfs pdf = new Pdfs()) {
      pdf.page(pen -> pen.line(50, 50, "A page with words."));
      PDPage page = pdf.page(pen -> {});
      PDImageXObject picture =
          LosslessFactory.createFromImage(
              pdf.document, new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB));
      picture.getCOSObject().setInt(COSName.WIDTH, 100_000);
      picture.getCOSObject().setInt(COSName.HEIGHT, 100_000);
      try (PDPageContentStream content = new PDPageContentStream(pdf.document, page)) {
        content.drawImage(picture, 0, 0, 600, 800);
      }
      CoursewareDocument document = read(pdf.save(folder.resolve("huge.pdf")));
      assertThat(document.blocks()).extracting(Block::text).containsExactly("A page with words.");
      assertThat(document.warnings()).anyMatch(w -> w.contains("page"));
    }
  }

  @Test
  void scannedPagesAreReadWhereTesseractIsInstalled() throws Exception {
    Assumptions.assumeTrue(Ocr.found().isThere(), "Tesseract is not installed");
    Path file = scanned();
    CoursewareDocument document = read(file);
    assertThat(document.blocks())
        .extracting(b -> b.anchor().label(), Block::text)
        .containsExactly(
            tuple("page 1", "A page with words."), tuple("page 2", "Memory fades quickly"));
    assertThat(document.warnings())
        .containsExactly("1 page was read from pictures, which makes mistakes; check what matters");
    Path picture = folder.resolve("picture.png");
    ImageIO.write(picture(), "png", picture.toFile());
    assertThat(read(picture).blocks())
        .extracting(Block::text)
        .containsExactly("Memory fades quickly");
  }

  @Test
  void scannedPagesAreNamedWhereItIsNot() throws Exception {
    TikaProcesses.Settings settings = new TikaProcesses.Settings(1, "256m", null);
    try (TikaReader without = new TikaReader(LIMITS, settings, () -> new Ocr("", ""))) {
      Path file = scanned();
      CoursewareDocument document = without.read(new SourceFile("scan.pdf", file));
      assertThat(document.blocks()).hasSize(1);
      assertThat(document.warnings())
          .containsExactly(
              "no text was found on page 2, which is a picture; install Tesseract, or add a version with text");
      Path picture = folder.resolve("alone.png");
      ImageIO.write(picture(), "png", picture.toFile());
      assertThat(without.read(new SourceFile("alone.png", picture)).warnings())
          .containsExactly(
              "it is a picture, and pictures are read only where Tesseract is installed; install it or add a version with text");
    }
  }

  private Path scanned() throws Exception {
    try (Pdfs pdf = new Pdfs()) {
      pdf.page(pen -> pen.line(50, 50, "A page with words."));
      PDPage page = pdf.page(pen -> {});
      try (PDPageContentStream content = new PDPageContentStream(pdf.document, page)) {
        content.drawImage(
            LosslessFactory.createFromImage(pdf.document, picture()), 50, 400, 500, 125);
      }
      return pdf.save(folder.resolve("scan.pdf"));
    }
  }

  private static BufferedImage picture() {
    BufferedImage image = new BufferedImage(1200, 300, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 1200, 300);
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 80));
    pen.drawString("Memory fades quickly", 100, 180);
    pen.dispose();
    return image;
  }

  @Test
  void anEmailIsItsBodyAndItsAttachmentsAreMentioned() throws Exception {
    CoursewareDocument document = read(mail("mail.eml", "attached words"));
    assertThat(document.title()).isEqualTo("Reading for week 2");
    assertThat(document.blocks())
        .extracting(Block::kind, Block::text)
        .containsExactly(
            tuple(BlockKind.HEADING, "Week 2"),
            tuple(BlockKind.PARAGRAPH, "Please read chapter two before Monday."));
    assertThat(document.warnings())
        .containsExactly("its attachments were not read; save them as files of their own");
  }

  @Test
  void mailInMailInMailIsNotFollowed() throws Exception {
    String inner = "the innermost words";
    for (int i = 0; i < 60; i++) {
      inner = Files.readString(mail("deep.eml", inner));
    }
    assertThat(read(folder.resolve("deep.eml")).blocks())
        .extracting(Block::text)
        .contains("Week 2")
        .doesNotContain("the innermost words");
  }

  private Path mail(String name, String attachment) throws Exception {
    String boundary = "b" + Integer.toHexString(attachment.hashCode());
    String kind = attachment.startsWith("From:") ? "message/rfc822" : "text/plain";
    return Files.writeString(
        folder.resolve(name),
        """
        From: Ann <ann@example.org>
        To: class@example.org
        Subject: Reading for week 2
        Date: Mon, 3 Feb 2025 10:00:00 +0000
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="BOUNDARY"

        --BOUNDARY
        Content-Type: text/html; charset=utf-8

        <html><body><h1>Week 2</h1><p>Please read chapter two before Monday.</p></body></html>
        --BOUNDARY
        Content-Type: KIND; name="notes"
        Content-Disposition: attachment; filename="notes"

        ATTACHED
        --BOUNDARY--
        """
            .replace("BOUNDARY", boundary)
            .replace("KIND", kind)
            .replace("ATTACHED", attachment),
        StandardCharsets.UTF_8);
  }

  @Test
  void rtfKeepsParagraphsAndWordsOfManyScripts() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("note.rtf"),
            "{\\rtf1\\ansi A short note.\\par \\u1055?\\u1088?\\u0438?\\par}");
    assertThat(read(file).blocks()).extracting(Block::text).first().isEqualTo("A short note.");
  }

  private CoursewareDocument read(Path file) throws CoursewareException {
    return reader.read(new SourceFile(String.valueOf(file.getFileName()), file));
  }
}

package org.dars.index.courseware.epub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.Test;

class EpubReaderTest extends SplicingReaderContract {

  private static final String CONTAINER =
      """
      <?xml version="1.0"?>
      <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
      <rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/>
      </rootfiles></container>
      """;

  private static final String OPF =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
      <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
        <dc:identifier id="id">urn:x</dc:identifier>
        <dc:title>Neurons &amp; glia</dc:title>
        <dc:language>en-GB</dc:language>
        <dc:description>&lt;p&gt;A &lt;b&gt;short&lt;/b&gt; book.&lt;/p&gt;</dc:description>
      </metadata>
      <manifest>
        <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
        <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
        <item id="notes" href="text/notes.xhtml" media-type="application/xhtml+xml"/>
        <item id="one" href="text/chapter%201.xhtml" media-type="application/xhtml+xml"/>
        <item id="gone" href="text/gone.xhtml" media-type="application/xhtml+xml"/>
        <item id="css" href="style.css" media-type="text/css"/>
      </manifest>
      <spine toc="ncx"><itemref idref="notes" linear="no"/><itemref idref="one"/><itemref idref="gone"/></spine>
      </package>
      """;

  private static final String CHAPTER =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en">
      <head><title>One</title><link rel="stylesheet" href="../style.css"/><script src="x.js"/></head>
      <body>
      <section epub:type="chapter"><a id="top"/><h1>The cell</h1>
      <p>A <em>neuron</em><span epub:type="pagebreak" id="p7" title="7"/> is a&#160;cell &mdash; &lt;small&gt;.<br/>So.</p>
      <div/>
      <h2>Parts</h2>
      <ul><li>axon</li><li><p>soma</p></li></ul>
      <p><img src="a.png" alt="A drawing"/></p>
      <p><![CDATA[left as it is]]></p>
      </section></body></html>
      """;

  private static final String NAV =
      """
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title>Contents</title></head><body>
      <nav><ol><li><a href="text/chapter%201.xhtml#top">Chapter 1: The cell</a></li></ol></nav></body></html>
      """;

  private static final String NCX =
      """
      <?xml version="1.0"?>
      <!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
      <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><docTitle><text>Neurons</text></docTitle>
      <navMap><navPoint id="a"><navLabel><text>Chapter 1</text></navLabel><content src="text/chapter%201.xhtml"/></navPoint></navMap></ncx>
      """;

  private static Map<String, String> book() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("META-INF/container.xml", CONTAINER);
    parts.put("OEBPS/content.opf", OPF);
    parts.put("OEBPS/nav.xhtml", NAV);
    parts.put("OEBPS/toc.ncx", NCX);
    parts.put("OEBPS/text/chapter 1.xhtml", CHAPTER);
    parts.put(
        "OEBPS/text/notes.xhtml",
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Notes</title></head><body><p>An aside.</p></body></html>");
    parts.put("OEBPS/style.css", "p { content: 'not text' }");
    return parts;
  }

  private static byte[] packed(Map<String, String> parts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      byte[] type = "application/epub+zip".getBytes(StandardCharsets.US_ASCII);
      ZipEntry first = new ZipEntry("mimetype");
      CRC32 crc = new CRC32();
      crc.update(type);
      first.setMethod(ZipEntry.STORED);
      first.setSize(type.length);
      first.setCrc(crc.getValue());
      zip.putNextEntry(first);
      zip.write(type);
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static byte[] with(String part, String content) throws IOException {
    Map<String, String> parts = book();
    parts.put(part, content);
    return packed(parts);
  }

  @Override
  protected String fileName() {
    return "book.epub";
  }

  @Override
  protected List<byte[]> files() throws IOException {
    Map<String, String> second = book();
    second.remove("OEBPS/nav.xhtml");
    second.put(
        "OEBPS/content.opf", OPF.replaceAll("(?m)^.*nav.xhtml.*\\R", "").replace("3.0", "2.0"));
    return List.of(packed(book()), packed(second));
  }

  @Override
  protected byte[] randomFile(Random random) throws IOException {
    List<String> words =
        List.of(
            "word",
            "<em>emph</em>",
            "<a id=\"x\"/>",
            "&#160;",
            "&amp;",
            "<br/>",
            "<i>open",
            "&nbsp;",
            "<code>c</code>",
            "<img alt=\"pic\" src=\"x\"/>",
            "<span></span>",
            "слово");
    List<String> tags = List.of("p", "h1", "h2", "li", "td", "div", "section");
    String body =
        IntStream.range(0, 1 + random.nextInt(6))
            .mapToObj(_ -> {
              String tag = pick(random, tags);
              return "<"
                  + tag
                  + ">"
                  + IntStream.range(0, 1 + random.nextInt(6))
                      .mapToObj(_ -> pick(random, words))
                      .collect(Collectors.joining(" "))
                  + "</"
                  + tag
                  + ">";
            })
            .collect(Collectors.joining("\n"));
    return with(
        "OEBPS/text/chapter 1.xhtml",
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body>"
            + body
            + "</body></html>");
  }

  @Test
  void theBookIsReadInTheOrderOfItsSpine() throws Exception {
    CoursewareDocument document = read(packed(book()));
    assertThat(document.title()).isEqualTo("Neurons & glia");
    assertThat(document.language()).isEqualTo("en");
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .containsExactly(
            tuple("book-title", BlockKind.HEADING, "Neurons & glia"),
            tuple("book-description-p1", BlockKind.PARAGRAPH, "A short book."),
            tuple("ch2-alt1", BlockKind.ALT_TEXT, "One"),
            tuple("ch2-1", BlockKind.HEADING, "The cell"),
            tuple("ch2-1-p1", BlockKind.PARAGRAPH, "A neuron is a\u00a0cell — <small>. So."),
            tuple("ch2-1-alt1", BlockKind.ALT_TEXT, "7"),
            tuple("ch2-1.1", BlockKind.HEADING, "Parts"),
            tuple("ch2-1.1-li1", BlockKind.LIST_ITEM, "axon"),
            tuple("ch2-1.1-li2", BlockKind.LIST_ITEM, "soma"),
            tuple("ch2-1.1-alt1", BlockKind.ALT_TEXT, "A drawing"),
            tuple("ch2-1.1-p1", BlockKind.PARAGRAPH, "left as it is"),
            tuple("ch1-alt1", BlockKind.ALT_TEXT, "Notes"),
            tuple("ch1-p1", BlockKind.PARAGRAPH, "An aside."),
            tuple("nav-alt1", BlockKind.ALT_TEXT, "Contents"),
            tuple("nav-li1", BlockKind.LIST_ITEM, "Chapter 1: The cell"),
            tuple("toc-1", BlockKind.PARAGRAPH, "Neurons"),
            tuple("toc-2", BlockKind.PARAGRAPH, "Chapter 1"));
    assertThat(block(document, "ch2-1.1-li1").anchor().headingPath())
        .containsExactly("Chapter 1: The cell", "The cell", "Parts");
    assertThat(block(document, "ch1-p1").anchor().label()).isEqualTo("Notes");
    assertThat(block(document, "ch2-1.1-p1").translatable()).isFalse();
    assertThat(document.warnings())
        .hasSize(2)
        .contains("item 3 of the reading order is missing and is left out")
        .anyMatch(w -> w.startsWith("1 block is searched but not translated"));
  }

  @Test
  void onlyTheChangedEntryDiffersAndTheTypeStaysFirst() throws Exception {
    byte[] bytes = packed(book());
    byte[] written =
        courseware.splice(
            bytes,
            read(bytes),
            Map.of("ch2-1.1-li1", List.of(new Inline.Text("a\u00a0<b> & \"c\""))));
    for (String name : book().keySet()) {
      assertThat(part(written, name))
          .isEqualTo(
              name.endsWith("1.xhtml")
                  ? CHAPTER.replace("<li>axon", "<li>a&#160;&lt;b&gt; &amp; \"c\"")
                  : book().get(name));
    }
    assertThat(Arrays.copyOf(written, 58)).isEqualTo(Arrays.copyOf(bytes, 58));
  }

  @Test
  void descriptionAndLabelsAreWrittenWhereTheyStand() throws Exception {
    byte[] bytes = packed(book());
    byte[] written =
        courseware.splice(
            bytes,
            read(bytes),
            Map.of(
                "book-title", List.of(new Inline.Text("Нейрон & <x>")),
                "toc-2", List.of(new Inline.Text("1-тарау"))));
    assertThat(part(written, "OEBPS/content.opf"))
        .isEqualTo(OPF.replace("Neurons &amp; glia", "Нейрон &amp; &lt;x&gt;"));
    assertThat(part(written, "OEBPS/toc.ncx"))
        .isEqualTo(NCX.replace("<text>Chapter 1", "<text>1-тарау"));
  }

  @Test
  void alternativeTextsAreWrittenIntoTheMarkupOfTheirParagraph() throws Exception {
    String page =
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><p>%s</p></body></html>";
    String wave = "<img src=\"a\" alt=\"%s\" title='%s'/>";
    String link = "<a href=\"b\" title=\"%s\">the <em>link</em></a>";
    byte[] bytes =
        with(
            "OEBPS/text/chapter 1.xhtml",
            page.formatted(
                "See " + wave.formatted("A wave", "A wave") + " and " + link.formatted("A wave")));
    List<Inline> read = block(read(bytes), "ch2-p1").content();
    List<Inline> turned =
        List.of(
            read.get(3),
            new Inline.Text("1 < 2"),
            read.get(5),
            new Inline.Text("&amp;"),
            read.get(7),
            read.get(8),
            new Inline.Text(" </p>"),
            read.get(1));
    String text = "\"One\" <b> & 'two' ]]>";
    Map<String, List<Inline>> changed = new LinkedHashMap<>();
    changed.put("ch2-alt2", List.of(new Inline.Text(text)));
    changed.put("ch2-alt3", List.of(new Inline.Text(text)));
    changed.put("ch2-alt4", List.of(new Inline.Text("More")));
    String quoted = "&quot;One&quot; &lt;b&gt; &amp; 'two' ]]&gt;";
    String single = "\"One\" &lt;b&gt; &amp; &#39;two&#39; ]]&gt;";
    assertThat(part(courseware.splice(bytes, read(bytes), changed), "OEBPS/text/chapter 1.xhtml"))
        .isEqualTo(
            page.formatted(
                "See " + wave.formatted(quoted, single) + " and " + link.formatted("More")));
    changed.put("ch2-p1", turned);
    byte[] written = courseware.splice(bytes, read(bytes), changed);
    assertThat(part(written, "OEBPS/text/chapter 1.xhtml"))
        .isEqualTo(
            page.formatted(
                link.formatted("More").replace("the <em>link</em>", "1 &lt; 2<em>&amp;amp;</em>")
                    + " &lt;/p&gt;"
                    + wave.formatted(quoted, single)));
    assertThat(read(written).blocks().stream().map(Block::text))
        .containsSubsequence("1 < 2&amp; </p>", "More", text, text);
  }

  @Test
  void namesInAnOldEncodingAreThoseThatTheirExtraFieldsSay() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out)) {
      zip.setEncoding("IBM437");
      zip.setUseLanguageEncodingFlag(false);
      zip.setCreateUnicodeExtraFields(ZipArchiveOutputStream.UnicodeExtraFieldPolicy.ALWAYS);
      for (Map.Entry<String, String> part : book().entrySet()) {
        zip.putArchiveEntry(new ZipArchiveEntry(part.getKey().replace("chapter 1", "é")));
        zip.write(part.getValue().replace("chapter%201", "é").getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
      }
    }
    byte[] bytes = out.toByteArray();
    byte[] written =
        courseware.splice(
            bytes, read(bytes), Map.of("ch2-1.1-li1", List.of(new Inline.Text("dendrite"))));
    assertThat(part(written, "OEBPS/text/é.xhtml")).contains("<li>dendrite</li>");
  }

  @Test
  void aProtectedBookIsRefusedButHiddenFontsAreNot() throws Exception {
    String encryption =
        "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData><enc:EncryptionMethod Algorithm=\"%s\"/></enc:EncryptedData></encryption>";
    assertThatThrownBy(() ->
            read(
                with(
                    "META-INF/encryption.xml",
                    encryption.formatted("http://www.w3.org/2001/04/xmlenc#aes128-cbc"))))
        .isInstanceOf(CoursewareException.class)
        .hasMessage(
            "book.epub: is protected against copying (DRM) and cannot be read; ask its publisher for a copy without");
    assertThat(
            read(with(
                    "META-INF/encryption.xml",
                    encryption.formatted("http://www.idpf.org/2008/embedding")))
                .blocks())
        .isNotEmpty();
  }

  @Test
  void aBrokenBookIsRefusedWithTheReason() throws Exception {
    assertThatThrownBy(() -> read(with("OEBPS/content.opf", "<package>")))
        .isInstanceOf(CoursewareException.class)
        .hasMessageContaining("OEBPS/content.opf")
        .hasMessageContaining("is not well-formed XML");
    assertThatThrownBy(() -> read(with("META-INF/container.xml", "<container/>")))
        .isInstanceOf(CoursewareException.class)
        .hasMessageContaining("names no package document");
    byte[] whole = packed(book());
    for (int tenth = 1; tenth < 10; tenth++) {
      byte[] cut = Arrays.copyOf(whole, whole.length * tenth / 10);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(CoursewareException.class);
    }
  }

  @Test
  void deepNestingDoesNoHarm() throws Exception {
    String deep =
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>"
            + "<div>".repeat(50_000)
            + "<p>deep</p></body></html>";
    CoursewareDocument document = read(with("OEBPS/text/chapter 1.xhtml", deep));
    assertThat(document.blocks()).anyMatch(b -> b.text().equals("deep"));
  }
}

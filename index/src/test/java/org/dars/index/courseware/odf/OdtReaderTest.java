package org.dars.index.courseware.odf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderContract;
import org.dars.index.courseware.WritingDirection;
import org.junit.jupiter.api.Test;

class OdtReaderTest extends SplicingReaderContract {

  private static final String STYLES =
      "<style:style style:name='T1' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>"
          + "<style:style style:name='T9' style:family='text'><style:text-properties fo:language='en'/></style:style>"
          + "<style:style style:name='T2' style:family='text' style:parent-style-name='Source_20_Text'/>"
          + "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Preformatted_20_Text'/>"
          + "<style:style style:name='P2' style:family='paragraph' style:parent-style-name='Caption'/>";

  private static final String BODY =
      """
      <text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>
      <text:sequence-decls/>
      <text:h text:outline-level="1">Memory &amp; <text:span text:style-name="T1">mind</text:span></text:h>
      <text:p>  Two   spaces <text:s text:c="2"/>kept,<text:line-break/>a break,
        and <text:span text:style-name="T9">an unseen</text:span> span.</text:p>
      <text:p><text:span text:style-name="T1">All of it bold</text:span></text:p>
      <text:p>Code <text:span text:style-name="T2">x = 1</text:span> and page <text:page-number>3</text:page-number>.</text:p>
      <text:p>Noted<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>The <text:span text:style-name="T1">note</text:span>.</text:p></text:note-body></text:note> here<office:annotation><dc:creator>A</dc:creator><text:p>remark</text:p></office:annotation>.</text:p>
      <text:p>Framed <draw:frame><draw:text-box><text:p>inside<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body><text:p>deep</text:p></text:note-body></text:note> box</text:p></draw:text-box><svg:title>A &lt;cell&gt;</svg:title><svg:desc>Long words</svg:desc></draw:frame> after</text:p>
      <text:h text:outline-level="2">Kinds</text:h>
      <text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>two</text:p></text:list-item></text:list></text:list-item></text:list>
      <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Part</text:p></table:table-cell><table:table-cell table:number-columns-spanned="2"><text:p>Role</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows>
      <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell><text:p>axon</text:p><text:p>soma</text:p></table:table-cell></table:table-row></table:table>
      <text:p text:style-name="P1">int x;</text:p>
      <text:p text:style-name="P2">Figure <text:sequence>1</text:sequence>: a cell</text:p>
      <text:table-of-content><text:index-body><text:index-title><text:p>Contents</text:p></text:index-title><text:p>Memory 1</text:p></text:index-body></text:table-of-content>
      <text:p><text:change-start text:change-id="c"/>Added<text:change-end text:change-id="c"/> text &amp;#38;</text:p>
      <text:p/>
      <text:section text:name="S"><text:p>In a section <!-- a comment --><text:bookmark-start text:name="b"/>marked<text:bookmark-end text:name="b"/></text:p></text:section>
      """;

  private static final String HEADERS =
      "<office:document-styles"
          + OdfFiles.NAMESPACES
          + "><office:master-styles><style:master-page style:name='Standard'>"
          + "<style:header><text:p>Course <text:chapter>x</text:chapter></text:p></style:header>"
          + "<style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer>"
          + "</style:master-page></office:master-styles></office:document-styles>";

  private static final String META =
      "<office:document-meta"
          + OdfFiles.NAMESPACES
          + "><office:meta><dc:title>The mind</dc:title><dc:language>en-US</dc:language></office:meta></office:document-meta>";

  @Override
  protected String fileName() {
    return "text.odt";
  }

  @Override
  protected List<byte[]> files() throws IOException {
    return List.of(
        rich(),
        odt("<text:p>just text</text:p>"),
        odt(BODY.replace("\n", "\r\n")),
        otherPrefixes());
  }

  private static byte[] rich() throws IOException {
    return OdfFiles.file("text", STYLES, BODY, Map.of("styles.xml", HEADERS, "meta.xml", META));
  }

  private static byte[] odt(String body) throws IOException {
    return OdfFiles.file("text", STYLES, body);
  }

  /** Prefixes are a file's own choice. */
  private static byte[] otherPrefixes() throws IOException {
    return odt(
        "<t:p xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>one <t:span>two</t:span><t:s/></t:p>");
  }

  @Override
  protected byte[] randomFile(Random random) throws IOException {
    StringBuilder body = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      String text = OdfFiles.inline(random, 0);
      body.append(
          switch (random.nextInt(5)) {
            case 0 ->
                "<text:h text:outline-level='"
                    + (1 + random.nextInt(8))
                    + "'>"
                    + text
                    + "</text:h>";
            case 1 ->
                "<text:list><text:list-item><text:p>"
                    + text
                    + "</text:p></text:list-item></text:list>\n";
            case 2 ->
                "<table:table><table:table-row><table:table-cell><text:p>"
                    + text
                    + "</text:p></table:table-cell></table:table-row></table:table>";
            default -> "<text:p>" + text + "</text:p>\n";
          });
    }
    return odt(body.toString());
  }

  @Test
  void aTextFromRightToLeftGetsAStyleOfItsOwn() throws Exception {
    String styles =
        "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Standard'><style:paragraph-properties fo:text-align='start' style:writing-mode='lr-tb'/><style:text-properties fo:color='#ff0000'/></style:style>"
            + "<style:style style:name='P2' style:family='paragraph'/>"
            + "<style:style style:name='P3' style:family='paragraph' style:parent-style-name='Title'><style:text-properties fo:color='#00ff00'/></style:style>"
            + "<style:style style:name='Table1' style:family='table'><style:table-properties style:width='5cm' table:align='left'/></style:style>";
    String common =
        "<office:document-styles"
            + OdfFiles.NAMESPACES
            + "><office:styles><style:style style:name='Title' style:family='paragraph'><style:paragraph-properties fo:text-align='center'/></style:style></office:styles>"
            + "<office:master-styles><style:master-page style:name='Standard'><style:header><text:p text:style-name='Date'>Course</text:p></style:header></style:master-page></office:master-styles></office:document-styles>";
    String body =
        "<text:p text:style-name='P3'>Title</text:p><text:p text:style-name='P1'>one</text:p><text:p text:style-name='P1'>two</text:p><text:p text:style-name=\"P2\">three</text:p><text:p>four</text:p><text:p text:style-name='Title'>five</text:p>"
            + "<table:table table:name='t' table:style-name='Table1'><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table>"
            + "<table:table table:name='u' table:style-name='Table1'><table:table-row><table:table-cell><text:p>other</text:p></table:table-cell></table:table-row></table:table>";
    byte[] file = OdfFiles.file("text", styles, body, Map.of("styles.xml", common));
    CoursewareDocument document = read(file);
    Map<String, List<Inline>> changed =
        Map.of(
            "1", List.of(new Inline.Text("عنوان")),
            "1-p1", List.of(new Inline.Text("واحد")),
            "1-p3", List.of(new Inline.Text("ثلاثة")),
            "1-p4", List.of(new Inline.Text("أربعة")),
            "2", List.of(new Inline.Text("خمسة")),
            "2-t1r1c1", List.of(new Inline.Text("خلية")),
            "hf-p1", List.of(new Inline.Text("دورة")));
    byte[] written = courseware.splice(file, document, changed, WritingDirection.RIGHT_TO_LEFT);
    assertThat(part(written, "content.xml"))
        .isEqualTo(
            part(file, "content.xml")
                .replace(
                    "</office:automatic-styles>",
                    "<style:style style:name='P3-rtl' style:family='paragraph' style:parent-style-name='Title'><style:paragraph-properties style:writing-mode=\"rl-tb\"/><style:text-properties fo:color='#00ff00'/></style:style>"
                        + "<style:style style:name='P1-rtl' style:family='paragraph' style:parent-style-name='Standard'><style:paragraph-properties style:writing-mode=\"rl-tb\" fo:text-align=\"right\"/><style:text-properties fo:color='#ff0000'/></style:style>"
                        + "<style:style style:name='P2-rtl' style:family='paragraph'><style:paragraph-properties style:writing-mode=\"rl-tb\" fo:text-align=\"right\"/></style:style>"
                        + "<style:style style:name=\"rtl\" style:family=\"paragraph\"><style:paragraph-properties style:writing-mode=\"rl-tb\" fo:text-align=\"right\"/></style:style>"
                        + "<style:style style:name=\"Title-rtl\" style:family=\"paragraph\" style:parent-style-name=\"Title\"><style:paragraph-properties style:writing-mode=\"rl-tb\"/></style:style>"
                        + "<style:style style:name='Table1-rtl' style:family='table'><style:table-properties style:writing-mode=\"rl-tb\" style:width='5cm' table:align='left'/></style:style>"
                        + "</office:automatic-styles>")
                .replace("'P3'>Title", "'P3-rtl'>عنوان")
                .replace("'P1'>one", "'P1-rtl'>واحد")
                .replace("\"P2\">three", "\"P2-rtl\">ثلاثة")
                .replace("<text:p>four", "<text:p text:style-name=\"rtl\">أربعة")
                .replace("'Title'>five", "'Title-rtl'>خمسة")
                .replace("'t' table:style-name='Table1'", "'t' table:style-name='Table1-rtl'")
                .replace("<text:p>cell", "<text:p text:style-name=\"rtl\">خلية"));
    assertThat(part(written, "styles.xml"))
        .isEqualTo(
            common
                .replace(
                    "<office:master-styles>",
                    "<office:automatic-styles><style:style style:name=\"Date-rtl\" style:family=\"paragraph\" style:parent-style-name=\"Date\"><style:paragraph-properties style:writing-mode=\"rl-tb\" fo:text-align=\"right\"/></style:style></office:automatic-styles><office:master-styles>")
                .replace("'Date'>Course", "'Date-rtl'>دورة"));
    assertThat(block(read(written), "1").kind()).isEqualTo(BlockKind.HEADING);
  }

  @Test
  void whatRunsFromRightToLeftAlreadyKeepsItsStyle() throws Exception {
    String styles =
        "<style:style style:name='P1' style:family='paragraph'><style:paragraph-properties fo:text-align='end' style:writing-mode='rl-tb'/></style:style>"
            + "<style:style style:name='Table1' style:family='table'><style:table-properties style:writing-mode='rl-tb'/></style:style>";
    byte[] file =
        OdfFiles.file(
            "text",
            styles,
            "<text:p text:style-name='P1'>one</text:p><table:table table:style-name='Table1'><table:table-row><table:table-cell><text:p text:style-name='P1'>cell</text:p></table:table-cell></table:table-row></table:table>");
    Map<String, List<Inline>> changed =
        Map.of(
            "0-p1", List.of(new Inline.Text("ایک")),
            "0-t1r1c1", List.of(new Inline.Text("خانہ")));
    byte[] written = courseware.splice(file, read(file), changed, WritingDirection.RIGHT_TO_LEFT);
    assertThat(part(written, "content.xml"))
        .isEqualTo(part(file, "content.xml").replace(">one<", ">ایک<").replace(">cell<", ">خانہ<"));
  }

  @Test
  void everythingIsReadInItsPlace() throws Exception {
    CoursewareDocument document = read(rich());
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::level, Block::text)
        .containsExactly(
            tuple("1", BlockKind.HEADING, 1, "Memory & mind"),
            tuple("1-p1", BlockKind.PARAGRAPH, 0, "Two spaces kept, a break, and an unseen span."),
            tuple("1-p2", BlockKind.PARAGRAPH, 0, "All of it bold"),
            tuple("1-p3", BlockKind.PARAGRAPH, 0, "Code x = 1 and page 3."),
            tuple("1-p4", BlockKind.PARAGRAPH, 0, "Noted here."),
            tuple("1-p5", BlockKind.PARAGRAPH, 0, "The note."),
            tuple("1-p6", BlockKind.PARAGRAPH, 0, "Framed after"),
            tuple("1-p7", BlockKind.PARAGRAPH, 0, "inside box"),
            tuple("1-p8", BlockKind.PARAGRAPH, 0, "deep"),
            tuple("1-alt1", BlockKind.ALT_TEXT, 0, "A <cell>"),
            tuple("1-alt2", BlockKind.ALT_TEXT, 0, "Long words"),
            tuple("1.1", BlockKind.HEADING, 2, "Kinds"),
            tuple("1.1-li1", BlockKind.LIST_ITEM, 1, "one"),
            tuple("1.1-li2", BlockKind.LIST_ITEM, 2, "two"),
            tuple("1.1-t1r1c1", BlockKind.TABLE_CELL, 0, "Part"),
            tuple("1.1-t1r1c2", BlockKind.TABLE_CELL, 0, "Role"),
            tuple("1.1-t1r4c3", BlockKind.TABLE_CELL, 0, "axon"),
            tuple("1.1-1.1-t1r4c3-p1", BlockKind.TABLE_CELL, 0, "soma"),
            tuple("1.1-code1", BlockKind.CODE, 0, "int x;"),
            tuple("1.1-cap1", BlockKind.CAPTION, 0, "Figure 1: a cell"),
            tuple("1.1-p1", BlockKind.PARAGRAPH, 0, "Contents"),
            tuple("1.1-p2", BlockKind.PARAGRAPH, 0, "Added text &#38;"),
            tuple("1.1-p3", BlockKind.PARAGRAPH, 0, "In a section marked"),
            tuple("hf-p1", BlockKind.PARAGRAPH, 0, "Course x"));
    assertThat(document.title()).isEqualTo("The mind");
    assertThat(document.language()).isEqualTo("en");
    assertThat(document.warnings())
        .containsExactly(
            "its table of contents or index is not translated; update it in the translation");
    assertThat(block(document, "1.1-p3").anchor())
        .isEqualTo(new Anchor.Section(List.of("Memory & mind", "Kinds")));
  }

  @Test
  void aSpanAroundAllTextAndOneThatShowsNothingAreNoPlaceholders() throws Exception {
    CoursewareDocument document = read(rich());
    assertThat(block(document, "1-p2").content())
        .containsExactly(new Inline.Text("All of it bold"));
    assertThat(block(document, "1-p1").content())
        .filteredOn(i -> i instanceof Inline.Markup)
        .extracting(Inline::visibleText)
        .containsExactly("  ", " ");
    assertThat(block(document, "1-p3").content())
        .contains(
            new Inline.Markup(
                "<text:span text:style-name=\"T2\">x = 1</text:span>", Inline.Role.ALONE, "x = 1"));
  }

  @Test
  void whiteSpaceThatWouldFoldBecomesElements() throws Exception {
    byte[] bytes = odt("<text:p>one</text:p>");
    String text = "  a   b\tc\nd & e ";
    String written = content(written(bytes, Map.of("0-p1", List.of(new Inline.Text(text)))));
    assertThat(written)
        .contains(
            "<text:p><text:s text:c=\"2\"/>a <text:s text:c=\"2\"/>b<text:tab/>c<text:line-break/>d &amp; e </text:p>");
  }

  @Test
  void pairsMayBeReorderedAndNotesGoWithThem() throws Exception {
    byte[] bytes =
        odt(
            "<text:p>a <text:span text:style-name='T1'>b</text:span><text:note><text:note-body><text:p>n</text:p></text:note-body></text:note> c</text:p>");
    List<Inline> read = block(read(bytes), "0-p1").content();
    List<Inline> turned =
        List.of(
            read.get(1),
            new Inline.Text("B"),
            read.get(3),
            new Inline.Text(" A"),
            read.get(4),
            new Inline.Text(" C"));
    byte[] written = written(bytes, Map.of("0-p1", turned, "0-p2", List.of(new Inline.Text("N"))));
    assertThat(content(written))
        .contains(
            "<text:p><text:span text:style-name='T1'>B</text:span> A<text:note><text:note-body><text:p>N</text:p></text:note-body></text:note> C</text:p>");
  }

  @Test
  void titlesOfPicturesAreWrittenIntoTheMarkupOfTheirParagraph() throws Exception {
    String wave =
        "<draw:frame><draw:image xlink:href='a'/><svg:title>%s</svg:title><svg:desc>%s</svg:desc></draw:frame>";
    String shore = "<draw:frame><draw:image xlink:href='b'/><svg:title>%s</svg:title></draw:frame>";
    byte[] bytes =
        odt(
            "<text:p>See "
                + wave.formatted("A picture", "It breaks")
                + " and "
                + shore.formatted("A picture")
                + " here</text:p>");
    CoursewareDocument document = read(bytes);
    assertThat(document.blocks())
        .extracting(Block::id)
        .containsExactly("0-p1", "0-alt1", "0-alt2", "0-alt3");
    List<Inline> read = block(document, "0-p1").content();
    List<Inline> turned =
        List.of(
            new Inline.Text("1 < 2 & "),
            read.get(3),
            new Inline.Text(" then "),
            read.get(1),
            new Inline.Text(" </text:p>"));
    String title = "\"One\" <b> & 'two' ]]>";
    String escaped = "\"One\" &lt;b&gt; &amp; 'two' ]]&gt;";
    Map<String, List<Inline>> titles =
        Map.of(
            "0-alt1", List.of(new Inline.Text(title)),
            "0-alt2", List.of(new Inline.Text("A picture")),
            "0-alt3", List.of(new Inline.Text("It breaks")));
    assertThat(content(written(bytes, titles)))
        .contains(
            "<text:p>See "
                + wave.formatted(escaped, "A picture")
                + " and "
                + shore.formatted("It breaks")
                + " here</text:p>");
    Map<String, List<Inline>> all = new LinkedHashMap<>(titles);
    all.put("0-p1", turned);
    byte[] written = written(bytes, all);
    assertThat(content(written))
        .contains(
            "<text:p>1 &lt; 2 &amp; "
                + shore.formatted("It breaks")
                + " then "
                + wave.formatted(escaped, "A picture")
                + " &lt;/text:p&gt;</text:p>");
    assertThat(read(written).blocks())
        .extracting(Block::text)
        .containsExactly("1 < 2 & then </text:p>", "It breaks", title, "A picture");
  }

  @Test
  void titlesOfChartsAreCaptionsInAPartOfTheirOwn() throws Exception {
    String chart =
        "<office:document-content"
            + OdfFiles.NAMESPACES
            + " xmlns:chart='urn:oasis:names:tc:opendocument:xmlns:chart:1.0'><office:body><office:chart><chart:chart>"
            + "<chart:title><text:p>Costs</text:p></chart:title><table:table><table:table-row><table:table-cell><text:p>cached</text:p></table:table-cell></table:table-row></table:table>"
            + "</chart:chart></office:chart></office:body></office:document-content>";
    byte[] bytes =
        OdfFiles.file(
            "text",
            "",
            "<text:p>See <draw:frame><draw:object xlink:href='./Object 1'/></draw:frame><text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>",
            Map.of("Object 1/content.xml", chart));
    assertThat(read(bytes).blocks())
        .extracting(Block::id, Block::text, b -> String.valueOf(b.span()).contains("Object 1"))
        .containsExactly(
            tuple("0-p1", "See", false), tuple("0-cap1", "Costs", true), tuple("0-p2", "n", false));
    assertThat(pseudo(bytes)).isEmpty();
  }

  @Test
  void encryptedAndSignedFilesAreNamed() throws Exception {
    String encrypted =
        "<manifest:manifest"
            + OdfFiles.NAMESPACES
            + "><manifest:file-entry manifest:full-path='content.xml'><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    byte[] locked =
        OdfFiles.file("text", "", "<text:p>x</text:p>", Map.of("META-INF/manifest.xml", encrypted));
    assertThatThrownBy(() -> read(locked))
        .isInstanceOf(CoursewareException.class)
        .hasMessage("text.odt: is protected by a password; save it without one and add it again");
    byte[] signed =
        OdfFiles.file(
            "text",
            "",
            "<text:p>x</text:p>",
            Map.of("META-INF/documentsignatures.xml", "<document-signatures/>"));
    assertThat(read(signed).warnings())
        .containsExactly("it is signed; a translation is not, and has to be signed again");
  }

  @Test
  void aBrokenFileIsRefusedWithAReason() throws Exception {
    byte[] whole = rich();
    for (int tenth = 1; tenth < 10; tenth++) {
      byte[] part = Arrays.copyOf(whole, whole.length * tenth / 10);
      assertThatThrownBy(() -> read(part))
          .isInstanceOf(CoursewareException.class)
          .hasMessageStartingWith("text.odt: ");
    }
    assertThatThrownBy(() -> read(odt("<text:p>not closed")))
        .isInstanceOf(CoursewareException.class)
        .hasMessageStartingWith("text.odt (content.xml): is not well-formed XML");
    assertThatThrownBy(() -> read(OdfFiles.file("chart", "", "")))
        .isInstanceOf(CoursewareException.class)
        .hasMessage(
            "text.odt: holds no text, presentation or spreadsheet; save it anew as ODT, ODP or ODS");
  }

  @Test
  void theMimetypeStaysFirstAndStored() throws Exception {
    byte[] bytes = rich();
    byte[] written = written(bytes, Map.of("1-p2", List.of(new Inline.Text("Changed"))));
    assertThat(Arrays.copyOf(written, 38 + 39)).isEqualTo(Arrays.copyOf(bytes, 38 + 39));
    assertThat(new String(written, 30, 47, StandardCharsets.ISO_8859_1))
        .isEqualTo("mimetypeapplication/vnd.oasis.opendocument.text");
  }

  private byte[] written(byte[] bytes, Map<String, List<Inline>> changed) throws Exception {
    return courseware.splice(bytes, read(bytes), new LinkedHashMap<>(changed));
  }

  private static String content(byte[] bytes) throws Exception {
    return part(bytes, "content.xml");
  }

  @Test
  void aListOfFilesThatLeavesItsNamespaceToADtdIsNotInTheWay() throws Exception {
    byte[] bytes =
        OdfFiles.file(
            "text",
            "",
            "<text:p>Dear reader</text:p>",
            Map.of(
                "META-INF/manifest.xml",
                "<!DOCTYPE manifest:manifest SYSTEM 'Manifest.dtd'><manifest:manifest/>"));
    assertThat(read(bytes).blocks()).extracting(Block::text).containsExactly("Dear reader");
  }
}

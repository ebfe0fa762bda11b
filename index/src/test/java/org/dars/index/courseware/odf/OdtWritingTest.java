package org.dars.index.courseware.odf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dars.index.courseware.odf.OdtSamples.content;
import static org.dars.index.courseware.odf.OdtSamples.odt;
import static org.dars.index.courseware.odf.OdtSamples.rich;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderFixture;
import org.dars.index.courseware.WritingDirection;
import org.junit.jupiter.api.Test;

/** How changed texts stand in an OpenDocument text. */
class OdtWritingTest extends SplicingReaderFixture {

  @Override
  protected String fileName() {
    return "text.odt";
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
}

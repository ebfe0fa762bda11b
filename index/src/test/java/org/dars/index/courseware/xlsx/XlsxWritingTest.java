package org.dars.index.courseware.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dars.index.courseware.xlsx.XlsxSamples.rich;

import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderFixture;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.roundtrip.RoundTrip;
import org.junit.jupiter.api.Test;

/** How changed texts stand in a workbook. */
class XlsxWritingTest extends SplicingReaderFixture {

  @Override
  protected String fileName() {
    return "book.xlsx";
  }

  @Test
  void aStringIsWrittenWithItsRunsAndGuides() throws Exception {
    byte[] bytes = rich();
    CoursewareDocument document = read(bytes);
    List<Inline> rich = block(document, "sheet1-r1c2").content();
    List<Inline> turned =
        List.of(rich.get(1), new Inline.Text("B "), rich.get(3), new Inline.Text("& rest"));
    byte[] written =
        courseware.splice(
            bytes,
            document,
            Map.of(
                "sheet1-r1c1", List.of(new Inline.Text("T")),
                "sheet1-r1c2", turned,
                "sheet1-r3c27", List.of(new Inline.Text("Task_x0041_\u0007\r"))));
    assertThat(part(written, "xl/sharedStrings.xml"))
        .contains("<si><t xml:space=\"preserve\"> T </t></si>")
        .contains(
            "<si><r><rPr><b/></rPr><t xml:space=\"preserve\">B </t></r><r><t>&amp; rest</t></r></si>")
        .contains(
            "<si><t>Task_x005F_x0041__x0007__x000D_</t><rPh sb=\"0\" eb=\"2\"><t>カダイ</t></rPh>");
    assertThat(part(written, "xl/worksheets/sheet1.xml"))
        .isEqualTo(part(bytes, "xl/worksheets/sheet1.xml"));
    assertThat(block(read(written), "sheet1-r3c27").content())
        .contains(new Inline.Text("Task_x0041_\u0007"));
  }

  @Test
  void pairsMayNestAndBreaksStayInADrawing() throws Exception {
    byte[] bytes = rich();
    CoursewareDocument document = read(bytes);
    List<Inline> box = block(document, "sheet1-d2").content();
    List<Inline> content =
        List.of(box.get(1), new Inline.Text("x\ny"), box.get(4), box.get(5), box.get(3));
    byte[] written = courseware.splice(bytes, document, Map.of("sheet1-d2", content));
    assertThat(part(written, "xl/drawings/drawing1.xml"))
        .contains(
            "<a:p><a:pPr/><a:r><a:rPr b=\"1\"/><a:t>x</a:t></a:r><a:br/><a:r><a:rPr b=\"1\"/><a:t>y</a:t></a:r><a:br/><a:fld type=\"TxLink\"><a:t>7</a:t></a:fld><a:endParaRPr/></a:p>");
  }

  @Test
  void codesOfAHeaderStay() throws Exception {
    byte[] bytes = rich();
    CoursewareDocument document = read(bytes);
    List<Inline> left = block(document, "sheet1-oddHeader-L").content();
    byte[] written =
        courseware.splice(
            bytes,
            document,
            Map.of(
                "sheet1-oddHeader-L",
                List.of(left.get(0), left.get(1), new Inline.Text("7 & up"))));
    assertThat(part(written, "xl/worksheets/sheet1.xml"))
        .contains(
            "<oddHeader>&amp;L&amp;\"Arial,Bold\"&amp;12 7 &amp;&amp; up&amp;C&amp;D&amp;RPage &amp;P</oddHeader>");
  }

  @Test
  void aSheetThatTurnsRightToLeftBeginsThere() throws Exception {
    String views =
        "<sheetPr/><dimension ref=\"A1\"/><sheetViews><sheetView tabSelected=\"1\" rightToLeft=\"0\" workbookViewId=\"0\"><pane/></sheetView></sheetViews><sheetData>";
    byte[] file =
        new XlsxFiles()
            .strings("<t>one</t>", "<t>two</t>")
            .sheet("A", "", views + "<row><c t=\"s\"><v>0</v></c></row></sheetData>")
            .sheet("B", "", "<sheetPr/><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>")
            .sheet("C", "", "<sheetData><row><c t=\"s\"><v>1</v></c></row></sheetData>")
            .zip("");
    Map<String, List<Inline>> changed = Map.of("sheet1-r1c1", List.of(new Inline.Text("واحد")));
    byte[] written = courseware.splice(file, read(file), changed, WritingDirection.RIGHT_TO_LEFT);
    assertThat(part(written, "xl/worksheets/sheet1.xml"))
        .isEqualTo(
            part(file, "xl/worksheets/sheet1.xml")
                .replace(
                    "<sheetView tabSelected=\"1\" rightToLeft=\"0\" workbookViewId=\"0\">",
                    "<sheetView rightToLeft=\"1\" tabSelected=\"1\" workbookViewId=\"0\">"));
    assertThat(part(written, "xl/worksheets/sheet2.xml"))
        .as("the same string is shown there")
        .isEqualTo(
            part(file, "xl/worksheets/sheet2.xml")
                .replace(
                    "<sheetData>",
                    "<sheetViews><sheetView rightToLeft=\"1\" workbookViewId=\"0\"/></sheetViews><sheetData>"));
    assertThat(part(written, "xl/worksheets/sheet3.xml"))
        .isEqualTo(part(file, "xl/worksheets/sheet3.xml"));
    assertThat(part(courseware.splice(file, read(file), changed), "xl/worksheets/sheet1.xml"))
        .isEqualTo(part(file, "xl/worksheets/sheet1.xml"));
  }

  @Test
  void aCellThatIsSetFromLeftToRightGetsAnotherFormat() throws Exception {
    String formats =
        "<styleSheet><cellXfs count=\"4\"><xf/><xf fontId=\"1\"><alignment readingOrder=\"1\" wrapText=\"1\"/></xf><xf><alignment horizontal=\"center\"/></xf><xf><alignment horizontal=\"left\"/></xf></cellXfs></styleSheet>";
    String cells =
        "<sheetData><row><c r=\"A1\" s=\"3\" t=\"s\"><v>0</v></c><c s=\"2\" t=\"s\"><v>1</v></c><c s=\"1\" t=\"inlineStr\"><is><t>in line</t></is></c><c s=\"3\" t=\"s\"><v>2</v></c><c s=\"3\"><v>7</v></c></row></sheetData>";
    byte[] file =
        new XlsxFiles()
            .strings("<t>one</t>", "<t>two</t>", "<t>three</t>")
            .link("styles", "styles.xml")
            .put("xl/styles.xml", formats)
            .sheet("A", "", cells)
            .zip("");
    Map<String, List<Inline>> changed =
        Map.of(
            "sheet1-r1c1", List.of(new Inline.Text("واحد")),
            "sheet1-r1c2", List.of(new Inline.Text("اثنان")),
            "sheet1-r1c3", List.of(new Inline.Text("في السطر")));
    byte[] written = courseware.splice(file, read(file), changed, WritingDirection.RIGHT_TO_LEFT);
    assertThat(part(written, "xl/styles.xml"))
        .isEqualTo(
            formats
                .replace("count=\"4\"", "count=\"6\"")
                .replace(
                    "</cellXfs>",
                    "<xf><alignment horizontal=\"right\"/></xf><xf fontId=\"1\"><alignment readingOrder=\"2\" wrapText=\"1\"/></xf></cellXfs>"));
    assertThat(part(written, "xl/worksheets/sheet1.xml"))
        .contains(
            cells
                .replace("\"A1\" s=\"3\"", "\"A1\" s=\"4\"")
                .replace("s=\"1\"", "s=\"5\"")
                .replace("in line", "في السطر"));
    Map<String, List<Inline>> centred = Map.of("sheet1-r1c2", List.of(new Inline.Text("اثنان")));
    assertThat(
            part(
                courseware.splice(file, read(file), centred, WritingDirection.RIGHT_TO_LEFT),
                "xl/styles.xml"))
        .isEqualTo(formats);
  }

  @Test
  void aSheetThatBeginsAtTheRightAlreadyStaysAsItIs() throws Exception {
    String sheet =
        "<sheetViews><sheetView rightToLeft=\"1\" workbookViewId=\"0\"/></sheetViews><sheetData><row><c s=\"0\" t=\"s\"><v>0</v></c></row></sheetData>";
    byte[] file =
        new XlsxFiles()
            .strings("<t>one</t>")
            .link("styles", "styles.xml")
            .put(
                "xl/styles.xml",
                "<styleSheet><cellXfs><xf><alignment horizontal=\"left\"/></xf></cellXfs></styleSheet>")
            .sheet("A", "", sheet)
            .zip("");
    Map<String, List<Inline>> changed = Map.of("sheet1-r1c1", List.of(new Inline.Text("ایک")));
    byte[] written = courseware.splice(file, read(file), changed, WritingDirection.RIGHT_TO_LEFT);
    for (String name : List.of("xl/worksheets/sheet1.xml", "xl/styles.xml")) {
      assertThat(part(written, name)).isEqualTo(part(file, name));
    }
  }

  @Test
  void aTextBoxFromRightToLeftSaysSo() throws Exception {
    byte[] file = rich();
    CoursewareDocument document = read(file);
    Map<String, List<Inline>> changed =
        Map.of(
            "sheet1-d2", RoundTrip.pseudo(block(document, "sheet1-d2").content()),
            "sheet1-d5", List.of(new Inline.Text("تكاليف")));
    byte[] written = courseware.splice(file, document, changed, WritingDirection.RIGHT_TO_LEFT);
    assertThat(part(written, "xl/drawings/drawing1.xml"))
        .contains("<a:p><a:pPr algn=\"r\" rtl=\"1\"/><a:r>")
        .contains("<a:p><a:r><a:t>choice");
    assertThat(part(written, "xl/charts/chart1.xml"))
        .contains("<a:p><a:pPr rtl=\"1\"/><a:r><a:t>تكاليف");
  }

  @Test
  void theWordsOfADiagramAndTheirPictureChangeTogether() throws Exception {
    String points =
        "<dgm:pt><dgm:t><a:p><a:r><a:t>Step</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>Other </a:t></a:r><a:r><a:rPr b='1'/><a:t>step</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>Unseen</a:t></a:r></a:p></dgm:t></dgm:pt>";
    byte[] file =
        new XlsxFiles()
            .sheet("S", "", "<sheetData/>", "drawing", "../drawings/drawing1.xml")
            .put(
                "xl/drawings/drawing1.xml",
                "<xdr:wsDr xmlns:xdr='x' xmlns:dgm='d' xmlns:r='r'><xdr:oneCellAnchor><xdr:graphicFrame><dgm:relIds r:dm='r1'/></xdr:graphicFrame></xdr:oneCellAnchor></xdr:wsDr>")
            .put(
                "xl/drawings/_rels/drawing1.xml.rels",
                XlsxFiles.rels(
                    List.of(
                        "diagramData",
                        "../diagrams/data1.xml",
                        "diagramDrawing",
                        "../diagrams/drawing1.xml")))
            .put(
                "xl/diagrams/data1.xml",
                "<dgm:dataModel xmlns:dgm='d' xmlns:a='a'><dgm:ptLst>"
                    + points
                    + "</dgm:ptLst><dgm:extLst><a:ext><dsp:dataModelExt xmlns:dsp='s' relId='r2'/></a:ext></dgm:extLst></dgm:dataModel>")
            .put(
                "xl/diagrams/drawing1.xml",
                "<dsp:drawing xmlns:dsp='s' xmlns:a='a'><a:p><a:r><a:rPr sz='52'/><a:t>Step</a:t></a:r></a:p><a:p><a:r><a:t>Other step</a:t></a:r></a:p></dsp:drawing>")
            .zip("");
    CoursewareDocument document = read(file);
    assertThat(document.blocks())
        .extracting(Block::id, Block::text, Block::translatable)
        .containsExactly(
            tuple("sheet1", "S", false),
            tuple("sheet1-d1", "Step", true),
            tuple("sheet1-d2", "Other step", false),
            tuple("sheet1-d3", "Unseen", true));
    assertThat(document.warnings())
        .containsExactly(
            "some words of its diagrams (SmartArt) are searched but not translated: their picture differs");
    Map<String, List<Inline>> changed = Map.of("sheet1-d1", List.of(new Inline.Text("Schritt")));
    byte[] written = courseware.splice(file, document, changed);
    assertThat(part(written, "xl/diagrams/data1.xml")).contains("<a:t>Schritt</a:t>");
    assertThat(part(written, "xl/diagrams/drawing1.xml"))
        .contains("<a:rPr sz='52'/><a:t>Schritt</a:t>");
  }
}

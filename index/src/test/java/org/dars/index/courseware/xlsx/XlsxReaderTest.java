package org.dars.index.courseware.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.Arrays;
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
import org.dars.index.courseware.TestPackages;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.roundtrip.RoundTrip;
import org.junit.jupiter.api.Test;

class XlsxReaderTest extends SplicingReaderContract {

  private static final String DRAWING =
      """
      <xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:c="c" xmlns:r="r" xmlns:mc="mc">
      <xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:sp textlink=""><xdr:nvSpPr><xdr:cNvPr id="1" name="Box" descr="A &quot;box&quot;"/></xdr:nvSpPr><xdr:txBody><a:bodyPr/><a:p><a:pPr/><a:r><a:rPr lang="en-US" sz="11"/><a:t>In a </a:t></a:r><a:r><a:rPr lang="de-DE" sz="11"/><a:t>box with </a:t></a:r><a:r><a:rPr b="1"/><a:t>bold</a:t></a:r><a:br/><a:fld type="TxLink"><a:t>7</a:t></a:fld><a:endParaRPr/></a:p><a:p><a:endParaRPr/></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>
      <xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:row>9</xdr:row></xdr:from><xdr:sp textlink="$A$1"><xdr:txBody><a:p><a:r><a:t>linked</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>
      <xdr:absoluteAnchor><mc:AlternateContent><mc:Choice><xdr:sp><xdr:txBody><a:p><a:r><a:t>choice</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Choice><mc:Fallback><xdr:sp><xdr:txBody><a:p><a:r><a:t>choice</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Fallback></mc:AlternateContent></xdr:absoluteAnchor>
      <xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>0</xdr:row></xdr:from><xdr:graphicFrame><c:chart r:id="r1"/></xdr:graphicFrame></xdr:oneCellAnchor>
      </xdr:wsDr>
      """;

  private static final String CHART =
      "<c:chartSpace xmlns:c='c' xmlns:a='a'><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Costs &amp; gains</a:t></a:r></a:p></c:rich></c:tx></c:title>"
          + "<c:plotArea><c:valAx><c:title><c:tx><c:rich><a:p><a:r><a:t>Euro</a:t></a:r></a:p></c:rich></c:tx></c:title></c:valAx>"
          + "<c:ser><c:tx><c:strRef><c:f>S!$A$1</c:f><c:strCache><c:pt><c:v>cached</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:plotArea></c:chart></c:chartSpace>";

  private static final String CELLS =
      """
      <cols><col min="5" max="5" hidden="1"/></cols><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>3</v></c><c r="D1" t="b"><v>1</v></c></row>
      <row r="3" hidden="1"><c t="s"><v>0</v></c><c t="inlineStr"><is><t>in line</t></is></c><c r="AA3" t="s"><v>2</v></c></row>
      <row><c r="A4" t="str"><f>IF(A1="Yes","No &amp; never",B1)</f><v>computed</v></c><c t="s"><v>3</v></c><c t="e"><v>#REF!</v></c><c t="s"><v>4</v></c><c t="s"><v>99</v></c></row>
      <row r="6"><c r="B6" t="s"><v>5</v></c><c r="C6" t="s"><v>6</v></c><c r="D6" t="s"><v>7</v></c></row>
      </sheetData><dataValidations><dataValidation><formula1>"Low,High"</formula1></dataValidation></dataValidations>
      <headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12Fish &amp;&amp; chips&amp;C&amp;D&amp;RPage &amp;P</oddHeader></headerFooter>
      """;

  @Override
  protected String fileName() {
    return "book.xlsx";
  }

  @Override
  protected List<byte[]> files() throws IOException {
    return List.of(rich(), prefixed());
  }

  private static byte[] rich() throws IOException {
    return new XlsxFiles()
        .strings(
            "<t xml:space=\"preserve\"> Title &lt;1&gt; </t>",
            "<r><t xml:space=\"preserve\">plain text that is long, then </t></r><r><rPr><b/></rPr><t>bold</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> words</t></r><r><t>.</t></r>",
            "<t>課題</t><rPh sb=\"0\" eb=\"2\"><t>カダイ</t></rPh><phoneticPr fontId=\"1\"/>",
            "<t>yes</t>",
            "<t>line one\nline two_x000D_\nthree _x005F_x0041_ four</t>",
            "<t>Name</t>",
            "<t>low</t>",
            "<r><rPr><i/></rPr><t>odd</t></r><extra/>",
            "<t>in the hidden sheet</t>",
            "<t>used by nobody</t>")
        .sheet(
            "Budget",
            "",
            CELLS,
            "drawing",
            "../drawings/drawing1.xml",
            "comments",
            "../comments1.xml",
            "threadedComment",
            "/xl/threadedComments/threadedComment1.xml",
            "table",
            "../tables/table1.xml")
        .sheet(
            "Keys",
            " state=\"hidden\"",
            "<sheetData><row><c t=\"s\"><v>8</v></c><c t=\"s\"><v>0</v></c></row></sheetData>")
        .put("xl/drawings/drawing1.xml", DRAWING)
        .put(
            "xl/drawings/_rels/drawing1.xml.rels",
            XlsxFiles.rels(List.of("chart", "../charts/chart1.xml")))
        .put("xl/charts/chart1.xml", CHART)
        .put(
            "xl/comments1.xml",
            "<comments"
                + XlsxFiles.MAIN
                + "><commentList><comment ref=\"B2\"><text><r><rPr><b/></rPr><t>Ann:</t></r><r><t xml:space=\"preserve\">\na longer remark</t></r></text></comment>"
                + "<comment ref=\"C2\"><text><t>[Threaded comment] copy</t></text></comment></commentList></comments>")
        .put(
            "xl/threadedComments/threadedComment1.xml",
            "<ThreadedComments><threadedComment ref=\"C2\"><text>Is it &lt; 3?</text></threadedComment></ThreadedComments>")
        .put(
            "xl/tables/table1.xml",
            "<table"
                + XlsxFiles.MAIN
                + "><tableColumns><tableColumn name=\"Name\"/></tableColumns></table>")
        .zip("<definedNames><definedName name=\"n\">Budget!$A$1</definedName></definedNames>");
  }

  /** Prefixes are a file's own choice. */
  private static byte[] prefixed() throws IOException {
    return new XlsxFiles()
        .sheet(
            "S",
            "",
            "<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row></sheetData>")
        .strings("<t>x</t>", "<t>y</t>")
        .put(
            "xl/sharedStrings.xml",
            "<x:sst xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:si><x:t>one</x:t></x:si><x:si><x:r><x:t>two </x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t>b</x:t></x:r></x:si></x:sst>")
        .zip("");
  }

  @Override
  protected byte[] randomFile(Random random) throws IOException {
    int count = 1 + random.nextInt(8);
    String[] strings = new String[count];
    StringBuilder cells = new StringBuilder("<sheetData>");
    for (int i = 0; i < count; i++) {
      strings[i] = string(random);
      cells.append("<row>");
      for (int j = random.nextInt(4); j >= 0; j--) {
        cells.append(
            switch (random.nextInt(4)) {
              case 0 -> "<c><v>" + j + "</v></c>";
              case 1 -> "<c t=\"inlineStr\"><is>" + string(random) + "</is></c>";
              default -> "<c t=\"s\"><v>" + random.nextInt(count) + "</v></c>";
            });
      }
      cells.append("</row>");
    }
    return new XlsxFiles().strings(strings).sheet("S", "", cells + "</sheetData>").zip("");
  }

  private static String string(Random random) {
    List<String> words =
        List.of(
            "word",
            " ",
            "  two",
            "a &lt; b",
            "&amp;amp;",
            "слово 🎓",
            "\n",
            "_x000D_\n",
            "_x0009_",
            "1",
            "");
    StringBuilder s = new StringBuilder();
    int runs = random.nextInt(4);
    for (int i = 0; i <= runs; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(4); j >= 0; j--) {
        text.append(pick(random, words));
      }
      String t = "<t xml:space=\"preserve\">" + text + "</t>";
      String properties = pick(random, List.of("", "<rPr><b/></rPr>", "<rPr><i/></rPr>"));
      s.append(runs == 0 ? t : "<r>" + properties + t + "</r>");
    }
    return s.toString();
  }

  @Test
  void textsAreReadWhereTheyAreFirstShown() throws Exception {
    CoursewareDocument document = read(rich());
    assertThat(document.blocks())
        .extracting(
            Block::id, Block::kind, Block::text, b -> b.anchor().label(), Block::translatable)
        .containsExactly(
            tuple("sheet1", BlockKind.HEADING, "Budget", "Budget", false),
            tuple("sheet1-r1c1", BlockKind.TABLE_CELL, "Title <1>", "Budget!A1", true),
            tuple(
                "sheet1-r1c2",
                BlockKind.TABLE_CELL,
                "plain text that is long, then bold words.",
                "Budget!B1",
                true),
            tuple("sheet1-r3c2", BlockKind.TABLE_CELL, "in line", "Budget!B3", true),
            tuple("sheet1-r3c27", BlockKind.TABLE_CELL, "課題", "Budget!AA3", true),
            tuple("sheet1-r4c2", BlockKind.TABLE_CELL, "yes", "Budget!B4", false),
            tuple(
                "sheet1-r4c4",
                BlockKind.TABLE_CELL,
                "line one line two three _x0041_ four",
                "Budget!D4",
                true),
            tuple("sheet1-r6c2", BlockKind.TABLE_CELL, "Name", "Budget!B6", false),
            tuple("sheet1-r6c3", BlockKind.TABLE_CELL, "low", "Budget!C6", false),
            tuple("sheet1-r6c4", BlockKind.TABLE_CELL, "odd", "Budget!D6", false),
            tuple("sheet1-r2c3-thread", BlockKind.PARAGRAPH, "Is it < 3?", "Budget!C2", true),
            tuple(
                "sheet1-r2c2-note", BlockKind.PARAGRAPH, "Ann: a longer remark", "Budget!B2", true),
            tuple("sheet1-d1", BlockKind.ALT_TEXT, "A \"box\"", "Budget!D5", true),
            tuple("sheet1-d2", BlockKind.PARAGRAPH, "In a box with bold 7", "Budget!D5", true),
            tuple("sheet1-d4", BlockKind.PARAGRAPH, "choice", "Budget", true),
            tuple("sheet1-d5", BlockKind.CAPTION, "Costs & gains", "Budget!A1", true),
            tuple("sheet1-d6", BlockKind.PARAGRAPH, "Euro", "Budget!A1", true),
            tuple("sheet1-oddHeader-L", BlockKind.PARAGRAPH, "Fish & chips", "Budget", true),
            tuple("sheet1-oddHeader-R", BlockKind.PARAGRAPH, "Page", "Budget", true),
            tuple("sheet2", BlockKind.HEADING, "Keys", "Keys", false),
            tuple("sheet2-r1c1", BlockKind.TABLE_CELL, "in the hidden sheet", "Keys!A1", true));
    assertThat(block(document, "sheet1-r3c2").anchor()).isEqualTo(new Anchor.Cell("Budget", "B3"));
    assertThat(document.title()).isEqualTo("book");
    assertThat(document.warnings())
        .containsExactly(
            "3 texts are searched but not translated, because formulas, lists, or tables find cells by them: yes, Name, low",
            "hidden sheets are read like the others: Keys",
            "2 hidden rows and columns are read like the others",
            "1 text is searched but not translated, because it holds what Dars does not know",
            "1 formula gives a text; what depends on translated cells follows once the workbook is computed anew");
  }

  @Test
  void onlyRunsThatDifferArePlaceholders() throws Exception {
    assertThat(block(read(rich()), "sheet1-r1c2").content())
        .containsExactly(
            new Inline.Text("plain text that is long, then "),
            new Inline.Markup("<r><rPr><b/></rPr>", Inline.Role.OPEN, ""),
            new Inline.Text("bold words"),
            new Inline.Markup("</r>", Inline.Role.CLOSE, ""),
            new Inline.Text("."));
    assertThat(block(read(rich()), "sheet1-d2").content().getFirst())
        .isEqualTo(new Inline.Text("In a box with "));
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

  @Test
  void aFileThatIsNoWorkbookIsRefusedWithAReason() throws Exception {
    byte[] whole = rich();
    for (int tenth = 1; tenth < 10; tenth++) {
      byte[] part = Arrays.copyOf(whole, whole.length * tenth / 10);
      assertThatThrownBy(() -> read(part))
          .isInstanceOf(CoursewareException.class)
          .hasMessageStartingWith("book.xlsx: ");
    }
    byte[] none = TestPackages.zip(Map.of("a.xml", "<a/>"));
    assertThatThrownBy(() -> read(none))
        .isInstanceOf(CoursewareException.class)
        .hasMessage("book.xlsx: holds no workbook that Dars reads; save it as XLSX");
    byte[] locked = new byte[1024];
    byte[] magic = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    System.arraycopy(magic, 0, locked, 0, magic.length);
    assertThatThrownBy(() -> read(locked))
        .isInstanceOf(CoursewareException.class)
        .hasMessage("book.xlsx: is protected by a password; save it without one and add it again");
  }
}

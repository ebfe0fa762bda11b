package org.dars.index.courseware.odf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderContract;
import org.dars.index.courseware.WritingDirection;
import org.junit.jupiter.api.Test;

class OdsReaderTest extends SplicingReaderContract {

  private static final String STYLES =
      "<style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/></style:style>"
          + "<style:style style:name='T1' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>";

  private static final String SHEETS =
      """
      <table:content-validations><table:content-validation table:condition="of:cell-content-is-in-list(&quot;Low&quot;;&quot;High&quot;)"/></table:content-validations>
      <table:table table:name="Budget">
        <table:shapes><draw:frame><draw:text-box><text:p>Over the cells</text:p></draw:text-box></draw:frame></table:shapes>
        <table:table-column table:number-columns-repeated="1024"/>
        <table:table-row><table:table-cell office:value-type="string"><text:p>Item &amp; <text:span text:style-name="T1">cost</text:span></text:p><text:p>second line</text:p><office:annotation><text:p>remark</text:p></office:annotation></table:table-cell><table:table-cell office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="4"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
        <table:table-row table:visibility="filter"><table:table-cell table:number-columns-repeated="3"/><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>twice</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>low</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell office:value-type="string" table:formula="of:=IF([.A1]=&quot;Yes&quot;;&quot;a&quot;;&quot;b&quot;)"><text:p>b</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>Yes</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2020-01-01"><text:p>New Year</text:p></table:table-cell></table:table-row>
      </table:table>
      <table:table table:name="Keys" table:style-name="ta2"><table:table-row-group><table:table-row><table:table-cell><text:p>untyped</text:p></table:table-cell></table:table-row></table:table-row-group></table:table>
      """;

  @Override
  protected String fileName() {
    return "sheet.ods";
  }

  @Override
  protected List<byte[]> files() throws IOException {
    return List.of(ods(SHEETS));
  }

  @Override
  protected byte[] randomFile(Random random) throws IOException {
    StringBuilder body = new StringBuilder("<table:table table:name='S'>");
    for (int i = random.nextInt(6); i >= 0; i--) {
      body.append("<table:table-row table:number-rows-repeated='" + (1 + random.nextInt(3)) + "'>");
      for (int j = random.nextInt(4); j >= 0; j--) {
        body.append(
                random.nextBoolean()
                    ? "<table:table-cell office:value-type='string'><text:p>"
                    : "<table:table-cell table:number-columns-repeated='2'><text:p>")
            .append(OdfFiles.inline(random, 0))
            .append("</text:p></table:table-cell>");
      }
      body.append("</table:table-row>");
    }
    return ods(body.append("</table:table>").toString());
  }

  private static byte[] ods(String body) throws IOException {
    return OdfFiles.file("spreadsheet", STYLES, body);
  }

  @Test
  void textsOfCellsAreBlocksAndNothingElseIs() throws Exception {
    CoursewareDocument document = read(ods(SHEETS));
    assertThat(document.blocks())
        .extracting(
            Block::id, Block::kind, Block::text, b -> b.anchor().label(), Block::translatable)
        .containsExactly(
            tuple("sheet1", BlockKind.HEADING, "Budget", "Budget", false),
            tuple("sheet1-r1c1", BlockKind.TABLE_CELL, "Item & cost", "Budget!A1", true),
            tuple("sheet1-r1c1.2", BlockKind.TABLE_CELL, "second line", "Budget!A1", true),
            tuple("sheet1-r6c4", BlockKind.TABLE_CELL, "twice", "Budget!D6", true),
            tuple("sheet1-r6c6", BlockKind.TABLE_CELL, "low", "Budget!F6", false),
            tuple("sheet1-r7c2", BlockKind.TABLE_CELL, "Yes", "Budget!B7", false),
            tuple("sheet1-d-p1", BlockKind.PARAGRAPH, "Over the cells", "Budget", true),
            tuple("sheet2", BlockKind.HEADING, "Keys", "Keys", false),
            tuple("sheet2-r1c1", BlockKind.TABLE_CELL, "untyped", "Keys!A1", true));
    assertThat(block(document, "sheet1-r7c2").anchor()).isEqualTo(new Anchor.Cell("Budget", "B7"));
    assertThat(document.warnings())
        .containsExactly(
            "2 texts are searched but not translated, because formulas, lists, or tables find cells by them: low, Yes",
            "hidden sheets are read like the others: Keys",
            "a hidden row is read like the others",
            "1 formula gives a text; what depends on translated cells follows once the spreadsheet is computed anew");
  }

  @Test
  void aSheetThatTurnsRightToLeftBeginsThere() throws Exception {
    byte[] file = ods(SHEETS);
    Map<String, List<Inline>> changed =
        Map.of(
            "sheet2-r1c1", List.of(new Inline.Text("خلية")),
            "sheet1-d-p1", List.of(new Inline.Text("فوق")));
    byte[] written = courseware.splice(file, read(file), changed, WritingDirection.RIGHT_TO_LEFT);
    assertThat(part(written, "content.xml"))
        .isEqualTo(
            part(file, "content.xml")
                .replace(
                    "</office:automatic-styles>",
                    "<style:style style:name=\"rtl2\" style:family=\"paragraph\"><style:paragraph-properties style:writing-mode=\"rl-tb\" fo:text-align=\"right\"/></style:style>"
                        + "<style:style style:name='ta2-rtl' style:family='table'><style:table-properties style:writing-mode=\"rl-tb\" table:display='false'/></style:style></office:automatic-styles>")
                .replace("table:style-name=\"ta2\"", "table:style-name=\"ta2-rtl\"")
                .replace("<text:p>untyped", "<text:p>خلية")
                .replace("<text:p>Over the cells", "<text:p text:style-name=\"rtl2\">فوق"));
  }

  @Test
  void aCellThatBeginsAtTheLeftBeginsAtTheRight() throws Exception {
    String styles =
        "<style:style style:name='ce1' style:family='table-cell'><style:table-cell-properties style:text-align-source='fix'/><style:paragraph-properties fo:text-align='start' style:writing-mode='lr-tb'/></style:style>"
            + "<style:style style:name='ce2' style:family='table-cell'><style:paragraph-properties fo:text-align='center'/></style:style>";
    String cell =
        "<table:table-cell table:style-name='%s' office:value-type='string'><text:p>%s</text:p><text:p>b</text:p></table:table-cell>";
    byte[] file =
        OdfFiles.file(
            "spreadsheet",
            styles,
            "<table:table table:name='S'><table:table-row>"
                + cell.formatted("ce1", "one")
                + cell.formatted("ce2", "two")
                + cell.formatted("ce1", "stays")
                + "</table:table-row></table:table>");
    Map<String, List<Inline>> changed =
        Map.of(
            "sheet1-r1c1", List.of(new Inline.Text("واحد")),
            "sheet1-r1c1.2", List.of(new Inline.Text("ب")),
            "sheet1-r1c2", List.of(new Inline.Text("اثنان")));
    byte[] written = courseware.splice(file, read(file), changed, WritingDirection.RIGHT_TO_LEFT);
    assertThat(part(written, "content.xml"))
        .contains(
            "<style:style style:name='ce1-rtl' style:family='table-cell'><style:table-cell-properties style:text-align-source='fix'/><style:paragraph-properties style:writing-mode=\"rl-tb\" fo:text-align=\"right\"/></style:style>")
        .contains("table:style-name='ce1-rtl' office:value-type='string'><text:p>واحد")
        .contains("table:style-name='ce2' office:value-type='string'><text:p>اثنان")
        .contains("table:style-name='ce1' office:value-type='string'><text:p>stays");
  }
}

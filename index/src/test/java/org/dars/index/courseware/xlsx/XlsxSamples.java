package org.dars.index.courseware.xlsx;

import java.io.IOException;
import java.util.List;

/** The workbooks of tests. */
final class XlsxSamples {

  static final String DRAWING =
      """
      <xdr:wsDr xmlns:xdr="x" xmlns:a="a" xmlns:c="c" xmlns:r="r" xmlns:mc="mc">
      <xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:sp textlink=""><xdr:nvSpPr><xdr:cNvPr id="1" name="Box" descr="A &quot;box&quot;"/></xdr:nvSpPr><xdr:txBody><a:bodyPr/><a:p><a:pPr/><a:r><a:rPr lang="en-US" sz="11"/><a:t>In a </a:t></a:r><a:r><a:rPr lang="de-DE" sz="11"/><a:t>box with </a:t></a:r><a:r><a:rPr b="1"/><a:t>bold</a:t></a:r><a:br/><a:fld type="TxLink"><a:t>7</a:t></a:fld><a:endParaRPr/></a:p><a:p><a:endParaRPr/></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>
      <xdr:twoCellAnchor><xdr:from><xdr:col>3</xdr:col><xdr:row>9</xdr:row></xdr:from><xdr:sp textlink="$A$1"><xdr:txBody><a:p><a:r><a:t>linked</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>
      <xdr:absoluteAnchor><mc:AlternateContent><mc:Choice><xdr:sp><xdr:txBody><a:p><a:r><a:t>choice</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Choice><mc:Fallback><xdr:sp><xdr:txBody><a:p><a:r><a:t>choice</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Fallback></mc:AlternateContent></xdr:absoluteAnchor>
      <xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>0</xdr:row></xdr:from><xdr:graphicFrame><c:chart r:id="r1"/></xdr:graphicFrame></xdr:oneCellAnchor>
      </xdr:wsDr>
      """;

  static final String CHART =
      "<c:chartSpace xmlns:c='c' xmlns:a='a'><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Costs &amp; gains</a:t></a:r></a:p></c:rich></c:tx></c:title>"
          + "<c:plotArea><c:valAx><c:title><c:tx><c:rich><a:p><a:r><a:t>Euro</a:t></a:r></a:p></c:rich></c:tx></c:title></c:valAx>"
          + "<c:ser><c:tx><c:strRef><c:f>S!$A$1</c:f><c:strCache><c:pt><c:v>cached</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:plotArea></c:chart></c:chartSpace>";

  static final String CELLS =
      """
      <cols><col min="5" max="5" hidden="1"/></cols><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>3</v></c><c r="D1" t="b"><v>1</v></c></row>
      <row r="3" hidden="1"><c t="s"><v>0</v></c><c t="inlineStr"><is><t>in line</t></is></c><c r="AA3" t="s"><v>2</v></c></row>
      <row><c r="A4" t="str"><f>IF(A1="Yes","No &amp; never",B1)</f><v>computed</v></c><c t="s"><v>3</v></c><c t="e"><v>#REF!</v></c><c t="s"><v>4</v></c><c t="s"><v>99</v></c></row>
      <row r="6"><c r="B6" t="s"><v>5</v></c><c r="C6" t="s"><v>6</v></c><c r="D6" t="s"><v>7</v></c></row>
      </sheetData><dataValidations><dataValidation><formula1>"Low,High"</formula1></dataValidation></dataValidations>
      <headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;12Fish &amp;&amp; chips&amp;C&amp;D&amp;RPage &amp;P</oddHeader></headerFooter>
      """;

  static byte[] rich() throws IOException {
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

  private XlsxSamples() {}
}

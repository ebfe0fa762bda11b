package org.dars.assistant.quiz.exchange;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.dars.assistant.quiz.exchange.Printed.Look;
import org.dars.assistant.quiz.exchange.Printed.Run;
import org.dars.translator.exchange.Wordml;

/** Paragraphs and tables of a printed quiz as WordprocessingML, A4 upright. */
final class DocxPaper implements Paper {

  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  static final String STYLES =
      HEAD
          + """
          <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
          <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>
          <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="60" w:line="264" w:lineRule="auto"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:pageBreakBefore/><w:spacing w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Stem"><w:name w:val="Stem"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="240"/><w:ind w:left="480" w:hanging="480"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="More"><w:name w:val="Stem Continued"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:ind w:left="480"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="Hint"><w:name w:val="Instruction"/><w:basedOn w:val="More"/><w:rPr><w:i/><w:iCs/><w:color w:val="595959"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Answer"><w:name w:val="Answer"/><w:basedOn w:val="Normal"/><w:pPr><w:keepLines/><w:ind w:left="1080" w:hanging="600"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="Key"><w:name w:val="Key"/><w:basedOn w:val="Normal"/><w:pPr><w:keepLines/><w:spacing w:before="120"/><w:ind w:left="480" w:hanging="480"/></w:pPr></w:style>
          <w:style w:type="paragraph" w:styleId="Proof"><w:name w:val="Proof"/><w:basedOn w:val="Normal"/><w:pPr><w:keepLines/><w:ind w:left="480"/></w:pPr><w:rPr><w:color w:val="595959"/><w:sz w:val="20"/><w:szCs w:val="22"/></w:rPr></w:style>
          <w:style w:type="paragraph" w:styleId="Line"><w:name w:val="Writing Line"/><w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="999999"/></w:pBdr><w:spacing w:before="240" w:after="0"/><w:ind w:left="480"/></w:pPr></w:style>
          </w:styles>
          """;

  private static final String[] HALVES = {"4700", "4700"}; // twentieths of a point

  private final Wordml xml;

  DocxPaper(Wordml xml) {
    this.xml = xml;
  }

  @Override
  public void begin() throws XMLStreamException {
    xml.start("document");
    xml.start("body");
  }

  @Override
  public void end() throws XMLStreamException {
    xml.start("sectPr");
    xml.empty("pgSz", "w", "11906", "h", "16838");
    xml.empty(
        "pgMar", "top", "1134", "right", "1134", "bottom", "1134", "left", "1134", "header", "567",
        "footer", "567", "gutter", "0");
    xml.end();
    xml.end();
    xml.end();
  }

  @Override
  public void line(String style, boolean rtl, List<Run> runs) throws XMLStreamException {
    xml.start("p");
    xml.start("pPr");
    xml.empty("pStyle", "val", style);
    // Said both ways: a table from right to left turns its paragraphs round else.
    xml.empty("bidi", "val", rtl ? "1" : "0");
    xml.end();
    for (Run run : runs) {
      run(run, rtl);
    }
    xml.end();
  }

  private void run(Run run, boolean rtl) throws XMLStreamException {
    if (run.text().isEmpty()) {
      return;
    }
    xml.start("r");
    xml.start("rPr"); // in the order of the schema
    if (run.looks().contains(Look.CODE)) {
      xml.empty("rFonts", "ascii", "Consolas", "hAnsi", "Consolas", "cs", "Courier New");
    }
    if (run.looks().contains(Look.BOLD)) {
      xml.empty("b");
      xml.empty("bCs");
    }
    if (run.looks().contains(Look.ITALIC)) {
      xml.empty("i");
      xml.empty("iCs");
    }
    if (run.looks().contains(Look.SUBSCRIPT) || run.looks().contains(Look.SUPERSCRIPT)) {
      boolean below = run.looks().contains(Look.SUBSCRIPT);
      xml.empty("vertAlign", "val", below ? "subscript" : "superscript");
    }
    if (rtl) {
      xml.empty("rtl");
    }
    xml.end();
    String[] parts = run.text().split("\t", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        xml.empty("tab");
      }
      if (!parts[i].isEmpty()) {
        xml.text(parts[i]);
      }
    }
    xml.end();
  }

  /** Two columns without lines; the shorter one is filled up. */
  @Override
  public void columns(boolean rtl, List<List<Run>> left, List<List<Run>> right)
      throws XMLStreamException {
    xml.start("tbl");
    xml.start("tblPr");
    if (rtl) {
      xml.empty("bidiVisual");
    }
    xml.empty("tblW", "w", "9400", "type", "dxa");
    xml.empty("tblLayout", "type", "fixed");
    xml.end();
    xml.start("tblGrid");
    for (String width : HALVES) {
      xml.empty("gridCol", "w", width);
    }
    xml.end();
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      xml.start("tr");
      xml.start("trPr");
      xml.empty("cantSplit");
      xml.end();
      cell(HALVES[0], rtl, i < left.size() ? left.get(i) : List.of());
      cell(HALVES[1], rtl, i < right.size() ? right.get(i) : List.of());
      xml.end();
    }
    xml.end();
    xml.empty("p"); // Word wants one behind a table
  }

  private void cell(String width, boolean rtl, List<Run> runs) throws XMLStreamException {
    xml.start("tc");
    xml.start("tcPr");
    xml.empty("tcW", "w", width, "type", "dxa");
    xml.end();
    line("Answer", rtl, runs);
    xml.end();
  }
}

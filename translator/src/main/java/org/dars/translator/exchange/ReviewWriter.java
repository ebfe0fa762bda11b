package org.dars.translator.exchange;

import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import javax.xml.stream.XMLStreamException;
import org.dars.translator.exchange.ReviewTable.Row;

/** Writes a {@link ReviewTable}: WordprocessingML of ECMA-376, A4 across. Used once. */
final class ReviewWriter {

  private static final int[] WIDTHS = {700, 5700, 5700, 3038}; // twentieths of a point
  private static final int LONGEST_CODE = 80;
  private static final String GREY = "EDEDED";

  private static final ResourceBundle ENGLISH = words(Locale.ROOT);

  private final ExchangeFile content;
  private final ResourceBundle words;
  private final boolean sourceRtl;
  private final boolean targetRtl;
  private final Wordml xml;

  private ReviewWriter(ExchangeFile content, Wordml xml) {
    this.content = content;
    this.words = words(Locale.forLanguageTag(content.to()));
    this.sourceRtl = rtl(content.from());
    this.targetRtl = rtl(content.to());
    this.xml = xml;
  }

  private static ResourceBundle words(Locale locale) {
    return ResourceBundle.getBundle(
        "org.dars.translator.exchange.review",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static boolean rtl(String language) {
    return ULocale.forLanguageTag(language).isRightToLeft();
  }

  static void write(ExchangeFile content, OutputStream out) throws IOException {
    WordFile.write(out, WordParts.STYLES, xml -> new ReviewWriter(content, xml).document());
  }

  private void document() throws XMLStreamException {
    xml.start("document");
    xml.start("body");
    paragraph("Title", words.getString("title"), targetRtl);
    explain(words, targetRtl);
    if (!words.getLocale().getLanguage().isEmpty()) {
      explain(ENGLISH, false);
    }
    table();
    xml.empty("p");
    xml.start("sectPr");
    xml.empty("pgSz", "w", "16838", "h", "11906", "orient", "landscape");
    xml.empty(
        "pgMar", "top", "850", "right", "850", "bottom", "850", "left", "850", "header", "425",
        "footer", "425", "gutter", "0");
    xml.end();
    xml.end();
    xml.end();
  }

  private void explain(ResourceBundle in, boolean rtl) throws XMLStreamException {
    for (String key : List.of("how", "codes", "remarks")) {
      xml.start("p");
      properties("Explain", rtl);
      text(in.getString(key), rtl);
      xml.end();
    }
  }

  private void table() throws XMLStreamException {
    xml.start("tbl");
    xml.start("tblPr");
    xml.empty("tblStyle", "val", "Review");
    if (targetRtl) {
      xml.empty("bidiVisual");
    }
    xml.empty("tblW", "w", "15138", "type", "dxa");
    xml.empty("tblLayout", "type", "fixed");
    xml.end();
    xml.start("tblGrid");
    for (int width : WIDTHS) {
      xml.empty("gridCol", "w", Integer.toString(width));
    }
    xml.end();
    header();
    String document = "";
    List<String> headings = List.of();
    for (Row row : ReviewTable.rows(content)) {
      if (!row.document().equals(document)) {
        document = row.document();
        headings = List.of();
        spanning("Document", document, false);
      }
      if (!row.unit().headings().equals(headings)) {
        headings = row.unit().headings();
        if (!headings.isEmpty()) {
          spanning("Headings", String.join(Ids.BETWEEN_HEADINGS, headings), sourceRtl);
        }
      }
      row(row);
    }
    xml.end();
  }

  private void header() throws XMLStreamException {
    xml.start("tr");
    xml.start("trPr");
    xml.empty("cantSplit");
    xml.empty("tblHeader");
    xml.end();
    String[] names = {
      "#", words.getString("source"), words.getString("target"), words.getString("comment")
    };
    for (int i = 0; i < names.length; i++) {
      cell(i, true);
      paragraph("Head", names[i], targetRtl);
      xml.end();
    }
    xml.end();
  }

  /** A row with one cell: no segment, whoever reads it back. */
  private void spanning(String style, String text, boolean rtl) throws XMLStreamException {
    xml.start("tr");
    xml.start("trPr");
    xml.empty("cantSplit");
    xml.end();
    xml.start("tc");
    xml.start("tcPr");
    xml.empty("tcW", "w", "15138", "type", "dxa");
    xml.empty("gridSpan", "val", "4");
    xml.empty("shd", "val", "clear", "color", "auto", "fill", "DDE7F0");
    xml.end();
    paragraph(style, text, rtl);
    xml.end();
    xml.end();
  }

  private void row(Row row) throws XMLStreamException {
    ExchangeSegment segment = row.segment();
    String id = Integer.toString(row.number());
    xml.start("tr");
    cell(0, true);
    xml.start("p");
    properties("Number", false);
    xml.empty("bookmarkStart", "id", id, "name", row.bookmark());
    text(id, false);
    xml.empty("bookmarkEnd", "id", id);
    xml.end();
    xml.end();
    cell(1, false);
    guarded(segment.source(), sourceRtl, content.from());
    for (ExchangeCode code : segment.codes()) {
      String shown = code.opening().isEmpty() ? code.visible() : code.opening();
      if (!shown.isBlank()) {
        String cut = shown.length() > LONGEST_CODE ? shown.substring(0, LONGEST_CODE) + "…" : shown;
        paragraph("CodeKey", "⟦" + code.number() + "⟧ = " + cut, false);
      }
    }
    xml.end();
    cell(2, false);
    guarded(segment.target(), targetRtl, content.to());
    xml.end();
    cell(3, false);
    for (ExchangeNote note : segment.notes()) {
      String who = note.from().isEmpty() ? "" : note.from() + ": ";
      paragraph("Remark", who + note.text(), targetRtl);
    }
    if (segment.notes().isEmpty()) {
      paragraph("Remark", "", targetRtl);
    }
    xml.end();
    xml.end();
  }

  private void cell(int column, boolean shaded) throws XMLStreamException {
    xml.start("tc");
    xml.start("tcPr");
    xml.empty("tcW", "w", Integer.toString(WIDTHS[column]), "type", "dxa");
    if (shaded) {
      xml.empty("shd", "val", "clear", "color", "auto", "fill", GREY);
    }
    xml.end();
  }

  private void paragraph(String style, String text, boolean rtl) throws XMLStreamException {
    xml.start("p");
    properties(style, rtl);
    text(text, rtl);
    xml.end();
  }

  private void properties(String style, boolean rtl) throws XMLStreamException {
    xml.start("pPr");
    xml.empty("pStyle", "val", style);
    // Said both ways: a table from right to left turns its paragraphs round else.
    xml.empty("bidi", "val", rtl ? "1" : "0");
    xml.end();
  }

  private void text(String text, boolean rtl) throws XMLStreamException {
    if (!text.isEmpty()) {
      xml.start("r");
      if (rtl) {
        xml.start("rPr");
        xml.empty("rtl");
        xml.end();
      }
      xml.text(text);
      xml.end();
    }
  }

  private void guarded(String guarded, boolean rtl, String language) throws XMLStreamException {
    xml.start("p");
    properties("Segment", rtl);
    var mark = Marks.of(guarded);
    int from = 0;
    while (mark.find()) {
      words(guarded.substring(from, mark.start()), rtl, language);
      xml.start("r");
      xml.start("rPr");
      xml.empty("rStyle", "val", "Code");
      xml.end();
      xml.text(mark.group());
      xml.end();
      from = mark.end();
    }
    words(guarded.substring(from), rtl, language);
    xml.end();
  }

  private void words(String text, boolean rtl, String language) throws XMLStreamException {
    if (!text.isEmpty()) {
      xml.start("r");
      xml.start("rPr");
      if (rtl) {
        xml.empty("rtl");
      }
      xml.empty("lang", rtl ? "bidi" : "val", language);
      xml.end();
      xml.text(text);
      xml.end();
    }
  }
}

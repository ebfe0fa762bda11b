package org.dars.index.fuzz;

/** Small valid office files and books, as {@link Packing} takes them. */
final class OfficeSeeds {

  private static final String RELATIONSHIPS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private static String types(String overrides) {
    return """
    === [Content_Types].xml
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
    <Default Extension="xml" ContentType="application/xml"/>%s</Types>
    """
        .formatted(overrides);
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-officedocument.%s+xml\"/>"
        .formatted(part, type);
  }

  private static String relations(String part, String... typesAndTargets) {
    StringBuilder s =
        new StringBuilder(
            "=== "
                + part
                + "\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
    for (int i = 0; i < typesAndTargets.length; i += 2) {
      s.append(
          "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
              .formatted(i / 2 + 1, RELATIONSHIPS, typesAndTargets[i], typesAndTargets[i + 1]));
    }
    return s + "</Relationships>\n";
  }

  static final String DOCX =
      types(
              override("word/document.xml", "wordprocessingml.document.main")
                  + override("word/styles.xml", "wordprocessingml.styles")
                  + override("word/footnotes.xml", "wordprocessingml.footnotes")
                  + override("word/header1.xml", "wordprocessingml.header"))
          + relations("_rels/.rels", "officeDocument", "word/document.xml")
          + relations(
              "word/_rels/document.xml.rels",
              "styles",
              "styles.xml",
              "footnotes",
              "footnotes.xml",
              "header",
              "header1.xml",
              "hyperlink",
              "https://example.org\" TargetMode=\"External")
          + """
          === word/document.xml
          <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
          <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:body>\
          <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>The sea</w:t></w:r></w:p>\
          <w:p><w:bookmarkStart w:id="0" w:name="b"/><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">Water </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:rPr><w:b/></w:rPr><w:t>rises</w:t></w:r><w:proofErr w:type="spellEnd"/><w:bookmarkEnd w:id="0"/><w:r><w:tab/><w:t>&amp; falls</w:t><w:br/><w:t>daily</w:t><w:footnoteReference w:id="2"/></w:r></w:p>\
          <w:p><w:hyperlink r:id="rId4"><w:r><w:t>a link</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>\
          <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:ins w:id="1" w:author="a"><w:r><w:t>added</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>\
          <w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>\
          <w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>\
          <w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A wave"/></wp:inline></w:drawing></w:r></w:p>\
          <w:sdt><w:sdtContent><w:p><w:r><w:t>controlled</w:t></w:r></w:p></w:sdtContent></w:sdt>\
          <w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr></w:body></w:document>
          === word/styles.xml
          <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>
          === word/footnotes.xml
          <w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>a note</w:t></w:r></w:p></w:footnote></w:footnotes>
          === word/header1.xml
          <w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>Unit 1</w:t></w:r></w:p></w:hdr>
          """;

  static final String PPTX =
      types(
              override("ppt/presentation.xml", "presentationml.presentation.main")
                  + override("ppt/slides/slide1.xml", "presentationml.slide")
                  + override("ppt/notesSlides/notesSlide1.xml", "presentationml.notesSlide"))
          + relations("_rels/.rels", "officeDocument", "ppt/presentation.xml")
          + relations("ppt/_rels/presentation.xml.rels", "slide", "slides/slide1.xml")
          + relations(
              "ppt/slides/_rels/slide1.xml.rels", "notesSlide", "../notesSlides/notesSlide1.xml")
          + relations("ppt/notesSlides/_rels/notesSlide1.xml.rels", "slide", "../slides/slide1.xml")
          + """
          === ppt/presentation.xml
          <p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:sldIdLst><p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>
          === ppt/slides/slide1.xml
          <?xml version="1.0" encoding="UTF-8"?>
          <p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld><p:spTree>\
          <p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:bodyPr/><a:p><a:r><a:rPr lang="en-US"/><a:t>The </a:t></a:r><a:r><a:rPr lang="en-US" b="1"/><a:t>sea</a:t></a:r></a:p></p:txBody></p:sp>\
          <p:sp><p:nvSpPr><p:cNvPr id="3" name="Body"/><p:nvPr><p:ph idx="1"/></p:nvPr></p:nvSpPr><p:txBody><a:bodyPr/><a:p><a:pPr lvl="1"/><a:r><a:t>one &amp; two</a:t></a:r><a:br/><a:fld id="{1}" type="slidenum"><a:t>1</a:t></a:fld></a:p><a:p/></p:txBody></p:sp>\
          <p:grpSp><p:pic><p:nvPicPr><p:cNvPr id="4" name="P" descr="A wave"/></p:nvPicPr></p:pic></p:grpSp>\
          <p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="5" name="T"/></p:nvGraphicFramePr><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>cell</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>\
          </p:spTree></p:cSld></p:sld>
          === ppt/notesSlides/notesSlide1.xml
          <p:notes xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="2" name="N"/><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Say hello</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:notes>
          """;

  static final String XLSX =
      types(
              override("xl/workbook.xml", "spreadsheetml.sheet.main")
                  + override("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet")
                  + override("xl/sharedStrings.xml", "spreadsheetml.sharedStrings"))
          + relations("_rels/.rels", "officeDocument", "xl/workbook.xml")
          + relations(
              "xl/_rels/workbook.xml.rels",
              "worksheet",
              "worksheets/sheet1.xml",
              "sharedStrings",
              "sharedStrings.xml")
          + """
          === xl/workbook.xml
          <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>
          === xl/worksheets/sheet1.xml
          <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><v>5</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>in line</t></is></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>Weekx</v></c><c r="C2" t="s"><v>0</v></c></row></sheetData></worksheet>
          === xl/sharedStrings.xml
          <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3" uniqueCount="2"><si><t>Week</t></si><si><r><t xml:space="preserve">rich </t></r><r><rPr><b/></rPr><t>text</t></r></si></sst>
          """;

  private static String odf(String kind, String body) {
    return """
    === mimetype
    application/vnd.oasis.opendocument.%s
    === content.xml
    <?xml version="1.0" encoding="UTF-8"?>
    <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body>%s</office:body></office:document-content>
    === styles.xml
    <office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"/>
    === META-INF/manifest.xml
    <manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.%s"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>
    """
        .formatted(kind, body, kind);
  }

  static final String ODT =
      odf(
          "text",
          "<office:text><text:h text:outline-level=\"1\">The sea</text:h><text:p>Water <text:span"
              + " text:style-name=\"T1\">rises</text:span><text:s text:c=\"2\"/>and<text:tab/>falls<text:line-break/>&amp;"
              + " <text:a xlink:href=\"https://example.org\">more</text:a><text:note"
              + " text:note-class=\"footnote\"><text:note-citation>1</text:note-citation><text:note-body><text:p>a"
              + " note</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>item</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table><text:p><draw:frame><svg:desc>A"
              + " wave</svg:desc></draw:frame></text:p></office:text>");

  static final String ODP =
      odf(
          "presentation",
          "<office:presentation><draw:page draw:name=\"page1\"><draw:frame"
              + " presentation:class=\"title\"><draw:text-box><text:p>The"
              + " sea</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box><text:list><text:list-item><text:p>one"
              + " <text:span>two</text:span></text:p></text:list-item></text:list></draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>Say"
              + " hello</text:p></draw:text-box></draw:frame></presentation:notes></draw:page></office:presentation>");

  static final String ODS =
      odf(
          "spreadsheet",
          "<office:spreadsheet><table:table table:name=\"Plan\"><table:table-row><table:table-cell"
              + " office:value-type=\"string\"><text:p>Week</text:p></table:table-cell><table:table-cell"
              + " table:number-columns-repeated=\"3\"/><table:table-cell office:value-type=\"float\""
              + " office:value=\"5\"><text:p>5</text:p></table:table-cell></table:table-row><table:table-row"
              + " table:number-rows-repeated=\"2\"><table:table-cell><text:p>twice</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>");

  static final String EPUB =
      """
      === mimetype
      application/epub+zip
      === META-INF/container.xml
      <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
      === OPS/book.opf
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">x</dc:identifier><dc:title>The book</dc:title><dc:language>en</dc:language></metadata><manifest><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="c1" href="text/c1.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c1"/></spine></package>
      === OPS/nav.xhtml
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head><body><nav epub:type="toc"><ol><li><a href="text/c1.xhtml">Chapter 1</a></li></ol></nav></body></html>
      === OPS/text/c1.xhtml
      <?xml version="1.0" encoding="utf-8"?>
      <html xmlns="http://www.w3.org/1999/xhtml"><head><title>c</title></head><body><h1>Chapter 1</h1><p>Some <em>text</em> &amp; <img src="../a.png" alt="A wave"/></p><pre>code</pre></body></html>
      """;

  private OfficeSeeds() {}
}

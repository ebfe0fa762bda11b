package org.dars.index.courseware.ooxml;

import static org.dars.index.courseware.ooxml.OoxmlFiles.b;
import static org.dars.index.courseware.ooxml.OoxmlFiles.p;
import static org.dars.index.courseware.ooxml.OoxmlFiles.r;
import static org.dars.index.courseware.ooxml.OoxmlFiles.styled;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.SplicingReaderFixture;

/** What stands in the Word documents of tests. */
final class WordSamples {

  static final String FIELD =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r>"
          + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

  static final String LINK_FIELD =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"http://x\" </w:instrText></w:r>"
          + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr><w:u/></w:rPr><w:t>the site</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

  static final String LINK =
      "<w:hyperlink r:id=\"r9\"><w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr><w:t>a link</w:t></w:r></w:hyperlink>";

  static final String NOTE =
      "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r>";

  static final String PICTURE =
      "<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"Picture 1\" descr=\"A &quot;tree&quot; in spring\"/></wp:inline></w:drawing></w:r>";

  static String box(String choice, String fallback) {
    return "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:docPr id=\"3\" name=\"Box\" descr=\"A box\"/><wps:txbx><w:txbxContent>"
        + choice
        + "</w:txbxContent></wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        + fallback
        + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
  }

  static final Map<String, String> PARTS =
      Map.of(
          "word/footnotes.xml",
          "<w:footnotes "
              + OoxmlFiles.W
              + "><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
              + "<w:footnote w:id=\"2\">"
              + p("<w:r><w:footnoteRef/></w:r>", r(" See the source."))
              + "</w:footnote></w:footnotes>",
          "word/header1.xml",
          "<w:hdr " + OoxmlFiles.W + ">" + p(r("Unit 1"), FIELD) + "</w:hdr>",
          "word/footer1.xml",
          "<w:ftr " + OoxmlFiles.W + ">" + p(r("Made for schools")) + "</w:ftr>");

  static final String BODY =
      styled(
              "berschrift1",
              "<w:bookmarkStart w:id=\"0\" w:name=\"_Toc1\"/>",
              r("Plants"),
              "<w:bookmarkEnd w:id=\"0\"/>")
          + p(
              r("A "),
              b("green"),
              r(" leaf with "),
              LINK,
              r(" and"),
              NOTE,
              r(" more &amp; more."),
              "<w:proofErr w:type=\"spellStart\"/>")
          + styled("Own", r("Roots"))
          + "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>"
          + r("an item")
          + "</w:p>"
          + "<w:tbl><w:tr><w:tc>"
          + p(r("cell one"))
          + p(r("below"))
          + "</w:tc><w:tc>"
          + p(r("two"))
          + "</w:tc></w:tr></w:tbl>"
          + p(r("Before "), PICTURE, r("after the picture."))
          + styled(
              "Bildtext",
              r("Figure "),
              "<w:fldSimple w:instr=\"SEQ Figure\"><w:r><w:t>1</w:t></w:r></w:fldSimple>",
              r(": a tree"))
          + p(
              r("Text "),
              box(p(r("Boxed "), b("text")), p(r("Boxed "), b("text"))),
              r(" around a box."))
          + p("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>")
          + p(
              r("x"),
              "<w:del w:id=\"1\"><w:r><w:delText>gone</w:delText></w:r></w:del>",
              "<w:ins w:id=\"2\" w:author=\"A\">" + r(" new") + "</w:ins>",
              r(" end"))
          + p("<m:oMathPara><m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath></m:oMathPara>")
          + p(r("Where "), "<m:oMath><m:r><m:t>E</m:t></m:r></m:oMath>", r(" is energy."))
          + p(r("On page "), FIELD, r(" or "), LINK_FIELD, r("."))
          + styled("Quelltext", r("int x = 1;"))
          + p(r("<w:vanish/>", "hidden"), r("seen"))
          + "<w:p/>"
          + p(
              "<w:sdt><w:sdtPr/><w:sdtContent>" + r("controlled") + "</w:sdtContent></w:sdt>",
              r(" text"));

  static byte[] strict(byte[] transitional) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String name :
        List.of(
            "_rels/.rels",
            "word/document.xml",
            "word/styles.xml",
            "word/_rels/document.xml.rels",
            "word/footnotes.xml")) {
      parts.put(
          name,
          SplicingReaderFixture.part(transitional, name)
              .replace(
                  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                  "http://purl.oclc.org/ooxml/wordprocessingml/main")
              .replace(
                  "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                  "http://purl.oclc.org/ooxml/officeDocument/relationships")
              .replace("w:", "x:")
              .replace(":w=", ":x="));
    }
    return OoxmlFiles.zip(parts);
  }

  private WordSamples() {}
}

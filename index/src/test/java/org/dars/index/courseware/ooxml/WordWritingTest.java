package org.dars.index.courseware.ooxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.index.courseware.ooxml.OoxmlFiles.b;
import static org.dars.index.courseware.ooxml.OoxmlFiles.docx;
import static org.dars.index.courseware.ooxml.OoxmlFiles.p;
import static org.dars.index.courseware.ooxml.OoxmlFiles.r;
import static org.dars.index.courseware.ooxml.WordSamples.box;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderFixture;
import org.dars.index.courseware.WritingDirection;
import org.dars.index.courseware.roundtrip.RoundTrip;
import org.junit.jupiter.api.Test;

/** How changed texts stand in a Word document. */
class WordWritingTest extends SplicingReaderFixture {

  @Override
  protected String fileName() {
    return "unit.docx";
  }

  @Test
  void onlyTheTextOfAChangedParagraphChanges() throws Exception {
    byte[] file =
        docx(
            "<w:p w:rsidR=\"00A1\"><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r w:rsidR=\"00A2\"><w:rPr><w:lang w:val=\"en-GB\"/></w:rPr><w:t>old</w:t></w:r></w:p>"
                + p(r("stays")));
    byte[] written =
        courseware.splice(file, read(file), Map.of("0-p1", List.of(new Inline.Text(" a<b "))));
    assertThat(part(written, "word/document.xml"))
        .isEqualTo(
            part(file, "word/document.xml")
                .replace("<w:t>old</w:t>", "<w:t xml:space=\"preserve\"> a&lt;b </w:t>"));
    assertThat(part(written, "word/styles.xml")).isEqualTo(part(file, "word/styles.xml"));
  }

  @Test
  void bothCopiesOfATextBoxChange() throws Exception {
    byte[] file = docx(p(r("Around "), box(p(r("in it")), p(r("in it"))), r(" too.")));
    CoursewareDocument document = read(file);
    assertThat(document.blocks())
        .extracting(Block::text)
        .containsExactly("Around too.", "A box", "in it");
    Map<String, List<Inline>> changed = new LinkedHashMap<>();
    changed.put("0-p2", List.of(new Inline.Text("darin")));
    changed.put("0-alt1", List.of(new Inline.Text("Kasten")));
    List<Inline> around = new ArrayList<>(document.blocks().getFirst().content());
    around.set(0, new Inline.Text("Rund "));
    changed.put("0-p1", around);
    String xml = part(courseware.splice(file, document, changed), "word/document.xml");
    assertThat(xml).doesNotContain("in it").contains("descr=\"Kasten\"").contains("Rund ");
    assertThat(xml.split("darin", -1)).hasSize(3);
    CoursewareDocument differs = read(docx(p(box(p(r("new")), p(r("old"))))));
    assertThat(block(differs, "0-p1").span()).isNull();
    assertThat(differs.warnings()).hasSize(1);
  }

  @Test
  void aTextFromRightToLeftSaysSo() throws Exception {
    byte[] file =
        docx(
            "<w:p><w:pPr><w:spacing w:after=\"0\"/></w:pPr>"
                + r("<w:b/><w:lang w:val=\"en-US\"/>", "Title")
                + "</w:p>"
                + p(r("plain "), b("bold"))
                + p(r("stays")));
    CoursewareDocument document = read(file);
    Map<String, List<Inline>> changed = new LinkedHashMap<>();
    changed.put("0-p1", List.of(new Inline.Text("عنوان")));
    changed.put("0-p2", RoundTrip.pseudo(block(document, "0-p2").content()));
    byte[] written = courseware.splice(file, document, changed, WritingDirection.RIGHT_TO_LEFT);
    assertThat(part(written, "word/document.xml"))
        .contains(
            "<w:p><w:pPr><w:bidi/><w:spacing w:after=\"0\"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:rtl/><w:lang w:val=\"en-US\"/></w:rPr><w:t>عنوان</w:t></w:r></w:p>")
        .contains("<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr>")
        .contains(p(r("stays")));
    assertThat(read(written).blocks()).extracting(Block::text).first().isEqualTo("عنوان");
  }

  @Test
  void aFilledInTextIsLeftAlone() throws Exception {
    byte[] file =
        docx(
            "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>"
                + p(r("bound"))
                + "</w:sdtContent></w:sdt>"
                + p(r("free")));
    CoursewareDocument document = read(file);
    assertThat(document.blocks()).extracting(b -> b.span() == null).containsExactly(true, false);
    assertThat(document.warnings()).hasSize(1);
  }

  @Test
  void theColumnsOfATableBeginAtTheRight() throws Exception {
    String row = "<w:tr><w:tc>" + p(r("cell")) + "</w:tc></w:tr></w:tbl>";
    List<String> before =
        List.of(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/><w:tblW w:w=\"0\"/></w:tblPr><w:tblGrid/>",
            "<w:tbl><w:tblPr><w:bidiVisual w:val=\"0\"/></w:tblPr>",
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/></w:tblPr>",
            "<w:tbl><w:tblPr/>",
            "<w:tbl>",
            "<w:tbl><w:tblPr><w:tblLook/></w:tblPr>");
    List<String> after =
        List.of(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/><w:bidiVisual/><w:tblW w:w=\"0\"/></w:tblPr><w:tblGrid/>",
            "<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr>",
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/><w:bidiVisual/></w:tblPr>",
            "<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr>",
            "<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr>",
            before.getLast());
    byte[] file = docx(String.join(row, before) + row);
    Map<String, List<Inline>> changed = new LinkedHashMap<>();
    for (int i = 1; i < before.size(); i++) {
      changed.put("0-t" + i + "r1c1", List.of(new Inline.Text("خلية")));
    }
    byte[] written = courseware.splice(file, read(file), changed, WritingDirection.RIGHT_TO_LEFT);
    String document = part(written, "word/document.xml");
    assertThat(after).allSatisfy(tag -> assertThat(document).contains(tag + "<w:tr>"));
  }
}

package org.dars.index.courseware.ooxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dars.index.courseware.ooxml.OoxmlFiles.ap;
import static org.dars.index.courseware.ooxml.OoxmlFiles.ar;
import static org.dars.index.courseware.ooxml.OoxmlFiles.pptx;
import static org.dars.index.courseware.ooxml.OoxmlFiles.rels;
import static org.dars.index.courseware.ooxml.OoxmlFiles.shape;

import java.io.IOException;
import java.util.LinkedHashMap;
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
import org.dars.index.courseware.roundtrip.RoundTrip;
import org.junit.jupiter.api.Test;

class SlidesReaderTest extends SplicingReaderContract {

  private static final String TITLE = "<p:ph type=\"title\"/>";
  private static final String BODY = "<p:ph idx=\"1\"/>";
  private static final String NUMBER =
      "<a:fld id=\"{1}\" type=\"slidenum\"><a:rPr lang=\"en-US\"/><a:t>1</a:t></a:fld>";

  private static final String FIRST =
      shape(
              BODY,
              ap(ar("lang=\"en-US\" dirty=\"0\"", "One "), ar("lang=\"de-DE\"", "point")),
              "<a:p><a:pPr lvl=\"1\"/>"
                  + ar("b=\"1\"", "Bold")
                  + ar("", " and not")
                  + "<a:br><a:rPr/></a:br>"
                  + ar("", "next line")
                  + "</a:p>",
              ap())
          + shape(TITLE, ap(ar("", "Plants &amp; roots")))
          + shape("<p:ph type=\"sldNum\"/>", ap(NUMBER))
          + "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"9\" name=\"g\"/></p:nvGrpSpPr>"
          + shape("", ap(ar("", "in a group")))
          + "</p:grpSp>"
          + "<p:pic><p:nvPicPr><p:cNvPr id=\"4\" name=\"Picture\" descr=\"A tree\"/></p:nvPicPr></p:pic>"
          + "<p:pic><p:nvPicPr><p:cNvPr id=\"5\" name=\"Picture\" descr=\"C:\\tree.png\"/></p:nvPicPr></p:pic>"
          + "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"6\" name=\"t\"/></p:nvGraphicFramePr><a:graphic><a:graphicData><a:tbl><a:tr>"
          + "<a:tc><a:txBody>"
          + ap(ar("", "cell"))
          + "</a:txBody></a:tc><a:tc><a:txBody>"
          + ap(ar("", "other"))
          + "</a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>";

  private static final String SECOND =
      shape("<p:ph type=\"ctrTitle\"/>", ap(ar("", "Second")))
          + "<p:graphicFrame><a:graphic><a:graphicData><c:chart r:id=\"r2\"/></a:graphicData></a:graphic></p:graphicFrame>"
          + "<p:graphicFrame><a:graphic><a:graphicData><dgm:relIds r:dm=\"r3\"/></a:graphicData></a:graphic></p:graphicFrame>";

  private static String cache(String kind, String... values) {
    StringBuilder out =
        new StringBuilder(
            "<c:"
                + kind
                + "Ref><c:f>Sheet1!$"
                + values.length
                + values[0]
                + "</c:f><c:"
                + kind
                + "Cache>");
    for (int i = 0; i < values.length; i++) {
      out.append("<c:pt idx=\"" + i + "\"><c:v>" + values[i] + "</c:v></c:pt>");
    }
    return out.append("</c:" + kind + "Cache></c:" + kind + "Ref>").toString();
  }

  private static String series(String name) {
    return "<c:ser><c:tx>"
        + cache("str", name)
        + "</c:tx><c:cat>"
        + cache("str", "North", "South", "2020")
        + "</c:cat><c:val>"
        + cache("num", "1", "2")
        + "</c:val></c:ser>";
  }

  private static Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "ppt/slides/_rels/slide1.xml.rels",
        rels(
            "notesSlide",
            "../notesSlides/notesSlide1.xml",
            "chart",
            "../charts/chart1.xml",
            "diagramData",
            "../diagrams/data1.xml",
            "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing",
            "../diagrams/drawing1.xml"));
    parts.put(
        "ppt/notesSlides/notesSlide1.xml",
        "<p:notes "
            + OoxmlFiles.P
            + "><p:cSld><p:spTree>"
            + shape("<p:ph type=\"sldImg\"/>")
            + shape("<p:ph type=\"body\" idx=\"1\"/>", ap(ar("", "Say hello.")), ap(ar("", "Ask.")))
            + shape("<p:ph type=\"sldNum\"/>", ap(NUMBER))
            + "</p:spTree></p:cSld></p:notes>");
    parts.put(
        "ppt/charts/chart1.xml",
        "<c:chartSpace "
            + OoxmlFiles.P
            + "><c:chart><c:title><c:tx><c:rich>"
            + ap(ar("", "Rain"))
            + "</c:rich></c:tx></c:title><c:plotArea><c:barChart>"
            + series("May")
            + series("June")
            + "</c:barChart></c:plotArea></c:chart></c:chartSpace>");
    parts.put(
        "ppt/diagrams/data1.xml",
        "<dgm:dataModel "
            + OoxmlFiles.P
            + "><dgm:ptLst><dgm:pt><dgm:t>"
            + ap(ar("", "Step"))
            + "</dgm:t></dgm:pt></dgm:ptLst><dgm:extLst><a:ext><dsp:dataModelExt xmlns:dsp=\"http://schemas.microsoft.com/office/drawing/2008/diagram\" relId=\"r4\"/></a:ext></dgm:extLst></dgm:dataModel>");
    parts.put(
        "ppt/diagrams/drawing1.xml",
        "<dsp:drawing xmlns:dsp=\"http://schemas.microsoft.com/office/drawing/2008/diagram\" "
            + OoxmlFiles.P
            + "><dsp:txBody>"
            + ap(ar("sz=\"5200\"", "Step"))
            + "</dsp:txBody></dsp:drawing>");
    return parts;
  }

  @Override
  protected String fileName() {
    return "deck.pptx";
  }

  @Override
  protected List<byte[]> files() throws IOException {
    return List.of(pptx(parts(), FIRST, SECOND), pptx(Map.of(), shape("", ap(ar("", "alone")))));
  }

  @Override
  protected byte[] randomFile(Random random) throws IOException {
    List<String> pieces =
        List.of(
            ar("lang=\"en-US\"", "word "),
            ar("b=\"1\"", "bold "),
            ar("b=\"1\" dirty=\"0\"", "bold too"),
            ar("i=\"1\"", " "),
            ar("u=\"sng\"", " "),
            "<a:r><a:rPr><a:hlinkClick r:id=\"r7\"/></a:rPr><a:t>link</a:t></a:r>",
            "<a:r><a:t>bare</a:t></a:r>",
            "<a:r><a:rPr/><a:t/></a:r>",
            "<a:br/>",
            NUMBER,
            ar("", "&lt;tag&gt; &amp; so"));
    StringBuilder slide = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(5); i++) {
      String[] paragraphs = new String[1 + random.nextInt(3)];
      for (int j = 0; j < paragraphs.length; j++) {
        StringBuilder runs = new StringBuilder();
        for (int k = 0; k < random.nextInt(7); k++) {
          runs.append(pick(random, pieces));
        }
        paragraphs[j] = ap(runs.toString());
      }
      slide.append(shape(pick(random, List.of(TITLE, BODY, "")), paragraphs));
    }
    return pptx(Map.of(), slide.toString(), SECOND);
  }

  @Test
  void slidesAreReadInTheOrderInWhichTheyAreShown() throws Exception {
    CoursewareDocument document = read(pptx(parts(), FIRST, SECOND));
    assertThat(document.mediaType()).isEqualTo(OoxmlReader.PPTX);
    assertThat(document.title()).isEqualTo("Plants & roots");
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::level, Block::text)
        .containsExactly(
            tuple("s1-title1", BlockKind.SLIDE_TITLE, 0, "Plants & roots"),
            tuple("s1-li1", BlockKind.LIST_ITEM, 1, "One point"),
            tuple("s1-li2", BlockKind.LIST_ITEM, 2, "Bold and not next line"),
            tuple("s1-p1", BlockKind.PARAGRAPH, 0, "in a group"),
            tuple("s1-alt1", BlockKind.ALT_TEXT, 0, "A tree"),
            tuple("s1-t1r1c1", BlockKind.TABLE_CELL, 0, "cell"),
            tuple("s1-t1r1c2", BlockKind.TABLE_CELL, 0, "other"),
            tuple("s2-title1", BlockKind.SLIDE_TITLE, 0, "Second"),
            tuple("s2-p1", BlockKind.PARAGRAPH, 0, "Rain"),
            tuple("s2-p2", BlockKind.PARAGRAPH, 0, "May"),
            tuple("s2-p3", BlockKind.PARAGRAPH, 0, "North"),
            tuple("s2-p4", BlockKind.PARAGRAPH, 0, "South"),
            tuple("s2-p5", BlockKind.PARAGRAPH, 0, "June"),
            tuple("s2-p6", BlockKind.PARAGRAPH, 0, "Step"),
            tuple("s2-note1", BlockKind.SPEAKER_NOTE, 0, "Say hello."),
            tuple("s2-note2", BlockKind.SPEAKER_NOTE, 0, "Ask."));
    assertThat(block(document, "s2-note1").anchor()).isEqualTo(new Anchor.Slide(2, "Second", true));
    assertThat(block(document, "s1-li1").content()).containsExactly(new Inline.Text("One point"));
  }

  @Test
  void namesInAChartAndTheirPictureInADiagramChangeTogether() throws Exception {
    byte[] file = pptx(parts(), FIRST, SECOND);
    Map<String, List<Inline>> changed =
        Map.of(
            "s2-p3", List.of(new Inline.Text("Norden")),
            "s2-p6", List.of(new Inline.Text("Schritt")));
    byte[] written = courseware.splice(file, read(file), changed);
    assertThat(part(written, "ppt/charts/chart1.xml").split("<c:v>Norden</c:v>", -1)).hasSize(3);
    assertThat(part(written, "ppt/diagrams/data1.xml")).contains("<a:t>Schritt</a:t>");
    assertThat(part(written, "ppt/diagrams/drawing1.xml"))
        .contains("<a:rPr sz=\"5200\"/><a:t>Schritt</a:t>");
    assertThat(part(written, "ppt/slides/slide2.xml"))
        .isEqualTo(part(file, "ppt/slides/slide2.xml"));
  }

  @Test
  void aDiagramWithoutItsPictureIsReadAllTheSame() throws Exception {
    Map<String, String> parts = parts();
    parts.remove("ppt/diagrams/drawing1.xml");
    byte[] file = pptx(parts, FIRST, SECOND);
    byte[] written =
        courseware.splice(file, read(file), Map.of("s2-p6", List.of(new Inline.Text("Schritt"))));
    assertThat(part(written, "ppt/diagrams/data1.xml")).contains("<a:t>Schritt</a:t>");
  }

  @Test
  void aTextFromRightToLeftSaysSo() throws Exception {
    Map<String, String> parts = parts();
    parts.put("ppt/slides/_rels/slide2.xml.rels", rels("slideLayout", "../layouts/layout1.xml"));
    parts.put("ppt/layouts/_rels/layout1.xml.rels", rels("slideMaster", "../masters/master1.xml"));
    parts.put("ppt/layouts/layout1.xml", "<p:sldLayout " + OoxmlFiles.P + "/>");
    parts.put(
        "ppt/masters/master1.xml",
        "<p:sldMaster "
            + OoxmlFiles.P
            + "><p:txStyles><p:titleStyle><a:lvl1pPr algn=\"ctr\"/></p:titleStyle><p:bodyStyle><a:lvl1pPr algn=\"l\"/></p:bodyStyle></p:txStyles></p:sldMaster>");
    byte[] file = pptx(parts, FIRST, SECOND);
    CoursewareDocument document = read(file);
    Map<String, List<Inline>> changed =
        Map.of(
            "s1-title1", List.of(new Inline.Text("نباتات")),
            "s1-li1", List.of(new Inline.Text("نقطة")),
            "s1-t1r1c2", List.of(new Inline.Text("خلية")),
            "s1-li2", RoundTrip.pseudo(block(document, "s1-li2").content()));
    byte[] written = courseware.splice(file, document, changed, WritingDirection.RIGHT_TO_LEFT);
    assertThat(part(written, "ppt/slides/slide2.xml"))
        .contains(
            "<a:p><a:pPr algn=\"r\" rtl=\"1\"/><a:r><a:rPr lang=\"en-US\" dirty=\"0\"/><a:t>نقطة</a:t>")
        .contains("<a:pPr algn=\"r\" rtl=\"1\" lvl=\"1\"/>")
        .contains("<a:p><a:pPr rtl=\"1\"/><a:r><a:rPr /><a:t>نباتات</a:t>")
        .contains("<a:tbl><a:tblPr rtl=\"1\"/><a:tr>")
        .contains("<a:p><a:r><a:rPr /><a:t>in a group</a:t>");
    assertThat(block(read(written), "s1-li1").text()).isEqualTo("نقطة");
  }

  @Test
  void layoutsAndMastersGiveTheirFixedTextsOnce() throws Exception {
    String tree = "<p:cSld><p:spTree>%s</p:spTree></p:cSld>";
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "ppt/presentation.xml",
        "<p:presentation "
            + OoxmlFiles.P
            + "><p:sldMasterIdLst><p:sldMasterId r:id=\"r5\"/></p:sldMasterIdLst><p:sldIdLst><p:sldId r:id=\"r1\"/><p:sldId r:id=\"r2\"/><p:sldId r:id=\"r3\"/></p:sldIdLst></p:presentation>");
    parts.put(
        "ppt/_rels/presentation.xml.rels",
        rels(
            "slide",
            "slides/slide3.xml",
            "slide",
            "slides/slide2.xml",
            "slide",
            "slides/slide1.xml",
            "theme",
            "theme.xml",
            "slideMaster",
            "m/master.xml"));
    for (int i = 1; i <= 3; i++) {
      parts.put(
          "ppt/slides/_rels/slide" + i + ".xml.rels",
          rels("slideLayout", "../m/layout" + Math.min(i, 2) + ".xml"));
      parts.put("ppt/m/_rels/layout" + i + ".xml.rels", rels("slideMaster", "master.xml"));
      parts.put(
          "ppt/m/layout" + i + ".xml",
          "<p:sldLayout "
              + OoxmlFiles.P
              + (i == 2 ? " showMasterSp=\"0\">" : ">")
              + tree.formatted(
                  shape(BODY, ap(ar("", "Click to edit")))
                      + shape("", ap(ar("b=\"1\"", "Layout " + i))))
              + "</p:sldLayout>");
    }
    parts.put(
        "ppt/m/master.xml",
        "<p:sldMaster "
            + OoxmlFiles.P
            + ">"
            + tree.formatted(
                shape("<p:ph type=\"ftr\"/>", ap(ar("", "Footer")))
                    + shape("", ap(ar("", "Faculty"))))
            + "<p:sldLayoutIdLst><p:sldLayoutId r:id=\"r1\"/><p:sldLayoutId r:id=\"r2\"/><p:sldLayoutId r:id=\"r3\"/></p:sldLayoutIdLst></p:sldMaster>");
    parts.put(
        "ppt/m/_rels/master.xml.rels",
        rels(
            "slideLayout",
            "layout3.xml",
            "slideLayout",
            "layout2.xml",
            "slideLayout",
            "layout1.xml"));
    byte[] file =
        pptx(
            parts,
            shape("", ap(ar("", "first"))),
            shape("", ap(ar("", "second"))),
            shape("", ap(ar("", "third"))));
    assertThat(read(file).blocks())
        .extracting(Block::id, Block::text, b -> b.anchor().label())
        .containsExactly(
            tuple("s1-p1", "first", "slide 1"),
            tuple("s2-p1", "second", "slide 2"),
            tuple("s3-p1", "third", "slide 3"),
            tuple("ms1ly2-p1", "Layout 2", "slide 1"),
            tuple("ms1ly3-p1", "Layout 1", "slide 3"),
            tuple("ms1-p1", "Faculty", "slide 3"));
    assertThat(pseudo(file)).isEmpty();
  }

  @Test
  void aDiagramWithoutAPictureIsRead() throws Exception {
    Map<String, String> parts = parts();
    parts.remove("ppt/diagrams/drawing1.xml");
    byte[] file = pptx(parts, FIRST, SECOND);
    assertThat(block(read(file), "s2-p6").text()).isEqualTo("Step");
    assertThat(pseudo(file)).isEmpty();
  }
}

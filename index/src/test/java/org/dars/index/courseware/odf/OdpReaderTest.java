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

class OdpReaderTest extends SplicingReaderContract {

  private static final String STYLES =
      "<style:style style:name='dp2' style:family='drawing-page'><style:drawing-page-properties presentation:visibility='hidden'/></style:style>"
          + "<style:style style:name='T1' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>";

  private static final String SLIDES =
      """
      <presentation:footer-decl presentation:name="ftr1">Spring &amp; term</presentation:footer-decl>
      <draw:page draw:name="page1" draw:style-name="dp1">
        <draw:frame presentation:class="outline"><draw:text-box><text:list><text:list-item><text:p>First <text:span text:style-name="T1">point</text:span></text:p></text:list-item><text:list-item><text:list><text:list-item><text:p>Below it</text:p></text:list-item></text:list></text:list-item></text:list></draw:text-box></draw:frame>
        <draw:frame presentation:class="title"><draw:text-box><text:p>Neurons<text:line-break/>and glia</text:p></draw:text-box></draw:frame>
        <draw:g><draw:custom-shape><svg:title>An arrow</svg:title><text:p>In a shape</text:p></draw:custom-shape></draw:g>
        <draw:frame><table:table><table:table-row><table:table-cell><text:p>axon</text:p></table:table-cell></table:table-row></table:table></draw:frame>
        <draw:frame presentation:class="page-number"><draw:text-box><text:p><text:page-number>1</text:page-number></text:p></draw:text-box></draw:frame>
        <presentation:notes><draw:page-thumbnail/><draw:frame presentation:class="notes"><draw:text-box><text:p>Say this.</text:p></draw:text-box></draw:frame></presentation:notes>
      </draw:page>
      <draw:page draw:name="page2" draw:style-name="dp2"><draw:frame><draw:text-box><text:p>No title</text:p></draw:text-box></draw:frame></draw:page>
      """;

  @Override
  protected String fileName() {
    return "slides.odp";
  }

  @Override
  protected List<byte[]> files() throws IOException {
    return List.of(
        odp(SLIDES), odp("<draw:page><draw:rect><text:p>x</text:p></draw:rect></draw:page>"));
  }

  @Override
  protected byte[] randomFile(Random random) throws IOException {
    StringBuilder body = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      body.append("<draw:page>");
      for (int j = random.nextInt(4); j >= 0; j--) {
        String kind = pick(random, List.of("title", "outline", "subtitle"));
        body.append("<draw:frame presentation:class='" + kind + "'><draw:text-box><text:p>")
            .append(OdfFiles.inline(random, 0))
            .append("</text:p></draw:text-box></draw:frame>");
      }
      body.append("<presentation:notes><draw:frame><draw:text-box><text:p>")
          .append(OdfFiles.inline(random, 0))
          .append("</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>");
    }
    return odp(body.toString());
  }

  private static byte[] odp(String body) throws IOException {
    return OdfFiles.file("presentation", STYLES, body);
  }

  @Test
  void slidesGiveTitlesTextsAndNotes() throws Exception {
    CoursewareDocument document = read(odp(SLIDES));
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text, b -> b.anchor().label())
        .containsExactly(
            tuple("s1-title1", BlockKind.SLIDE_TITLE, "Neurons and glia", "slide 1"),
            tuple("s1-li1", BlockKind.LIST_ITEM, "First point", "slide 1"),
            tuple("s1-li2", BlockKind.LIST_ITEM, "Below it", "slide 1"),
            tuple("s1-alt1", BlockKind.ALT_TEXT, "An arrow", "slide 1"),
            tuple("s1-p1", BlockKind.PARAGRAPH, "In a shape", "slide 1"),
            tuple("s1-c1", BlockKind.TABLE_CELL, "axon", "slide 1"),
            tuple("s1-note1", BlockKind.SPEAKER_NOTE, "Say this.", "slide 1 (notes)"),
            tuple("s2-p1", BlockKind.PARAGRAPH, "No title", "slide 2"),
            tuple("footer1", BlockKind.PARAGRAPH, "Spring & term", ""));
    assertThat(block(document, "s1-note1").anchor())
        .isEqualTo(new Anchor.Slide(1, "Neurons and glia", true));
    assertThat(document.title()).isEqualTo("Neurons and glia");
    assertThat(document.warnings()).containsExactly("hidden slide 2 is read like the others");
  }

  @Test
  void theAlignmentOfAShapeIsFollowedToTheRight() throws Exception {
    String styles =
        "<style:style style:name='P1' style:family='paragraph'><style:paragraph-properties fo:text-align='end'/></style:style>"
            + "<style:style style:name='pr1' style:family='presentation' style:parent-style-name='Default-title'/>"
            + "<style:style style:name='gr1' style:family='graphic'><style:paragraph-properties fo:text-align='start'/></style:style>";
    String common =
        "<office:document-styles"
            + OdfFiles.NAMESPACES
            + "><office:styles><style:style style:name='Default-title' style:family='presentation'><style:paragraph-properties fo:text-align='center'/></style:style></office:styles></office:document-styles>";
    byte[] file =
        OdfFiles.file(
            "presentation",
            styles,
            "<draw:page><draw:frame presentation:class='title' presentation:style-name='pr1'><draw:text-box><text:p>Title</text:p></draw:text-box></draw:frame>"
                + "<draw:frame draw:style-name='gr1'><draw:text-box><text:p>left</text:p></draw:text-box></draw:frame>"
                + "<draw:frame draw:style-name='gr1' draw:text-style-name='P1'><draw:text-box><text:p>right</text:p></draw:text-box></draw:frame></draw:page>",
            Map.of("styles.xml", common));
    Map<String, List<Inline>> changed =
        Map.of(
            "s1-title1", List.of(new Inline.Text("عنوان")),
            "s1-p1", List.of(new Inline.Text("يسار")),
            "s1-p2", List.of(new Inline.Text("يمين")));
    byte[] written = courseware.splice(file, read(file), changed, WritingDirection.RIGHT_TO_LEFT);
    assertThat(part(written, "content.xml"))
        .contains(
            "<style:style style:name=\"rtl\" style:family=\"paragraph\"><style:paragraph-properties style:writing-mode=\"rl-tb\"/></style:style>"
                + "<style:style style:name=\"rtl2\" style:family=\"paragraph\"><style:paragraph-properties style:writing-mode=\"rl-tb\" fo:text-align=\"right\"/></style:style></office:automatic-styles>")
        .contains("<text:p text:style-name=\"rtl\">عنوان")
        .contains("<text:p text:style-name=\"rtl2\">يسار")
        .contains("<text:p text:style-name=\"rtl\">يمين");
  }

  @Test
  void fixedTextsOfMasterPagesAreReadOnce() throws Exception {
    String frame = "<draw:frame%s><draw:text-box><text:p>%s</text:p></draw:text-box></draw:frame>";
    String masters =
        "<office:document-styles"
            + OdfFiles.NAMESPACES
            + "><office:master-styles><style:master-page style:name='Unused'>"
            + frame.formatted("", "never shown")
            + "</style:master-page><style:master-page style:name='Blue'>"
            + frame.formatted(" presentation:class='title'", "Click to add a title")
            + frame.formatted("", "<text:page-number>&lt;number&gt;</text:page-number>")
            + frame.formatted("", "Faculty of botany")
            + "<presentation:notes>"
            + frame.formatted("", "on notes")
            + "</presentation:notes></style:master-page><style:master-page style:name='Bare'>"
            + frame.formatted("", "hidden by its slide")
            + "</style:master-page></office:master-styles></office:document-styles>";
    String bare =
        "<style:style style:name='dp3' style:family='drawing-page'><style:drawing-page-properties presentation:background-objects-visible='false'/></style:style>";
    byte[] file =
        OdfFiles.file(
            "presentation",
            bare,
            "<draw:page draw:style-name='dp3' draw:master-page-name='Bare'/><draw:page draw:master-page-name='Blue'/><draw:page draw:master-page-name='Blue'/>",
            Map.of("styles.xml", masters));
    assertThat(read(file).blocks())
        .extracting(Block::id, Block::text, b -> b.anchor().label())
        .containsExactly(tuple("ms2-p1", "Faculty of botany", "slide 2"));
    assertThat(pseudo(file)).isEmpty();
  }
}

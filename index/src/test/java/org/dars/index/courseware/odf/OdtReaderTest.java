package org.dars.index.courseware.odf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.dars.index.courseware.odf.OdtSamples.BODY;
import static org.dars.index.courseware.odf.OdtSamples.odt;
import static org.dars.index.courseware.odf.OdtSamples.rich;

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
import org.junit.jupiter.api.Test;

class OdtReaderTest extends SplicingReaderContract {

  @Override
  protected String fileName() {
    return "text.odt";
  }

  @Override
  protected List<byte[]> files() throws IOException {
    return List.of(
        rich(),
        odt("<text:p>just text</text:p>"),
        odt(BODY.replace("\n", "\r\n")),
        otherPrefixes());
  }

  /** Prefixes are a file's own choice. */
  private static byte[] otherPrefixes() throws IOException {
    return odt(
        "<t:p xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>one <t:span>two</t:span><t:s/></t:p>");
  }

  @Override
  protected byte[] randomFile(Random random) throws IOException {
    StringBuilder body = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      String text = OdfFiles.inline(random, 0);
      body.append(
          switch (random.nextInt(5)) {
            case 0 ->
                "<text:h text:outline-level='"
                    + (1 + random.nextInt(8))
                    + "'>"
                    + text
                    + "</text:h>";
            case 1 ->
                "<text:list><text:list-item><text:p>"
                    + text
                    + "</text:p></text:list-item></text:list>\n";
            case 2 ->
                "<table:table><table:table-row><table:table-cell><text:p>"
                    + text
                    + "</text:p></table:table-cell></table:table-row></table:table>";
            default -> "<text:p>" + text + "</text:p>\n";
          });
    }
    return odt(body.toString());
  }

  @Test
  void everythingIsReadInItsPlace() throws Exception {
    CoursewareDocument document = read(rich());
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::level, Block::text)
        .containsExactly(
            tuple("1", BlockKind.HEADING, 1, "Memory & mind"),
            tuple("1-p1", BlockKind.PARAGRAPH, 0, "Two spaces kept, a break, and an unseen span."),
            tuple("1-p2", BlockKind.PARAGRAPH, 0, "All of it bold"),
            tuple("1-p3", BlockKind.PARAGRAPH, 0, "Code x = 1 and page 3."),
            tuple("1-p4", BlockKind.PARAGRAPH, 0, "Noted here."),
            tuple("1-p5", BlockKind.PARAGRAPH, 0, "The note."),
            tuple("1-p6", BlockKind.PARAGRAPH, 0, "Framed after"),
            tuple("1-p7", BlockKind.PARAGRAPH, 0, "inside box"),
            tuple("1-p8", BlockKind.PARAGRAPH, 0, "deep"),
            tuple("1-alt1", BlockKind.ALT_TEXT, 0, "A <cell>"),
            tuple("1-alt2", BlockKind.ALT_TEXT, 0, "Long words"),
            tuple("1.1", BlockKind.HEADING, 2, "Kinds"),
            tuple("1.1-li1", BlockKind.LIST_ITEM, 1, "one"),
            tuple("1.1-li2", BlockKind.LIST_ITEM, 2, "two"),
            tuple("1.1-t1r1c1", BlockKind.TABLE_CELL, 0, "Part"),
            tuple("1.1-t1r1c2", BlockKind.TABLE_CELL, 0, "Role"),
            tuple("1.1-t1r4c3", BlockKind.TABLE_CELL, 0, "axon"),
            tuple("1.1-1.1-t1r4c3-p1", BlockKind.TABLE_CELL, 0, "soma"),
            tuple("1.1-code1", BlockKind.CODE, 0, "int x;"),
            tuple("1.1-cap1", BlockKind.CAPTION, 0, "Figure 1: a cell"),
            tuple("1.1-p1", BlockKind.PARAGRAPH, 0, "Contents"),
            tuple("1.1-p2", BlockKind.PARAGRAPH, 0, "Added text &#38;"),
            tuple("1.1-p3", BlockKind.PARAGRAPH, 0, "In a section marked"),
            tuple("hf-p1", BlockKind.PARAGRAPH, 0, "Course x"));
    assertThat(document.title()).isEqualTo("The mind");
    assertThat(document.language()).isEqualTo("en");
    assertThat(document.warnings())
        .containsExactly(
            "its table of contents or index is not translated; update it in the translation");
    assertThat(block(document, "1.1-p3").anchor())
        .isEqualTo(new Anchor.Section(List.of("Memory & mind", "Kinds")));
  }

  @Test
  void aSpanAroundAllTextAndOneThatShowsNothingAreNoPlaceholders() throws Exception {
    CoursewareDocument document = read(rich());
    assertThat(block(document, "1-p2").content())
        .containsExactly(new Inline.Text("All of it bold"));
    assertThat(block(document, "1-p1").content())
        .filteredOn(i -> i instanceof Inline.Markup)
        .extracting(Inline::visibleText)
        .containsExactly("  ", " ");
    assertThat(block(document, "1-p3").content())
        .contains(
            new Inline.Markup(
                "<text:span text:style-name=\"T2\">x = 1</text:span>", Inline.Role.ALONE, "x = 1"));
  }

  @Test
  void encryptedAndSignedFilesAreNamed() throws Exception {
    String encrypted =
        "<manifest:manifest"
            + OdfFiles.NAMESPACES
            + "><manifest:file-entry manifest:full-path='content.xml'><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    byte[] locked =
        OdfFiles.file("text", "", "<text:p>x</text:p>", Map.of("META-INF/manifest.xml", encrypted));
    assertThatThrownBy(() -> read(locked))
        .isInstanceOf(CoursewareException.class)
        .hasMessage("text.odt: is protected by a password; save it without one and add it again");
    byte[] signed =
        OdfFiles.file(
            "text",
            "",
            "<text:p>x</text:p>",
            Map.of("META-INF/documentsignatures.xml", "<document-signatures/>"));
    assertThat(read(signed).warnings())
        .containsExactly("it is signed; a translation is not, and has to be signed again");
  }

  @Test
  void aBrokenFileIsRefusedWithAReason() throws Exception {
    byte[] whole = rich();
    for (int tenth = 1; tenth < 10; tenth++) {
      byte[] part = Arrays.copyOf(whole, whole.length * tenth / 10);
      assertThatThrownBy(() -> read(part))
          .isInstanceOf(CoursewareException.class)
          .hasMessageStartingWith("text.odt: ");
    }
    assertThatThrownBy(() -> read(odt("<text:p>not closed")))
        .isInstanceOf(CoursewareException.class)
        .hasMessageStartingWith("text.odt (content.xml): is not well-formed XML");
    assertThatThrownBy(() -> read(OdfFiles.file("chart", "", "")))
        .isInstanceOf(CoursewareException.class)
        .hasMessage(
            "text.odt: holds no text, presentation or spreadsheet; save it anew as ODT, ODP or ODS");
  }

  @Test
  void aListOfFilesThatLeavesItsNamespaceToADtdIsNotInTheWay() throws Exception {
    byte[] bytes =
        OdfFiles.file(
            "text",
            "",
            "<text:p>Dear reader</text:p>",
            Map.of(
                "META-INF/manifest.xml",
                "<!DOCTYPE manifest:manifest SYSTEM 'Manifest.dtd'><manifest:manifest/>"));
    assertThat(read(bytes).blocks()).extracting(Block::text).containsExactly("Dear reader");
  }
}

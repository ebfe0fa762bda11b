package org.dars.index.courseware.ooxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.dars.index.courseware.ooxml.OoxmlFiles.b;
import static org.dars.index.courseware.ooxml.OoxmlFiles.docx;
import static org.dars.index.courseware.ooxml.OoxmlFiles.p;
import static org.dars.index.courseware.ooxml.OoxmlFiles.r;
import static org.dars.index.courseware.ooxml.OoxmlFiles.styled;
import static org.dars.index.courseware.ooxml.WordSamples.BODY;
import static org.dars.index.courseware.ooxml.WordSamples.FIELD;
import static org.dars.index.courseware.ooxml.WordSamples.LINK;
import static org.dars.index.courseware.ooxml.WordSamples.LINK_FIELD;
import static org.dars.index.courseware.ooxml.WordSamples.NOTE;
import static org.dars.index.courseware.ooxml.WordSamples.PARTS;
import static org.dars.index.courseware.ooxml.WordSamples.PICTURE;
import static org.dars.index.courseware.ooxml.WordSamples.box;
import static org.dars.index.courseware.ooxml.WordSamples.strict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Definition;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Placeholders;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.Test;

class WordReaderTest extends SplicingReaderContract {

  @Override
  protected String fileName() {
    return "unit.docx";
  }

  @Override
  protected List<byte[]> files() throws IOException {
    return List.of(
        docx(BODY, PARTS),
        docx(
            p(
                "<w:r>\n <w:rPr><w:b/></w:rPr>\n <w:t>pretty\n printed</w:t>\n</w:r>\n",
                "<!-- a comment -->",
                r("text"))),
        strict(docx(BODY, PARTS)));
  }

  @Override
  protected byte[] randomFile(Random random) throws IOException {
    List<String> pieces =
        List.of(
            r("word "),
            r("<w:b/>", "bold "),
            r("<w:b/><w:lang w:val=\"en-US\"/>", "bold too"),
            r("<w:i/>", " "),
            r("<w:u w:val=\"single\"/>", " "),
            LINK,
            LINK_FIELD,
            FIELD,
            NOTE,
            PICTURE,
            "<w:r><w:tab/></w:r>",
            "<w:r><w:t>a</w:t><w:br/></w:r>",
            "<w:r><w:rPr><w:b/></w:rPr><w:br/><w:t>b</w:t></w:r>",
            "<w:r><w:lastRenderedPageBreak/><w:t>page</w:t></w:r>",
            "<w:bookmarkStart w:id=\"4\" w:name=\"x\"/>",
            "<w:proofErr w:type=\"gramStart\"/>",
            "<w:r/>",
            "<w:r><w:t/></w:r>",
            "<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>",
            "<w:ins w:id=\"5\">" + r("in") + b("serted") + "</w:ins>",
            "<w:del w:id=\"6\"><w:r><w:delText>de</w:delText></w:r></w:del>",
            "<w:hyperlink w:anchor=\"y\">"
                + r("plain ")
                + b("bold")
                + r(" link")
                + "</w:hyperlink>",
            "<w:hyperlink w:anchor=\"z\"/>",
            "<w:sdt><w:sdtContent>" + r("held") + "</w:sdtContent></w:sdt>",
            "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
            box(p(r("in a box"), b("!")), p(r("in a box"), b("!"))),
            box(p(r("here")), p(r("there"))));
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      StringBuilder runs = new StringBuilder();
      for (int j = 0; j < random.nextInt(8); j++) {
        runs.append(pick(random, pieces));
      }
      String style = pick(random, List.of("berschrift1", "Own", "a", "Bildtext", "none"));
      body.append(styled(style, runs.toString()));
    }
    return docx(body.toString());
  }

  @Test
  void theDocumentIsReadAsBlocks() throws Exception {
    CoursewareDocument document = read(docx(BODY, PARTS));
    assertThat(document.mediaType()).isEqualTo(OoxmlReader.DOCX);
    assertThat(document.title()).isEqualTo("Plants");
    assertThat(document.warnings()).isEmpty();
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::level, Block::text)
        .containsExactly(
            tuple("1", BlockKind.HEADING, 1, "Plants"),
            tuple("1-p1", BlockKind.PARAGRAPH, 0, "A green leaf with a link and more & more."),
            tuple("1.1", BlockKind.HEADING, 2, "Roots"),
            tuple("1.1-li1", BlockKind.LIST_ITEM, 2, "an item"),
            tuple("1.1-t1r1c1", BlockKind.TABLE_CELL, 0, "cell one"),
            tuple("1.1-1.1-t1r1c1-p1", BlockKind.TABLE_CELL, 0, "below"),
            tuple("1.1-t1r1c2", BlockKind.TABLE_CELL, 0, "two"),
            tuple("1.1-p1", BlockKind.PARAGRAPH, 0, "Before after the picture."),
            tuple("1.1-alt1", BlockKind.ALT_TEXT, 0, "A \"tree\" in spring"),
            tuple("1.1-cap1", BlockKind.CAPTION, 0, "Figure 1: a tree"),
            tuple("1.1-p2", BlockKind.PARAGRAPH, 0, "Text around a box."),
            tuple("1.1-alt2", BlockKind.ALT_TEXT, 0, "A box"),
            tuple("1.1-p3", BlockKind.PARAGRAPH, 0, "Boxed text"),
            tuple("1.1-p4", BlockKind.PARAGRAPH, 0, "one two three"),
            tuple("1.1-p5", BlockKind.PARAGRAPH, 0, "x new end"),
            tuple("1.1-eq1", BlockKind.FORMULA, 0, "E=mc"),
            tuple("1.1-p6", BlockKind.PARAGRAPH, 0, "Where E is energy."),
            tuple("1.1-p7", BlockKind.PARAGRAPH, 0, "On page 12 or the site."),
            tuple("1.1-code1", BlockKind.CODE, 0, "int x = 1;"),
            tuple("1.1-p8", BlockKind.PARAGRAPH, 0, "seen"),
            tuple("1.1-p9", BlockKind.PARAGRAPH, 0, "controlled text"),
            tuple("fn2-p1", BlockKind.PARAGRAPH, 0, "See the source."),
            tuple("hd1-p1", BlockKind.PARAGRAPH, 0, "Unit 112"),
            tuple("ft1-p1", BlockKind.PARAGRAPH, 0, "Made for schools"));
    assertThat(block(document, "fn2-p1").anchor()).isEqualTo(new Anchor.Section(List.of("Plants")));
  }

  @Test
  void equalRunsAreOneTextAndOthersPairs() throws Exception {
    byte[] file =
        docx(
            p(
                r("<w:lang w:val=\"en-US\"/>", "One "),
                "<w:proofErr w:type=\"spellStart\"/>",
                r("<w:noProof/>", "tekst"),
                r(" and "),
                b("bo"),
                b("ld"),
                r(" with "),
                LINK,
                r(".")));
    List<Inline> content = read(file).blocks().getFirst().content();
    String bold = "<w:rPr><w:b/></w:rPr>";
    String link = "<w:hyperlink r:id=\"r9\"><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>";
    assertThat(content)
        .containsExactly(
            new Inline.Text("One tekst and "),
            new Inline.Markup(bold, Inline.Role.OPEN, ""),
            new Inline.Text("bold"),
            new Inline.Markup("</w:rPr>", Inline.Role.CLOSE, ""),
            new Inline.Text(" with "),
            new Inline.Markup(link, Inline.Role.OPEN, ""),
            new Inline.Text("a link"),
            new Inline.Markup("</w:rPr></w:hyperlink>", Inline.Role.CLOSE, ""),
            new Inline.Text("."));
    List<Inline> moved =
        List.of(
            content.get(5),
            new Inline.Text("LINK "),
            content.get(1),
            new Inline.Text("both"),
            content.get(3),
            content.get(7),
            new Inline.Text(" rest"));
    byte[] written = courseware.splice(file, read(file), Map.of("0-p1", moved));
    assertThat(part(written, "word/document.xml"))
        .contains(
            "<w:hyperlink r:id=\"r9\"><w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr><w:t xml:space=\"preserve\">LINK </w:t></w:r>"
                + "<w:r><w:rPr><w:b/></w:rPr><w:t>both</w:t></w:r></w:hyperlink>"
                + "<w:r><w:rPr><w:lang w:val=\"en-US\"/></w:rPr><w:t xml:space=\"preserve\"> rest</w:t></w:r>");
  }

  @Test
  void pagesAreThoseThatWordSaw() throws Exception {
    CoursewareDocument document =
        read(
            docx(
                p(r("first"))
                    + p(r("runs"), "<w:r><w:lastRenderedPageBreak/><w:t>over</w:t></w:r>")
                    + p("<w:r><w:lastRenderedPageBreak/><w:t>third</w:t></w:r>")));
    assertThat(document.blocks())
        .extracting(b -> b.anchor().label())
        .containsExactly("page 1", "page 1", "page 3");
    byte[] file = docx(p(r("a")) + p("<w:r><w:br w:type=\"page\"/></w:r>") + p(r("b")));
    assertThat(read(file).blocks())
        .extracting(b -> b.anchor().label())
        .containsExactly("page 1", "page 2");
  }

  @Test
  void aTitleOfTheFileIsABlock() throws Exception {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "_rels/.rels",
        OoxmlFiles.rels(
            "officeDocument",
            "word/document.xml",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            "docProps/core.xml"));
    parts.put(
        "docProps/core.xml",
        "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>Unit &amp; more</dc:title></cp:coreProperties>");
    byte[] file = docx(p(r("text")), parts);
    assertThat(read(file).title()).isEqualTo("Unit & more");
    assertThat(block(read(file), "title").kind()).isEqualTo(BlockKind.ALT_TEXT);
    assertThat(pseudo(file)).isEmpty();
  }

  @Test
  void filesWithMacrosAndTemplatesAreReadToo() throws Exception {
    Path file = folder.resolve("blob");
    byte[] bytes = docx(p(r("text")));
    Files.write(file, bytes);
    for (String name : List.of("a.docm", "a.dotx", "a.dotm")) {
      CoursewareDocument document = courseware.read(new SourceFile(name, file));
      assertThat(document.blocks()).extracting(Block::text).containsExactly("text");
      assertThat(courseware.canSplice(document)).isTrue();
    }
    // A document by the name of a presentation is read as what it is.
    assertThat(courseware.read(new SourceFile("a.pptx", file)).mediaType())
        .isEqualTo(OoxmlReader.DOCX);
  }

  @Test
  void aStrongTermWithAColonIsADefinition() throws Exception {
    Block block = read(docx(p(b("axon"), r(": the long part")))).blocks().getFirst();
    assertThat(block.kind()).isEqualTo(BlockKind.TERM);
    assertThat(Definition.of(block)).contains(new Definition("axon", "the long part"));
  }

  @Test
  void anythingElseNamedDocxIsRefused() throws Exception {
    byte[] old = new byte[600];
    System.arraycopy(
        new byte[] {
          (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
        },
        0,
        old,
        0,
        8);
    assertThatThrownBy(() -> read(old))
        .isInstanceOf(CoursewareException.class)
        .hasMessageContaining("older program");
    byte[] secret = old.clone();
    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(name, 0, secret, 300, name.length);
    assertThatThrownBy(() -> read(secret))
        .isInstanceOf(CoursewareException.class)
        .hasMessage("unit.docx: is protected by a password; save it without one and add it again");
    assertThatThrownBy(() -> read(OoxmlFiles.zip(Map.of("a.txt", "x"))))
        .isInstanceOf(CoursewareException.class)
        .hasMessageContaining("no document was found in it");
    byte[] whole = docx(BODY, PARTS);
    for (int tenth = 1; tenth < 10; tenth++) {
      byte[] cut = java.util.Arrays.copyOf(whole, whole.length * tenth / 10);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(CoursewareException.class);
    }
  }

  /** Pairs may be moved and nested anew; whatever is allowed must be written as well-formed XML. */
  @Test
  void marksMayBeMovedAbout() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      byte[] file = randomFile(random);
      CoursewareDocument document = read(file);
      for (Block block : document.blocks()) {
        if (block.translatable()) {
          List<Inline> moved = new ArrayList<>(block.content());
          Collections.shuffle(moved, random);
          if (Placeholders.problem(block, moved) == null) {
            byte[] written = courseware.splice(file, document, Map.of(block.id(), moved));
            String meant = new Block("x", block.kind(), 0, moved, block.anchor(), null).text();
            assertThat(block(read(written), block.id()).text()).isEqualTo(meant);
          }
        }
      }
    }
  }
}

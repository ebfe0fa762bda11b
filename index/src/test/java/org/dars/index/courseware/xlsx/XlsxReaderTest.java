package org.dars.index.courseware.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.dars.index.courseware.xlsx.XlsxSamples.rich;

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
import org.dars.index.courseware.TestPackages;
import org.junit.jupiter.api.Test;

class XlsxReaderTest extends SplicingReaderContract {

  @Override
  protected String fileName() {
    return "book.xlsx";
  }

  @Override
  protected List<byte[]> files() throws IOException {
    return List.of(rich(), prefixed());
  }

  /** Prefixes are a file's own choice. */
  private static byte[] prefixed() throws IOException {
    return new XlsxFiles()
        .sheet(
            "S",
            "",
            "<sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row></sheetData>")
        .strings("<t>x</t>", "<t>y</t>")
        .put(
            "xl/sharedStrings.xml",
            "<x:sst xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:si><x:t>one</x:t></x:si><x:si><x:r><x:t>two </x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t>b</x:t></x:r></x:si></x:sst>")
        .zip("");
  }

  @Override
  protected byte[] randomFile(Random random) throws IOException {
    int count = 1 + random.nextInt(8);
    String[] strings = new String[count];
    StringBuilder cells = new StringBuilder("<sheetData>");
    for (int i = 0; i < count; i++) {
      strings[i] = string(random);
      cells.append("<row>");
      for (int j = random.nextInt(4); j >= 0; j--) {
        cells.append(
            switch (random.nextInt(4)) {
              case 0 -> "<c><v>" + j + "</v></c>";
              case 1 -> "<c t=\"inlineStr\"><is>" + string(random) + "</is></c>";
              default -> "<c t=\"s\"><v>" + random.nextInt(count) + "</v></c>";
            });
      }
      cells.append("</row>");
    }
    return new XlsxFiles().strings(strings).sheet("S", "", cells + "</sheetData>").zip("");
  }

  private static String string(Random random) {
    List<String> words =
        List.of(
            "word",
            " ",
            "  two",
            "a &lt; b",
            "&amp;amp;",
            "слово 🎓",
            "\n",
            "_x000D_\n",
            "_x0009_",
            "1",
            "");
    StringBuilder s = new StringBuilder();
    int runs = random.nextInt(4);
    for (int i = 0; i <= runs; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(4); j >= 0; j--) {
        text.append(pick(random, words));
      }
      String t = "<t xml:space=\"preserve\">" + text + "</t>";
      String properties = pick(random, List.of("", "<rPr><b/></rPr>", "<rPr><i/></rPr>"));
      s.append(runs == 0 ? t : "<r>" + properties + t + "</r>");
    }
    return s.toString();
  }

  @Test
  void textsAreReadWhereTheyAreFirstShown() throws Exception {
    CoursewareDocument document = read(rich());
    assertThat(document.blocks())
        .extracting(
            Block::id, Block::kind, Block::text, b -> b.anchor().label(), Block::translatable)
        .containsExactly(
            tuple("sheet1", BlockKind.HEADING, "Budget", "Budget", false),
            tuple("sheet1-r1c1", BlockKind.TABLE_CELL, "Title <1>", "Budget!A1", true),
            tuple(
                "sheet1-r1c2",
                BlockKind.TABLE_CELL,
                "plain text that is long, then bold words.",
                "Budget!B1",
                true),
            tuple("sheet1-r3c2", BlockKind.TABLE_CELL, "in line", "Budget!B3", true),
            tuple("sheet1-r3c27", BlockKind.TABLE_CELL, "課題", "Budget!AA3", true),
            tuple("sheet1-r4c2", BlockKind.TABLE_CELL, "yes", "Budget!B4", false),
            tuple(
                "sheet1-r4c4",
                BlockKind.TABLE_CELL,
                "line one line two three _x0041_ four",
                "Budget!D4",
                true),
            tuple("sheet1-r6c2", BlockKind.TABLE_CELL, "Name", "Budget!B6", false),
            tuple("sheet1-r6c3", BlockKind.TABLE_CELL, "low", "Budget!C6", false),
            tuple("sheet1-r6c4", BlockKind.TABLE_CELL, "odd", "Budget!D6", false),
            tuple("sheet1-r2c3-thread", BlockKind.PARAGRAPH, "Is it < 3?", "Budget!C2", true),
            tuple(
                "sheet1-r2c2-note", BlockKind.PARAGRAPH, "Ann: a longer remark", "Budget!B2", true),
            tuple("sheet1-d1", BlockKind.ALT_TEXT, "A \"box\"", "Budget!D5", true),
            tuple("sheet1-d2", BlockKind.PARAGRAPH, "In a box with bold 7", "Budget!D5", true),
            tuple("sheet1-d4", BlockKind.PARAGRAPH, "choice", "Budget", true),
            tuple("sheet1-d5", BlockKind.CAPTION, "Costs & gains", "Budget!A1", true),
            tuple("sheet1-d6", BlockKind.PARAGRAPH, "Euro", "Budget!A1", true),
            tuple("sheet1-oddHeader-L", BlockKind.PARAGRAPH, "Fish & chips", "Budget", true),
            tuple("sheet1-oddHeader-R", BlockKind.PARAGRAPH, "Page", "Budget", true),
            tuple("sheet2", BlockKind.HEADING, "Keys", "Keys", false),
            tuple("sheet2-r1c1", BlockKind.TABLE_CELL, "in the hidden sheet", "Keys!A1", true));
    assertThat(block(document, "sheet1-r3c2").anchor()).isEqualTo(new Anchor.Cell("Budget", "B3"));
    assertThat(document.title()).isEqualTo("book");
    assertThat(document.warnings())
        .containsExactly(
            "3 texts are searched but not translated, because formulas, lists, or tables find cells by them: yes, Name, low",
            "hidden sheets are read like the others: Keys",
            "2 hidden rows and columns are read like the others",
            "1 text is searched but not translated, because it holds what Dars does not know",
            "1 formula gives a text; what depends on translated cells follows once the workbook is computed anew");
  }

  @Test
  void onlyRunsThatDifferArePlaceholders() throws Exception {
    assertThat(block(read(rich()), "sheet1-r1c2").content())
        .containsExactly(
            new Inline.Text("plain text that is long, then "),
            new Inline.Markup("<r><rPr><b/></rPr>", Inline.Role.OPEN, ""),
            new Inline.Text("bold words"),
            new Inline.Markup("</r>", Inline.Role.CLOSE, ""),
            new Inline.Text("."));
    assertThat(block(read(rich()), "sheet1-d2").content().getFirst())
        .isEqualTo(new Inline.Text("In a box with "));
  }

  @Test
  void aFileThatIsNoWorkbookIsRefusedWithAReason() throws Exception {
    byte[] whole = rich();
    for (int tenth = 1; tenth < 10; tenth++) {
      byte[] part = Arrays.copyOf(whole, whole.length * tenth / 10);
      assertThatThrownBy(() -> read(part))
          .isInstanceOf(CoursewareException.class)
          .hasMessageStartingWith("book.xlsx: ");
    }
    byte[] none = TestPackages.zip(Map.of("a.xml", "<a/>"));
    assertThatThrownBy(() -> read(none))
        .isInstanceOf(CoursewareException.class)
        .hasMessage("book.xlsx: holds no workbook that Dars reads; save it as XLSX");
    byte[] locked = new byte[1024];
    byte[] magic = {
      (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    System.arraycopy(magic, 0, locked, 0, magic.length);
    assertThatThrownBy(() -> read(locked))
        .isInstanceOf(CoursewareException.class)
        .hasMessage("book.xlsx: is protected by a password; save it without one and add it again");
  }
}

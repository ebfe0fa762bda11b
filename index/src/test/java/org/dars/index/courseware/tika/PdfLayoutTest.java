package org.dars.index.courseware.tika;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.ToXMLContentHandler;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.splice.Outline;
import org.dars.index.courseware.tika.pdf.PdfLayoutParser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What the layout of a page says about its text; in this process, for speed. */
class PdfLayoutTest {

  private static final String[] LEFT = {
    "Memory fades quickly after the first hour and",
    "then it fades more slowly, which Ebbinghaus is",
    "known to have found when he learned lists of",
    "syllables by heart and tested himself on them",
    "after an hour, a day, a week and then a month,",
    "with nobody else to test and no machine to do"
  };
  private static final String[] RIGHT = {
    "the counting for him. The curve that he drew",
    "has been drawn again by many others since that",
    "time, with words, faces and whole stories. All",
    "of these fade in the same manner, at first fast",
    "and then slowly. Practice that is spread over",
    "several days flattens the curve very much."
  };

  @Test
  void columnsAreReadOneAfterTheOther() throws Exception {
    try (Pdfs pdf = new Pdfs()) {
      pdf.page(pen -> {
        pen.line(120, 60, 18, true, "A study of forgetting in two columns");
        pen.lines(50, 100, LEFT);
        pen.lines(320, 100, RIGHT);
      });
      assertThat(blocks(pdf))
          .extracting(Block::id, Block::kind, Block::text)
          .containsExactly(
              tuple("pg1-h1", BlockKind.HEADING, "A study of forgetting in two columns"),
              tuple(
                  "pg1-p1",
                  BlockKind.PARAGRAPH,
                  String.join(" ", LEFT) + " " + String.join(" ", RIGHT)));
    }
  }

  @Test
  void aFootnoteOfTheFirstColumnComesAfterTheText() throws Exception {
    try (Pdfs pdf = new Pdfs()) {
      pdf.page(pen -> {
        pen.lines(50, 500, LEFT);
        pen.line(50, 600, 7, false, "1 In the year 1885, and in Berlin.");
        pen.lines(320, 500, RIGHT);
      });
      assertThat(blocks(pdf))
          .extracting(Block::text)
          .containsExactly(
              String.join(" ", LEFT) + " " + String.join(" ", RIGHT),
              "1 In the year 1885, and in Berlin.");
    }
  }

  @Test
  void whatStandsAtTheEdgeOfEveryPageIsDropped() throws Exception {
    try (Pdfs pdf = new Pdfs()) {
      for (int i = 1; i <= 4; i++) {
        int n = i;
        pdf.page(pen -> {
          pen.line(50, 40, 8, false, "Introduction to memory");
          pen.line(520, 40, 8, false, "" + (n + 10));
          pen.lines(50, 100, "Page " + n + " has words of its own that nobody wrote twice.");
          pen.line(280, 780, 8, false, "Page " + n + " of 4");
        });
      }
      assertThat(blocks(pdf))
          .extracting(b -> b.anchor().label(), Block::text)
          .containsExactly(
              tuple("page 1", "Page 1 has words of its own that nobody wrote twice."),
              tuple("page 2", "Page 2 has words of its own that nobody wrote twice."),
              tuple("page 3", "Page 3 has words of its own that nobody wrote twice."),
              tuple("page 4", "Page 4 has words of its own that nobody wrote twice."));
    }
  }

  @Test
  void dividedWordsAreMendedAndCompoundsKept() throws Exception {
    try (Pdfs pdf = new Pdfs()) {
      pdf.page(pen ->
          pen.lines(
              50,
              100,
              "A well-known finding is that memory fades quickly at first, as Ebbing-",
              "haus found out, and a finding that is so clear becomes a well-",
              "known one."));
      assertThat(blocks(pdf))
          .extracting(Block::text)
          .containsExactly(
              "A well-known finding is that memory fades quickly at first, as Ebbinghaus found out, and a finding that is so clear becomes a well-known one.");
    }
  }

  @Test
  void headingsAreToldBySizeAndWeight() throws Exception {
    try (Pdfs pdf = new Pdfs()) {
      pdf.page(pen -> {
        pen.line(50, 60, 20, true, "The course");
        pen.line(50, 100, 14, true, "1 First unit");
        pen.lines(50, 120, "Running text follows here, and it has some length to it.");
        pen.line(50, 150, 10, true, "1.1 A section");
        pen.lines(50, 165, "More running text is here, and it has some length too.");
      });
      assertThat(blocks(pdf))
          .extracting(Block::kind, Block::level, Block::text)
          .containsExactly(
              tuple(BlockKind.HEADING, 1, "The course"),
              tuple(BlockKind.HEADING, 2, "1 First unit"),
              tuple(
                  BlockKind.PARAGRAPH,
                  0,
                  "Running text follows here, and it has some length to it."),
              tuple(BlockKind.HEADING, 3, "1.1 A section"),
              tuple(
                  BlockKind.PARAGRAPH,
                  0,
                  "More running text is here, and it has some length too."));
      assertThat(blocks(pdf).getLast().anchor().headingPath())
          .containsExactly("The course", "1 First unit", "1.1 A section");
    }
  }

  @Test
  void theOutlineOfTheFileNamesHeadings() throws Exception {
    try (Pdfs pdf = new Pdfs()) {
      PDPage page =
          pdf.page(pen -> {
            pen.line(50, 60, "Plain words that are a title");
            pen.lines(50, 90, "Running text follows here, and it has some length to it.");
          });
      PDPageFitDestination there = new PDPageFitDestination();
      there.setPage(page);
      PDOutlineItem item = new PDOutlineItem();
      item.setTitle("Plain Words that are a Title");
      item.setDestination(there);
      PDOutlineItem circle = new PDOutlineItem();
      circle.setTitle("round");
      circle.setDestination(there);
      PDDocumentOutline outline = new PDDocumentOutline();
      outline.addLast(item);
      outline.addLast(circle);
      // The last one goes on with the first: a reader that follows never ends.
      circle.getCOSObject().setItem(org.apache.pdfbox.cos.COSName.NEXT, item);
      pdf.document.getDocumentCatalog().setDocumentOutline(outline);
      assertThat(blocks(pdf).getFirst())
          .extracting(Block::kind, Block::level)
          .containsExactly(BlockKind.HEADING, 1);
    }
  }

  @Test
  void tablesAreRowsOfCells() throws Exception {
    try (Pdfs pdf = new Pdfs()) {
      pdf.page(pen -> {
        pen.line(50, 80, "Table 1. What it costs");
        row(pen, 110, "Item", "Price", "Use");
        row(pen, 130, "Paper", "2.50", "for notes and for");
        pen.line(400, 142, "drawings");
        row(pen, 162, "Ink", "3.10", "for pens");
        pen.lines(50, 230, "After the table comes a sentence that goes all the way across.");
      });
      assertThat(blocks(pdf))
          .extracting(Block::id, Block::text)
          .containsExactly(
              tuple("pg1-cap1", "Table 1. What it costs"),
              tuple("pg1-t1r1c1", "Item"),
              tuple("pg1-t1r1c2", "Price"),
              tuple("pg1-t1r1c3", "Use"),
              tuple("pg1-t1r2c1", "Paper"),
              tuple("pg1-t1r2c2", "2.50"),
              tuple("pg1-t1r2c3", "for notes and for drawings"),
              tuple("pg1-t1r3c1", "Ink"),
              tuple("pg1-t1r3c2", "3.10"),
              tuple("pg1-t1r3c3", "for pens"),
              tuple("pg1-p1", "After the table comes a sentence that goes all the way across."));
    }
  }

  private static void row(Pdfs.Pen pen, double y, String... cells) {
    double[] at = {50, 250, 400};
    for (int i = 0; i < cells.length; i++) {
      pen.line(at[i], y, cells[i]);
    }
  }

  @Test
  void listsKeepTheirItems() throws Exception {
    try (Pdfs pdf = new Pdfs()) {
      pdf.page(pen -> {
        pen.lines(50, 100, "Bring these things with you on the first day of the course:");
        pen.line(60, 115, "1.");
        pen.line(75, 115, "a notebook that has at least a hundred pages, ruled or plain as you");
        pen.line(75, 127, "like it");
        pen.line(60, 139, "2.");
        pen.line(75, 139, "a pen");
      });
      assertThat(blocks(pdf))
          .extracting(Block::kind, Block::text)
          .containsExactly(
              tuple(
                  BlockKind.PARAGRAPH,
                  "Bring these things with you on the first day of the course:"),
              tuple(
                  BlockKind.LIST_ITEM,
                  "1. a notebook that has at least a hundred pages, ruled or plain as you like it"),
              tuple(BlockKind.LIST_ITEM, "2. a pen"));
    }
  }

  @Test
  void aPasswordIsAskedForByName() throws Exception {
    try (Pdfs pdf = new Pdfs()) {
      pdf.page(pen -> pen.line(50, 50, "secret"));
      pdf.document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      assertThatThrownBy(() -> blocks(pdf)).isInstanceOf(EncryptedDocumentException.class);
    }
  }

  @Test
  void aBookTakesTimeByItsPages() throws Exception {
    try (Pdfs pdf = new Pdfs()) {
      for (int i = 0; i < 300; i++) {
        int n = i;
        pdf.page(pen -> pen.lines(50, 100, "Chapter " + n + " begins here.", LEFT[0], LEFT[1]));
      }
      assertThat(blocks(pdf))
          .filteredOn(b -> b.text().contains("begins here"))
          .hasSize(300)
          .last()
          .satisfies(b -> assertThat(b.anchor().label()).isEqualTo("page 300"));
    }
  }

  private static List<Block> blocks(Pdfs pdf) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pdf.document.save(bytes);
    ToXMLContentHandler xhtml = new ToXMLContentHandler();
    new PdfLayoutParser()
        .parse(
            new ByteArrayInputStream(bytes.toByteArray()),
            xhtml,
            new Metadata(),
            new ParseContext());
    Outline outline = new Outline();
    new PdfBlocks(outline).pages(Jsoup.parse(xhtml.toString()).select("div.page"));
    return new ArrayList<>(outline.blocks());
  }
}

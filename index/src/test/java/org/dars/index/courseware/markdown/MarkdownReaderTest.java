package org.dars.index.courseware.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dars.index.courseware.markdown.MarkdownSamples.TOUR;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Definition;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.SplicingReaderContract;
import org.dars.index.courseware.roundtrip.RoundTrip;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest extends SplicingReaderContract {

  @Override
  protected String fileName() {
    return "tour.md";
  }

  @Override
  protected List<String> examples() {
    return List.of(
        TOUR,
        TOUR.replace("\n", "\r\n"),
        "\ufeff# With a mark\n\nand text",
        "Only text",
        "> > - deep\n> >   lazy\nline\n\n1) a\n2) b\n\n\tcode\n\nline one\\\nline two",
        "* * *\n\nHard &amp; soft &copy; &#x416; \\* \\_ a_b_c __x__ ~~gone~~ <kbd>Ctrl</kbd><br/>end",
        "---\ntitle: Plain title\ndescription: 'It''s so'\n---\n<table>\n<tr><td>one<td title=\"tip\">two <b>x</b>\n</table>\n\n- <p>in a list 🎓 x</p>\n\n<details><summary>More</summary>\n\ntext\n\n</details>",
        "a|b\n-|-\nc|d\n\n[![alt one](a.png)](b) and ![alt *two*](c.png) text");
  }

  @Override
  protected String random(Random random) {
    List<String> words =
        List.of(
            "word",
            "*emph*",
            "**strong**",
            "`code`",
            "[link](x)",
            "a_b",
            "&amp;",
            "\\*",
            "<i>x</i>",
            "$x^2$",
            "![pic](p.png)",
            "слово",
            "5 * 3",
            "[ref]",
            "\"q\"",
            "<div title='t'>raw</div>",
            "<https://a.b>",
            "!",
            "#",
            "-");
    List<String> starts =
        List.of("", "# ", "### ", "- ", "1. ", "> ", "> - ", "**term**: ", "    ", "| a | ", "<p>");
    String eol = random.nextBoolean() ? "\n" : "\r\n";
    return IntStream.range(0, 1 + random.nextInt(8))
        .mapToObj(_ ->
            pick(random, starts)
                + IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(_ -> pick(random, words))
                    .collect(Collectors.joining(random.nextInt(4) == 0 ? eol : " ")))
        .collect(Collectors.joining(eol + eol));
  }

  @Test
  void theTourIsReadAsBlocks() throws Exception {
    CoursewareDocument document = read(TOUR);
    assertThat(document.title()).isEqualTo("The tour");
    assertThat(document.language()).isEqualTo("en");
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .contains(
            tuple("1", BlockKind.HEADING, "Neurons"),
            tuple(
                "1-p1",
                BlockKind.PARAGRAPH,
                "A neuron is a cell with code and e = mc^2, costs $5 or $6, and a link over two lines."),
            tuple("1-alt1", BlockKind.ALT_TEXT, "A drawing of a neuron"),
            tuple("1.1", BlockKind.HEADING, "Parts"),
            tuple("1.1-li1", BlockKind.LIST_ITEM, "dendrites and more"),
            tuple("1.1-li2", BlockKind.LIST_ITEM, "nested one"),
            tuple("1.1-li3", BlockKind.LIST_ITEM, "a task"),
            tuple("1.1-p1", BlockKind.PARAGRAPH, "A quote that goes on, with a break here."),
            tuple("1.1-t1r1c2", BlockKind.TABLE_CELL, "Role | task"),
            tuple("1.1-t1r3c1", BlockKind.TABLE_CELL, "soma"),
            tuple("1.1-eq1", BlockKind.FORMULA, "a = b"),
            tuple("1.1-code1", BlockKind.CODE, "print(\"not text\")"),
            tuple("1.3-p1", BlockKind.TERM, "axon: the long part of a neuron"),
            tuple("1.3-li1", BlockKind.LIST_ITEM, "soma: the body of a neuron"));
    assertThat(block(document, "1.1-li2").level()).isEqualTo(2);
    assertThat(block(document, "1.1-li1").anchor().headingPath())
        .containsExactly("Neurons", "Parts");
  }

  @Test
  void aTermGivesItsDefinition() throws Exception {
    CoursewareDocument tour = read(TOUR);
    assertThat(Definition.of(block(tour, "1.3-p1")))
        .contains(new Definition("axon", "the long part of a neuron"));
    assertThat(Definition.of(block(tour, "1.3-li1")))
        .contains(new Definition("soma", "the body of a neuron"));
    assertThat(Definition.of(block(tour, "1-p1"))).isEmpty();
  }

  @Test
  void aSpanCoversTheBlockAndNoMore() throws Exception {
    byte[] bytes = "# Жад\n\nБірінші *сөз*.  \n".getBytes(StandardCharsets.UTF_8);
    Span span = java.util.Objects.requireNonNull(block(read(bytes), "1-p1").span());
    assertThat(new String(bytes, span.start(), span.length(), StandardCharsets.UTF_8))
        .isEqualTo("Бірінші *сөз*.");
  }

  @Test
  void theMarkerOfAnAlertIsNoText() throws Exception {
    String text =
        "> [!TIP]\n> **Try** it\n> out.\n>\n> More.\n\n> [!WARNING]\n>\n> Stop.\n\n> [!no] x\n";
    CoursewareDocument document = read(text);
    assertThat(document.blocks())
        .extracting(Block::text)
        .containsExactly("Try it out.", "More.", "Stop.", "[!no] x");
    List<Inline> content = block(document, "0-p1").content();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(courseware.splice(bytes, document, Map.of("0-p1", RoundTrip.pseudo(content))))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(text.replace("**Try** it\n> out.", "**Tryŵ** itŵ öutŵ."));
  }
}

package org.dars.index.courseware.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
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
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.Span;
import org.dars.index.courseware.SplicingReaderContract;
import org.dars.index.courseware.roundtrip.RoundTrip;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest extends SplicingReaderContract {

  private static final String TOUR =
      """
      ---
      title: "The tour"
      lang: en
      ---

      # Neurons

      A *neuron* is a **cell** with `code` and $e = mc^2$, costs $5 or $6,
      and [a link](https://example.org/a_b "title") over two lines.

      ![A drawing of a neuron](neuron.png)

      ## Parts [[parts]]

      - dendrites
        and more
        1. nested *one*
      - [ ] a task
      - [x] another task

      > A quote that
      > goes on, with a break
      > here.

      | Part | Role \\| task |
      |------|------|
      | axon | sends `a\\|b` |
      | **soma** | ![cell body](s.png) keeps |

      $$
      a = b
      $$

      ```python
      print("not text")
      ```

      Setext
      ------

      See [the table][t], [t], and <https://example.org>.[^1]

      [^1]: A footnote.

      [t]: https://example.org/t

      ## Key terms

      **axon**: the long part of a neuron

      - **soma**: the body of a neuron

      <div>
      inside html
      </div>
      """;

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

  @Test
  void onlyNeededCharactersAreEscaped() throws Exception {
    assertThat(spliced("x\n", "0-p1", "Cost: 5 * 3 - 2 (see [1], p. 4) at 3:00; a_b & c!"))
        .isEqualTo("Cost: 5 * 3 - 2 (see [1], p. 4) at 3:00; a_b & c!\n");
    assertThat(spliced("# x\n", "1", "1. First - and + more"))
        .isEqualTo("# 1. First - and + more\n");
    assertThat(spliced("x\n", "0-p1", "1. First")).isEqualTo("1\\. First\n");
    assertThat(spliced("|x|\n|-|\n", "0-t1r1c1", "a | b")).isEqualTo("|a \\| b|\n|-|\n");
  }

  @Test
  void anAddressStaysAsItIs() throws Exception {
    String address = "https://example.org/a_b/_c-_d?e=_f";
    assertThat(spliced("x\n", "0-p1", "See " + address + " and *this*."))
        .isEqualTo("See " + address + " and \\*this\\*.\n");
    // Where it would be read as emphasis it is escaped all the same.
    assertThat(spliced("x\n", "0-p1", "See https://example.org/*a*"))
        .isEqualTo("See https://example.org/\\*a\\*\n");
  }

  @Test
  void emphasisThatTouchesLettersAndPunctuationBecomesATag() throws Exception {
    byte[] bytes = "**word** and\n".getBytes(StandardCharsets.UTF_8);
    List<Inline> content =
        List.of(
            new Inline.Markup("**", Inline.Role.OPEN, ""),
            new Inline.Text("テスト。"),
            new Inline.Markup("**", Inline.Role.CLOSE, ""),
            new Inline.Text("テスト"));
    assertThat(courseware.splice(bytes, read(bytes), Map.of("0-p1", content)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("<strong>テスト。</strong>テスト\n");
  }

  @Test
  void aReferenceKeepsItsLabelWhenItsTextChanges() throws Exception {
    String text = "See [the sea].\n\n[the sea]: https://example.org\n";
    List<Inline> content = block(read(text), "0-p1").content();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(courseware.splice(bytes, read(bytes), Map.of("0-p1", RoundTrip.pseudo(content))))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("Sééŵ [théŵ séáŵ][the sea].\n\n[the sea]: https://example.org\n");
  }

  @Test
  void anAltTextAndTheParagraphAroundItMayBothChange() throws Exception {
    byte[] bytes =
        "Look ![a cat](a.png) and ![a cat](b.png) here\n".getBytes(StandardCharsets.UTF_8);
    CoursewareDocument document = read(bytes);
    byte[] written =
        courseware.splice(
            bytes,
            document,
            Map.of(
                "0-p1", RoundTrip.pseudo(block(document, "0-p1").content()),
                "0-alt2", List.of(new Inline.Text("un chat"))));
    assertThat(written)
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            "Lööŵkŵ ![a cat](a.png) ándŵ ![un chat](b.png) héréŵ\n".replace("Lööŵkŵ", "Löökŵ"));
  }

  @Test
  void otherEncodingsAreReadAndWrittenInKind() throws Exception {
    byte[] latin = "Café noir\n".getBytes(Charset.forName("windows-1252"));
    assertThat(block(read(latin), "0-p1").text()).isEqualTo("Café noir");
    assertThat(
            courseware.splice(latin, read(latin), Map.of("0-p1", List.of(new Inline.Text("Ә é")))))
        .isEqualTo("Ә é\n".getBytes(StandardCharsets.UTF_8));
    assertThat(
            courseware.splice(latin, read(latin), Map.of("0-p1", List.of(new Inline.Text("Thé")))))
        .isEqualTo("Thé\n".getBytes(Charset.forName("windows-1252")));
    byte[] utf16 = "\ufeffЖад сөз\n".getBytes(StandardCharsets.UTF_16LE);
    assertThat(
            courseware.splice(utf16, read(utf16), Map.of("0-p1", List.of(new Inline.Text("Ой")))))
        .isEqualTo("\ufeffОй\n".getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void textInHtmlBlocksIsTranslatedAsHtml() throws Exception {
    CoursewareDocument document = read(TOUR);
    assertThat(block(document, "1.3-p2").text()).isEqualTo("inside html");
    assertThat(document.warnings()).isEmpty();
    assertThat(spliced(TOUR, "1.3-p2", "a < b\n\n# & *c*"))
        .isEqualTo(TOUR.replace("inside html", "a &lt; b\n# &amp; *c*"));
  }

  @Test
  void anHtmlBlockWhoseTextOpensItOrStandsInAQuoteIsLeft() throws Exception {
    CoursewareDocument document =
        read("<a href=\"x\">\nlink</a> more\n\n> <div>\n> quoted\n> </div>\n\n- <p>item</p>\n");
    assertThat(document.blocks())
        .extracting(Block::id, Block::text, Block::translatable)
        .containsExactly(
            tuple("0-p1", "link more", false),
            tuple("0-p2", "quoted", false),
            tuple("0-p3", "item", true));
    assertThat(document.warnings())
        .containsExactly(
            "the HTML block \"link more\" is searched but not translated; write it as Markdown to translate it",
            "the HTML block \"quoted\" is searched but not translated; write it as Markdown to translate it");
  }

  @Test
  void frontMatterIsTranslatedAndStaysYaml() throws Exception {
    String text = "---\ntitle: Plain # why\ndescription: 'It''s \"so\"'\ntags: [a]\n---\n\nText\n";
    assertThat(read(text).blocks())
        .extracting(Block::id, Block::text)
        .containsExactly(
            tuple("front-title", "Plain"),
            tuple("front-description", "It's \"so\""),
            tuple("0-p1", "Text"));
    assertThat(spliced(text, "front-title", "Жаңа: #1 \"a\" \\"))
        .isEqualTo(text.replace("Plain", "\"Жаңа: #1 \\\"a\\\" \\\\\""));
    assertThat(spliced(text, "front-title", "Simple, isn't it?"))
        .isEqualTo(text.replace("Plain", "Simple, isn't it?"));
    assertThat(spliced(text, "front-title", "yes")).isEqualTo(text.replace("Plain", "\"yes\""));
    assertThat(spliced(text, "front-description", "a\nb 'c'"))
        .isEqualTo(text.replace("It''s \"so\"", "a b ''c''"));
    String quoted = text.replace("Plain", "\"A \\\"b\\\"\"");
    assertThat(block(read(quoted), "front-title").text()).isEqualTo("A \"b\"");
    assertThat(spliced(quoted, "front-title", "- x")).isEqualTo(text.replace("Plain", "\"- x\""));
  }

  @Test
  void frontMatterOverLinesIsLeft() throws Exception {
    assertThat(read("---\ntitle: one\n  two\ndescription: |\n  block\n---\n\nText\n").blocks())
        .extracting(Block::id)
        .containsExactly("0-p1");
  }

  @Test
  void textInMdxComponentsIsWrittenInert() throws Exception {
    java.nio.file.Path file = folder.resolve("page.mdx");
    String text =
        "<Tip title=\"A tip\">\n  <b>Read</b> on\n</Tip>\n\n<Note>\n*left* {here}\n</Note>\n";
    java.nio.file.Files.writeString(file, text);
    SourceFile source = new SourceFile("page.mdx", file);
    CoursewareDocument document = courseware.read(source);
    assertThat(document.blocks())
        .extracting(Block::id, Block::text, Block::translatable)
        .containsExactly(
            tuple("0-alt1", "A tip", true),
            tuple("0-p1", "Read on", true),
            tuple("0-p2", "left", true));
    byte[] written =
        courseware.splice(
            text.getBytes(StandardCharsets.UTF_8),
            document,
            Map.of(
                "0-p1",
                List.of(
                    new Inline.Text("{x} * "),
                    new Inline.Markup("<b>", Inline.Role.OPEN, ""),
                    new Inline.Text("<y>"),
                    new Inline.Markup("</b>", Inline.Role.CLOSE, ""))));
    assertThat(new String(written, StandardCharsets.UTF_8))
        .isEqualTo(text.replace("<b>Read</b> on", "\\{x\\} \\* <b>\\<y\\></b>"));
  }

  @Test
  void mdxTagsAndExpressionsAreKeptWhole() throws Exception {
    java.nio.file.Path file = folder.resolve("page.mdx");
    java.nio.file.Files.writeString(
        file,
        "import X from './x'\n\n<Banner\n  notebooks={[{a: 'b'}]}\n/>\n\nText <Tip kind={1}>here</Tip> and {value}.\n");
    CoursewareDocument document = courseware.read(new SourceFile("page.mdx", file));
    assertThat(document.blocks()).extracting(Block::text).containsExactly("Text here and .");
  }

  @Test
  void controlCharactersAreReferencesSoThatThePageStaysText() throws Exception {
    String text = "\u0001\u0017one\u0002";
    String written = spliced("one\n", "0-p1", text);
    assertThat(written).isEqualTo("&#1;&#23;one&#2;\n");
    assertThat(block(read(written), "0-p1").text()).isEqualTo(text);
  }

  @Test
  void emphasisHoldsBesideLettersThatTheEncodingLacks() throws Exception {
    byte[] bytes = "A *caf\u00e9*teria\n".getBytes(StandardCharsets.ISO_8859_1);
    List<Inline> read = block(read(bytes), "0-p1").content();
    List<Inline> content =
        List.of(read.get(0), read.get(1), new Inline.Text("каф"), read.get(3), read.get(4));
    byte[] written = courseware.splice(bytes, read(bytes), Map.of("0-p1", content));
    assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo("A *каф*teria\n");
    assertThat(block(read(written), "0-p1").content()).isEqualTo(content);
  }

  @Test
  void theTextOfALinkMayEndWithALineBreak() throws Exception {
    String text = "See [that\n](y), [x  \n](z) and ![a\n](p.png).\n\n> [in a\n> quote\n> ](q)\n";
    CoursewareDocument document = read(text);
    assertThat(document.blocks())
        .extracting(Block::text)
        .containsExactly("See that , x and .", "a");
    assertThat(pseudo(text)).isEmpty();
  }

  @Test
  void linesBetweenTheTagsOfAComponentAreMarkdown() throws Exception {
    String text =
        "<Note>\n  Read [this](a.md) and `code`.\n</Note>\n\n<Tabs>\n<Tab title=\"One\">\n- first\n- second\n</Tab>\n</Tabs>\n\nSome <Tip>\nwords\n</Tip> here.\n";
    java.nio.file.Path file = folder.resolve("page.mdx");
    java.nio.file.Files.writeString(file, text);
    SourceFile source = new SourceFile("page.mdx", file);
    CoursewareDocument document = courseware.read(source);
    assertThat(document.blocks())
        .extracting(Block::id, Block::text, Block::translatable)
        .containsExactly(
            tuple("0-p1", "Read this and code.", true),
            tuple("0-alt1", "One", true),
            tuple("0-li1", "first", true),
            tuple("0-li2", "second", true),
            tuple("0-p2", "Some words here.", true));
    assertThat(document.warnings()).isEmpty();
    byte[] written =
        courseware.splice(
            text.getBytes(StandardCharsets.UTF_8),
            document,
            Map.of("0-li2", List.of(new Inline.Text("</Tab>"))));
    assertThat(new String(written, StandardCharsets.UTF_8))
        .isEqualTo(text.replace("second", "\\</Tab>"));
    assertThat(block(document, "0-p1").content())
        .doesNotContain(new Inline.Markup("</Note>", Inline.Role.ALONE, ""));
  }

  @Test
  void environmentsOfTexStay() throws Exception {
    String text =
        "So: \\begin{equation} F_n = F_{n-1} \\tag{1} \\end{equation} holds.\n\n\\begin{align*}\na &= b \\\\\nc &= *d*\n\\end{align*}\n\nThen.\n";
    CoursewareDocument document = read(text);
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind)
        .containsExactly(
            tuple("0-p1", BlockKind.PARAGRAPH),
            tuple("0-p2", BlockKind.FORMULA),
            tuple("0-p3", BlockKind.PARAGRAPH));
    assertThat(block(document, "0-p1").content())
        .filteredOn(i -> i instanceof Inline.Markup)
        .extracting(Inline::visibleText)
        .containsExactly("\\begin{equation} F_n = F_{n-1} \\tag{1} \\end{equation}");
    assertThat(pseudo(text)).isEmpty();
    assertThat(spliced(text, "0-p3", "\\begin{a}x\\end{a}"))
        .endsWith("\n\n\\\\begin\\{a\\}x\\\\end\\{a\\}\n");
  }
}

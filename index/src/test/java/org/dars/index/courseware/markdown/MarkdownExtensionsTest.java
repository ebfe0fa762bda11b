package org.dars.index.courseware.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dars.index.courseware.markdown.MarkdownSamples.TOUR;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.SplicingReaderFixture;
import org.junit.jupiter.api.Test;

/** HTML, front matter, MDX and TeX within Markdown. */
class MarkdownExtensionsTest extends SplicingReaderFixture {

  @Override
  protected String fileName() {
    return "tour.md";
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

package org.dars.index.courseware.html;

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
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.Test;

class HtmlReaderTest extends SplicingReaderContract {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en-US">
      <head><title>Neurons &amp; glia</title><meta charset="utf-8"><style>p { color: red }</style></head>
      <body>
      <!-- a comment -->
      <h1 id="n">Neurons</h1>
      <p title='It&#39;s a tip'>A <em>neuron</em> is a&nbsp;<b>cell</b> with <code>x &lt; y</code>,<br>
         spread over lines.</p>
      <ul><li>one<li>two <ul><li>nested</li></ul></li></ul>
      <table><caption>Parts</caption><tr><th>Part</th><th>Role</th></tr>
      <tr><td>axon</td><td><p>sends</p></td></tr></table>
      <figure><img src="a.png" alt="A &quot;cell&quot;"><figcaption>Figure 1</figcaption></figure>
      <dl><dt>axon</dt>
      <dd>the long part</dd><dt>soma</dt><dd><p>the body</p></dd></dl>
      <p><strong>glia</strong>: cells that support</p>
      <pre><code>not text</code></pre>
      <p translate="no">Dars</p>
      <p>Formula <math><mi>x</mi></math> and <span class="notranslate">NASA</span> here</p>
      <input placeholder="Your name" aria-label="Name">
      <script>var notText = "x";</script>
      <div>Loose text <p>then a paragraph</p> and more</div>
      </body></html>
      """;

  @Override
  protected String fileName() {
    return "page.html";
  }

  @Override
  protected List<String> examples() {
    return List.of(
        PAGE,
        PAGE.replace("\n", "\r\n"),
        "<p>Unclosed <b>bold<p>and <i>then</i> more",
        "just text & <em>emphasis</em>",
        "<table><tr><td>a<td>b</table><p>x</p>",
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>x<br/>y</p></body></html>",
        "<table>moved <tr><td>cell</td></tr></table><b><p>crossed</b> tags</p>");
  }

  @Override
  protected String random(Random random) {
    List<String> words =
        List.of(
            "word",
            "<em>emph</em>",
            "<a href='x'>link</a>",
            "<code>c</code>",
            "&amp;",
            "слово",
            "<br>",
            "<img alt=\"pic\" src=x>",
            "a &lt; b",
            "\"q\"",
            "&nbsp;",
            "<b>open",
            "</i>");
    List<String> tags =
        List.of("p", "h1", "h2", "li", "td", "div", "blockquote", "dt", "dd", "section");
    return IntStream.range(0, 1 + random.nextInt(8))
        .mapToObj(_ -> {
          String tag = pick(random, tags);
          String words1 =
              IntStream.range(0, 1 + random.nextInt(6))
                  .mapToObj(_ -> pick(random, words))
                  .collect(Collectors.joining(random.nextBoolean() ? " " : "\r\n "));
          return "<" + tag + ">" + words1 + (random.nextInt(5) == 0 ? "" : "</" + tag + ">");
        })
        .collect(Collectors.joining("\n"));
  }

  @Test
  void thePageIsReadAsBlocks() throws Exception {
    CoursewareDocument document = read(PAGE);
    assertThat(document.title()).isEqualTo("Neurons & glia");
    assertThat(document.language()).isEqualTo("en");
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .containsExactly(
            tuple("0-alt1", BlockKind.ALT_TEXT, "Neurons & glia"),
            tuple("1", BlockKind.HEADING, "Neurons"),
            tuple("1-alt1", BlockKind.ALT_TEXT, "It's a tip"),
            tuple(
                "1-p1",
                BlockKind.PARAGRAPH,
                "A neuron is a\u00a0cell with x < y, spread over lines."),
            tuple("1-li1", BlockKind.LIST_ITEM, "one"),
            tuple("1-li2", BlockKind.LIST_ITEM, "two"),
            tuple("1-li3", BlockKind.LIST_ITEM, "nested"),
            tuple("1-cap1", BlockKind.CAPTION, "Parts"),
            tuple("1-t1r1c1", BlockKind.TABLE_CELL, "Part"),
            tuple("1-t1r1c2", BlockKind.TABLE_CELL, "Role"),
            tuple("1-t1r2c1", BlockKind.TABLE_CELL, "axon"),
            tuple("1-t1r2c2", BlockKind.TABLE_CELL, "sends"),
            tuple("1-alt2", BlockKind.ALT_TEXT, "A \"cell\""),
            tuple("1-cap2", BlockKind.CAPTION, "Figure 1"),
            tuple("1-p2", BlockKind.TERM, "axon: the long part"),
            tuple("1-p3", BlockKind.TERM, "soma"),
            tuple("1-p4", BlockKind.PARAGRAPH, "the body"),
            tuple("1-p5", BlockKind.TERM, "glia: cells that support"),
            tuple("1-code1", BlockKind.CODE, "not text"),
            tuple("1-p6", BlockKind.PARAGRAPH, "Dars"),
            tuple("1-p7", BlockKind.PARAGRAPH, "Formula x and NASA here"),
            tuple("1-alt3", BlockKind.ALT_TEXT, "Name"),
            tuple("1-alt4", BlockKind.ALT_TEXT, "Your name"),
            tuple("1-p8", BlockKind.PARAGRAPH, "Loose text"),
            tuple("1-p9", BlockKind.PARAGRAPH, "then a paragraph"),
            tuple("1-p10", BlockKind.PARAGRAPH, "and more"));
    assertThat(block(document, "1-p6").translatable()).isFalse();
    assertThat(Definition.of(block(document, "1-p2")))
        .contains(new Definition("axon", "the long part"));
    assertThat(Definition.of(block(document, "1-p5")))
        .contains(new Definition("glia", "cells that support"));
  }

  @Test
  void textIsEscapedForItsPlace() throws Exception {
    assertThat(spliced("<p>x</p>", "0-p1", "a < b & \"c\""))
        .isEqualTo("<p>a &lt; b &amp; \"c\"</p>");
    assertThat(spliced("<img alt='x'>", "0-alt1", "it's \"so\""))
        .isEqualTo("<img alt='it&#39;s \"so\"'>");
    assertThat(spliced("<img alt=\"x\">", "0-alt1", "it's \"so\""))
        .isEqualTo("<img alt=\"it's &quot;so&quot;\">");
  }

  @Test
  void whereTheParserMovedNodesABlockHasNoSpan() throws Exception {
    CoursewareDocument document =
        read("<b><p>crossed</b> tags</p><table>moved <em>out</em><tr><td>cell</td></tr></table>");
    assertThat(document.blocks())
        .extracting(Block::text)
        .contains("cell")
        .anyMatch(t -> t.contains("crossed"));
    assertThat(
            pseudo(
                "<b><p>crossed</b> tags</p><table>moved <em>out</em><tr><td>cell</td></tr></table>"))
        .isEmpty();
  }

  @Test
  void summariesAndButtonsAreTextAndOthersKeepTheirIds() throws Exception {
    CoursewareDocument document =
        read(
            """
            <title>T</title><meta name="description" content="What it is"><meta name="viewport" content="width=1">
            <p><img src="a" alt="A"><input type="submit" value="Send"><input type="text" value="left"></p>
            <p><img src="b" alt="B"> <video><track label="English" src="c"></video></p>
            """);
    assertThat(document.blocks())
        .extracting(Block::id, Block::text)
        .containsExactly(
            tuple("0-alt1", "T"),
            tuple("0-meta1", "What it is"),
            tuple("0-alt2", "A"),
            tuple("0-value1", "Send"),
            tuple("0-alt3", "B"));
    assertThat(spliced("<meta name='description' content='x'><p>y</p>", "0-meta1", "it's <b>"))
        .isEqualTo("<meta name='description' content='it&#39;s &lt;b&gt;'><p>y</p>");
  }

  @Test
  void xhtmlIsWrittenWithoutEntitiesOfHtml() throws Exception {
    String page = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>x</p></body></html>";
    assertThat(spliced(page, "0-p1", "a\u00a0b")).isEqualTo(page.replace(">x<", ">a&#160;b<"));
    assertThat(spliced("<p>x</p>", "0-p1", "a\u00a0b")).isEqualTo("<p>a&nbsp;b</p>");
  }

  @Test
  void anUnquotedAttributeIsLeftAlone() throws Exception {
    assertThat(block(read("<img alt=cat src=x>"), "0-alt1").span()).isNull();
  }

  @Test
  void theDeclaredEncodingIsKept() throws Exception {
    Charset cyrillic = Charset.forName("windows-1251");
    byte[] bytes = "<meta charset=windows-1251><p>Память</p>".getBytes(cyrillic);
    assertThat(block(read(bytes), "0-p1").text()).isEqualTo("Память");
    assertThat(
            courseware.splice(
                bytes, read(bytes), Map.of("0-p1", List.of(new Inline.Text("Жад ә")))))
        .isEqualTo("<meta charset=windows-1251><p>Жад &#1241;</p>".getBytes(cyrillic));
  }

  @Test
  void anInlineTagMayMoveInTheTranslation() throws Exception {
    byte[] bytes = "<p>A <em>red</em> cell</p>".getBytes(StandardCharsets.UTF_8);
    List<Inline> content =
        List.of(
            new Inline.Text("Célula "),
            new Inline.Markup("<em>", Inline.Role.OPEN, ""),
            new Inline.Text("roja"),
            new Inline.Markup("</em>", Inline.Role.CLOSE, ""));
    assertThat(courseware.splice(bytes, read(bytes), Map.of("0-p1", content)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("<p>Célula <em>roja</em></p>");
  }

  @Test
  void controlCharactersAreReferencesSoThatThePageStaysText() throws Exception {
    String text = "\u0001\u0017one\u0002";
    String written = spliced("<p>one</p>\n", "0-p1", text);
    assertThat(written).isEqualTo("<p>&#1;&#23;one&#2;</p>\n");
    assertThat(block(read(written), "0-p1").text()).isEqualTo(text);
    assertThat(spliced("<p>one</p>\n", "0-p1", "a\u0000b")).isEqualTo("<p>a\uFFFDb</p>\n");
  }

  @Test
  void formulasInTextStay() throws Exception {
    assertThat(read("<p>Let \\(x^2\\) be $$y$$ for $5.</p>").blocks().getFirst().content())
        .containsExactly(
            new Inline.Text("Let "),
            new Inline.Markup("\\(x^2\\)", Inline.Role.ALONE, "\\(x^2\\)"),
            new Inline.Text(" be "),
            new Inline.Markup("$$y$$", Inline.Role.ALONE, "$$y$$"),
            new Inline.Text(" for $5."));
  }

  @Test
  void spacesAloneAreNoBlockButTakeTheirNumber() throws Exception {
    assertThat(read("<h1>A</h1><p>&nbsp;</p><p>b</p><h2>&#160;&#8203;</h2><p>c</p>").blocks())
        .extracting(Block::id, Block::text, b -> b.anchor().headingPath())
        .containsExactly(
            tuple("1", "A", List.of("A")),
            tuple("1-p2", "b", List.of("A")),
            tuple("1.1-p1", "c", List.of("A")));
  }
}

package org.dars.index.courseware.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderFixture;
import org.dars.index.courseware.roundtrip.RoundTrip;
import org.junit.jupiter.api.Test;

/** How changed texts are written as Markdown. */
class MarkdownWritingTest extends SplicingReaderFixture {

  @Override
  protected String fileName() {
    return "tour.md";
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
}

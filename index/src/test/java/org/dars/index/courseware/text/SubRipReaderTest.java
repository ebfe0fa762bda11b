package org.dars.index.courseware.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.Test;

class SubRipReaderTest extends SplicingReaderContract {

  private static final String TALK =
      """
      1
      00:00:01,500 --> 00:00:02,000 X1:10 X2:20
      {\\an8}<i>One of us</i>
      <font color="#ffffff">and two</font> & three

      2
      00:01:00.000 --> 00:01:02.000
      - Shall we go?
      - Yes, at once.

      100:00:01,5 --> 100:00:02,25
      without a number
      """;

  @Override
  protected String fileName() {
    return "talk.srt";
  }

  @Override
  protected List<String> examples() {
    return List.of(
        TALK,
        "\ufeff" + TALK.replace("\n", "\r\n"),
        TALK.replace("\n", "\r"),
        "1\n00:00:01,000 --> 00:00:02,000\nnothing parts\n2\n00:00:02,000 --> 00:00:03,000\nthese two\nat all");
  }

  @Override
  protected String random(Random random) {
    List<String> words =
        List.of(
            "word",
            "<i>",
            "</i>",
            "{\\an8}",
            "&amp;",
            "漢字",
            "かな。",
            "- yes",
            "<b>x</b>",
            "5 < 6",
            "12",
            "a&b");
    String end = random.nextBoolean() ? "\n" : "\r\n";
    return IntStream.range(0, 1 + random.nextInt(6))
        .mapToObj(i ->
            (random.nextInt(5) == 0 ? "" : i + end)
                + "00:00:0%d,000 --> 00:00:0%d,500%s".formatted(i, i, end)
                + "say "
                + IntStream.range(0, 1 + random.nextInt(7))
                    .mapToObj(_ -> pick(random, words))
                    .collect(Collectors.joining(random.nextInt(3) == 0 ? end : " ")))
        .collect(Collectors.joining(random.nextInt(6) == 0 ? end : end + end));
  }

  @Test
  void cuesHaveTheirTimesAndTheirTagsAsMarkup() throws Exception {
    CoursewareDocument document = read(TALK);
    assertThat(document.blocks())
        .extracting(Block::id, Block::text, b -> b.anchor().label())
        .containsExactly(
            tuple("t-cue1", "One of us and two & three", "00:01"),
            tuple("t-cue2", "- Shall we go? - Yes, at once.", "01:00"),
            tuple("t-cue3", "without a number", "100:00:01"));
    assertThat(block(document, "t-cue1").content())
        .containsExactly(
            new Inline.Markup("{\\an8}", Inline.Role.ALONE, ""),
            new Inline.Markup("<i>", Inline.Role.OPEN, ""),
            new Inline.Text("One of us"),
            new Inline.Markup("</i>", Inline.Role.CLOSE, ""),
            new Inline.Text(" "),
            new Inline.Markup("<font color=\"#ffffff\">", Inline.Role.OPEN, ""),
            new Inline.Text("and two"),
            new Inline.Markup("</font>", Inline.Role.CLOSE, ""),
            new Inline.Text(" & three"));
  }

  @Test
  void aTranslationStandsOnAsManyLinesOfLikeLength() throws Exception {
    String two = "1\r\n00:00:01,000 --> 00:00:02,000\r\none two\r\nthree four\r\n\r\n";
    assertThat(spliced(two, "t-cue1", "uno dos tres cuatro"))
        .isEqualTo("1\r\n00:00:01,000 --> 00:00:02,000\r\nuno dos\r\ntres cuatro\r\n\r\n");
    assertThat(spliced(two, "t-cue1", "nichts"))
        .isEqualTo("1\r\n00:00:01,000 --> 00:00:02,000\r\nnichts\r\n\r\n");
    assertThat(spliced(two, "t-cue1", "a\n\n \nb"))
        .isEqualTo("1\r\n00:00:01,000 --> 00:00:02,000\r\na\r\nb\r\n\r\n");
    assertThat(spliced(two.replace("two\r\n", "two "), "t-cue1", "uno dos tres cuatro"))
        .contains("\r\nuno dos tres cuatro\r\n\r\n");
  }

  @Test
  void eachSpeakerKeepsALine() throws Exception {
    assertThat(spliced(TALK, "t-cue2", "- Gehen wir nun endlich los? - Ja."))
        .contains("\n- Gehen wir nun endlich los?\n- Ja.\n\n");
  }

  @Test
  void linesWithoutSpacesAreJoinedWithoutOne() throws Exception {
    String text = "1\n00:00:01,000 --> 00:00:02,000\n今日は\n天気がいい\n";
    assertThat(block(read(text), "t-cue1").text()).isEqualTo("今日は天気がいい");
    String written = spliced(text, "t-cue1", "明日はきっと雨が降る");
    assertThat(written).isEqualTo("1\n00:00:01,000 --> 00:00:02,000\n明日はきっ\nと雨が降る\n");
    assertThat(block(read(written), "t-cue1").text()).isEqualTo("明日はきっと雨が降る");
  }

  @Test
  void aTranslationMakesNoCueOfItsOwn() throws Exception {
    String text = "1\n00:00:01,000 --> 00:00:02,000\none\n";
    String nasty = "2\n00:00:05,000 --> 00:00:06,000\n<i>x {\\an8} &lt;";
    String written = spliced(text, "t-cue1", nasty);
    assertThat(written)
        .isEqualTo(
            "1\n00:00:01,000 --> 00:00:02,000\n2 00:00:05,000 --&gt; 00:00:06,000 &lt;i>x &#123;\\an8} &amp;lt;\n");
    assertThat(read(written).blocks())
        .extracting(Block::text)
        .containsExactly("2 00:00:05,000 --> 00:00:06,000 <i>x {\\an8} &lt;");
  }

  @Test
  void brokenCuesAreNamedAndLeft() throws Exception {
    CoursewareDocument document =
        read(
            """
            1
            00:00:01,000 --> 00:00:02,000
            one

            lost text

            2
            00:0x --> 00:00
            broken

            00:00:03,000 --> 00:00:04,000
            three
            00:00:05,000 --> 00:00:06,000
            four
            """);
    assertThat(document.blocks())
        .extracting(Block::text, Block::translatable)
        .containsExactly(tuple("one", true), tuple("three", false), tuple("four", true));
    assertThat(document.warnings())
        .containsExactly(
            "the text at line 7 has times that cannot be read and is left as it stands",
            "the text at line 5 stands in no cue and is left as it stands",
            "the text at line 11 is searched but not translated: no blank line follows the cue");
  }

  @Test
  void theEncodingIsKept() throws Exception {
    byte[] latin = "1\n00:00:01,0 --> 00:00:02,0\nCafé\n".getBytes(Charset.forName("windows-1252"));
    byte[] written =
        courseware.splice(latin, read(latin), Map.of("t-cue1", List.of(new Inline.Text("Thé"))));
    assertThat(written)
        .isEqualTo("1\n00:00:01,0 --> 00:00:02,0\nThé\n".getBytes(Charset.forName("windows-1252")));
    byte[] utf16 = ("\ufeff" + TALK).getBytes(StandardCharsets.UTF_16LE);
    assertThat(pseudo(utf16)).isEmpty();
  }

  @Test
  void aFileInAnOldEncodingIsWrittenInUtf8WhenItsTranslationNeedsThat() throws Exception {
    String text =
        "1\r\n00:00:01,0 --> 00:00:02,0\r\nCafé – «noir»\r\n\r\n2\r\n00:00:03,0 --> 00:00:04,0\r\nÀ bientôt\r\n";
    byte[] latin = text.getBytes(Charset.forName("windows-1252"));
    CoursewareDocument document = read(latin);
    assertThat(document.warnings())
        .containsExactly(
            "it is in an old encoding; a translation with letters that this lacks is written in UTF-8");
    Map<String, List<Inline>> changed = Map.of("t-cue2", List.of(new Inline.Text("Көріскенше")));
    assertThat(new String(courseware.splice(latin, document, changed), StandardCharsets.UTF_8))
        .isEqualTo(text.replace("À bientôt", "Көріскенше"));
    byte[] other =
        "1\n00:00:01,0 --> 00:00:02,0\né\n\n2\n00:00:03,0 --> 00:00:04,0\né\n"
            .getBytes(Charset.forName("windows-1252"));
    assertThatThrownBy(() -> courseware.splice(other, document, changed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not the bytes that were read");
    assertThat(pseudo(latin)).isEmpty();
  }
}

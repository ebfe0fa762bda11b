package org.dars.index.courseware.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.Test;

class SubtitleReaderTest extends SplicingReaderContract {

  private static final String TOUR =
      """
      WEBVTT - A tour
      X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000

      NOTE not
      read

      STYLE
      ::cue { color: red }

      REGION
      id:fred
      width:40%

      intro
      00:01.200 --> 00:04.000 align:start position:10%,line-left
      <v.loud Dr. Rivera>Tom &amp; <i.foreign>Ann</i> &lt;3
      remember&nbsp;that.

      123:02:03.004 --> 123:02:05.000
      Later<00:01.000><c> on</c><c.yellow.bg> and</c> <lang kk>сөз</lang>

      00:06.000-->00:07.000
      <ruby>漢<rt>kan</rt></ruby> 5 < 6
      """;

  @Override
  protected String fileName() {
    return "talk.vtt";
  }

  @Override
  protected List<String> examples() {
    return List.of(
        TOUR,
        TOUR.replace("\n", "\r\n"),
        "\ufeff" + TOUR.replace("\n", "\r"),
        "WEBVTT\n\n00:00.000 --> 00:01.000\nlast line without an end");
  }

  @Override
  protected String random(Random random) {
    List<String> words =
        List.of(
            "word",
            "<i>",
            "</i>",
            "<c.red>",
            "</c>",
            "&amp;",
            "&lrm;",
            "字",
            "<b>x</b>",
            "- no",
            "<",
            "<00:01.000>",
            "a&b",
            "2");
    return "WEBVTT\n\n"
        + IntStream.range(0, 1 + random.nextInt(6))
            .mapToObj(i ->
                "00:0%d.000 --> 00:0%d.500 line:0\n".formatted(i, i)
                    + "say "
                    + IntStream.range(0, 1 + random.nextInt(7))
                        .mapToObj(_ -> pick(random, words))
                        .collect(Collectors.joining(random.nextInt(3) == 0 ? "\n" : " ")))
            .collect(Collectors.joining("\n\n"));
  }

  @Test
  void tagsAreMarkupAndEverythingElseStays() throws Exception {
    CoursewareDocument document = read(TOUR);
    assertThat(document.title()).isEqualTo("A tour");
    assertThat(document.warnings()).isEmpty();
    assertThat(document.blocks())
        .extracting(Block::id, Block::text, b -> b.anchor().label())
        .containsExactly(
            tuple("t-cue1", "Tom & Ann <3 remember\u00a0that.", "00:01"),
            tuple("t-cue2", "Later on and сөз", "123:02:03"),
            tuple("t-cue3", "漢kan 5 < 6", "00:06"));
    assertThat(block(document, "t-cue2").content())
        .contains(
            new Inline.Markup("<00:01.000>", Inline.Role.ALONE, ""),
            new Inline.Markup("<c.yellow.bg>", Inline.Role.OPEN, ""),
            new Inline.Markup("</c>", Inline.Role.CLOSE, ""));
  }

  @Test
  void textIsEscapedAndAnArrowMakesNoCue() throws Exception {
    assertThat(
            spliced(
                "WEBVTT\n\n00:00.000 --> 00:01.000\nx\n", "t-cue1", "00:01.000 --> 00:02.000 <& >"))
        .isEqualTo("WEBVTT\n\n00:00.000 --> 00:01.000\n00:01.000 --&gt; 00:02.000 &lt;&amp; >\n");
  }

  @Test
  void cuesOfWebVttHaveTimesAndNoTags() throws Exception {
    CoursewareDocument document =
        read(
            "talk.vtt",
            """
            WEBVTT - How memory works
            Language: sw

            NOTE not
            read

            STYLE
            ::cue { color: red }

            intro
            00:01.200 --> 00:04.000 align:start
            <v Dr. Rivera>Tom &amp; <i>Ann</i>
            remember.

            01:02:03.004 --> 01:02:05.000
            Later<00:01.000> on.
            """);
    assertThat(document.title()).isEqualTo("How memory works");
    assertThat(document.language()).isEqualTo("sw");
    assertThat(document.blocks())
        .extracting(Block::id, Block::text, b -> b.anchor().label())
        .containsExactly(
            tuple("t-cue1", "Tom & Ann remember.", "00:01"),
            tuple("t-cue2", "Later on.", "1:02:03"));
  }

  @Test
  void cuesOfSubRipAreReadWithWindowsLineEnds() throws Exception {
    CoursewareDocument document =
        read(
            "talk.srt",
            "1\r\n00:00:01,500 --> 00:00:02,000\r\n{\\an8}One\r\n\r\n2\r\n00:01:00,000 --> 00:01:02,000\r\nTwo\r\n");
    assertThat(document.blocks())
        .extracting(Block::text, b -> b.anchor().label())
        .containsExactly(tuple("One", "00:01"), tuple("Two", "01:00"));
  }

  @Test
  void cuesOfYouTubeAreReadUnderTheSameName() throws Exception {
    assertThat(read("talk.srt", "0:00:05.440,0:00:09.360\nHello.\n").blocks())
        .extracting(Block::text, b -> b.anchor().label())
        .containsExactly(tuple("Hello.", "00:05"));
  }

  @Test
  void aFileWithoutCuesIsRefused() {
    assertThatThrownBy(() -> read("empty.srt", "no cue\n"))
        .isInstanceOf(CoursewareException.class)
        .hasMessage(
            "empty.srt: holds no cue (no line like 00:01.000 --> 00:02.000); export it again");
  }

  private CoursewareDocument read(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return new SubtitleReader(ReadLimits.standard()).read(new SourceFile(name, file));
  }
}

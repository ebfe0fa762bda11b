package org.dars.index.courseware.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.ReadLimits;
import org.dars.index.courseware.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubtitleReaderTest {

  @TempDir Path folder;

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

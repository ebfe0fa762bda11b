package org.dars.index.courseware.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.Test;

class SbvReaderTest extends SplicingReaderContract {

  private static final String TALK =
      "0:00:05.440,0:00:09.360\n>> RIVERA: Hello,\neveryone.\n\n0:01:00.000,1:00:02.500\nBye.\n";

  @Override
  protected String fileName() {
    return "talk.sbv";
  }

  @Override
  protected List<String> examples() {
    return List.of(TALK, TALK.replace("\n", "\r\n"));
  }

  @Test
  void cuesHaveTheirTimes() throws Exception {
    CoursewareDocument document = read(TALK);
    assertThat(document.mediaType()).isEqualTo(SubtitleReader.SBV);
    assertThat(document.blocks())
        .extracting(Block::id, Block::text, b -> b.anchor().label())
        .containsExactly(
            tuple("t-cue1", ">> RIVERA: Hello, everyone.", "00:05"),
            tuple("t-cue2", "Bye.", "01:00"));
  }

  @Test
  void aTextThatLooksLikeATimeIsAText() throws Exception {
    String written = spliced(TALK, "t-cue2", "0:00:05.440,0:00:09.360");
    assertThat(read(written).blocks()).hasSize(2);
  }
}

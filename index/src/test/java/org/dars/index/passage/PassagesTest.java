package org.dars.index.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.junit.jupiter.api.Test;

class PassagesTest {

  private final List<Block> blocks = new ArrayList<>();
  private String heading = "";

  @Test
  void neighboursUnderOneHeadingAreJoinedAndHeadingsDivide() {
    heading("1", 1, "Memory");
    paragraph("1-p1", 40);
    paragraph("1-p2", 50);
    paragraph("1-p3", 100);
    heading("1.1", 2, "Forgetting");
    paragraph("1.1-p1", 10);
    assertThat(passages())
        .extracting(Passage::blocks)
        .containsExactly(List.of("1-p1", "1-p2"), List.of("1-p3"), List.of("1.1-p1"));
    assertThat(passages()).extracting(Passage::section).containsExactly("1", "1", "1.1");
    assertThat(passages()).extracting(Passage::ordinal).containsExactly(0, 1, 2);
    assertThat(passages().getLast().headings()).containsExactly("Forgetting");
  }

  @Test
  void everyBlockWithTextIsInAPassage() {
    heading("1", 1, "A");
    for (int i = 1; i <= 30; i++) {
      paragraph("1-p" + i, 7 * i);
    }
    List<String> covered =
        passages().stream().flatMap(p -> p.blocks().stream()).distinct().toList();
    assertThat(covered).hasSize(30);
    assertThat(passages()).allMatch(p -> p.text().split("\\s+").length <= 200);
  }

  @Test
  void aLongBlockIsCutAtSentences() {
    add("0-p1", BlockKind.PARAGRAPH, "This sentence has exactly six words. ".repeat(60), section());
    List<Passage> cut = passages();
    assertThat(cut).extracting(Passage::id).startsWith("0-p1", "0-p1_2", "0-p1_3");
    assertThat(cut)
        .allMatch(p -> p.text().endsWith("words.") && p.blocks().equals(List.of("0-p1")));
    assertThat(cut.stream().map(Passage::text).collect(Collectors.joining(" ")))
        .isEqualTo("This sentence has exactly six words. ".repeat(60).strip());
  }

  @Test
  void theCellsOfARowStandOnOneLine() {
    for (String cell : List.of("r1c1", "r1c2", "r2c1", "r2c2")) {
      add("0-t1" + cell, BlockKind.TABLE_CELL, cell, section());
    }
    assertThat(passages()).extracting(Passage::text).containsExactly("r1c1 · r1c2\nr2c1 · r2c2");
  }

  @Test
  void aSlideAndItsNotesAreOnePassageAndSlidesAreApart() {
    for (int i = 1; i <= 2; i++) {
      add(
          "s" + i + "-title1",
          BlockKind.SLIDE_TITLE,
          "Title " + i,
          new Anchor.Slide(i, "Title " + i, false));
      add(
          "s" + i + "-p1",
          BlockKind.PARAGRAPH,
          "A point.",
          new Anchor.Slide(i, "Title " + i, false));
      add(
          "s" + i + "-note1",
          BlockKind.SPEAKER_NOTE,
          "A note.",
          new Anchor.Slide(i, "Title " + i, true));
    }
    assertThat(passages())
        .extracting(Passage::text)
        .containsExactly("A point.\nA note.", "A point.\nA note.");
    assertThat(passages()).extracting(Passage::section).containsExactly("s1-title1", "s2-title1");
    assertThat(passages().getFirst().headings()).containsExactly("Title 1");
  }

  @Test
  void cuesAreJoinedAsRunningTextWithTheFirstTime() {
    for (long i = 0; i < 30; i++) {
      Anchor time = new Anchor.Time(Duration.ofSeconds(10 * i), Duration.ofSeconds(10 * i + 9));
      add("t-cue" + i, BlockKind.CUE, "ten words of a lecture are said in this cue", time);
    }
    List<Passage> joined = passages();
    assertThat(joined).hasSize(2);
    assertThat(joined.get(1).anchor().label()).isEqualTo("02:30");
    assertThat(joined.getFirst().text()).doesNotContain("\n");
  }

  @Test
  void aHeadingWithNothingUnderItIsAPassage() {
    heading("1", 1, "Parent");
    heading("1.1", 2, "Empty");
    heading("1.2", 2, "Full");
    paragraph("1.2-p1", 5);
    assertThat(passages()).extracting(Passage::text).first().isEqualTo("Empty");
    assertThat(passages()).hasSize(2);
  }

  @Test
  void aPageTitleIsNoPassage() {
    add("0-alt1", BlockKind.ALT_TEXT, "A", section());
    paragraph("0-p1", 5);
    assertThat(passages()).extracting(Passage::blocks).containsExactly(List.of("0-p1"));
  }

  @Test
  void aShortEndJoinsThePassageBeforeIt() {
    heading("1", 1, "A");
    paragraph("1-p1", 140);
    paragraph("1-p2", 12);
    assertThat(passages())
        .singleElement()
        .extracting(Passage::blocks)
        .isEqualTo(List.of("1-p1", "1-p2"));
  }

  private List<Passage> passages() {
    return Passages.of(
        new CoursewareDocument("a.md", "text/markdown", "A", "en", blocks, List.of()));
  }

  private void heading(String id, int level, String text) {
    heading = text;
    blocks.add(
        new Block(id, BlockKind.HEADING, level, List.of(new Inline.Text(text)), section(), null));
  }

  private void paragraph(String id, int words) {
    String text = IntStream.range(0, words).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    add(id, BlockKind.PARAGRAPH, text, section());
  }

  private void add(String id, BlockKind kind, String text, Anchor anchor) {
    blocks.add(new Block(id, kind, 0, List.of(new Inline.Text(text)), anchor, null));
  }

  private Anchor section() {
    return new Anchor.Section(heading.isEmpty() ? List.of() : List.of(heading));
  }
}

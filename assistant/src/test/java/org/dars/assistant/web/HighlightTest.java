package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.dars.assistant.web.Highlight.Range;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Inline;
import org.junit.jupiter.api.Test;

class HighlightTest {
  private static final List<Block> BLOCKS =
      List.of(
          paragraph("p1", new Inline.Text("Tokens  are\n"), new Inline.Text("pieces of text.")),
          paragraph("p2", new Inline.Text("A window holds tokens.")),
          paragraph(
              "p3",
              new Inline.Text("Call "),
              new Inline.Markup("`f( x )`", Inline.Role.ALONE, "f( x )"),
              new Inline.Text(" now.")));

  private static Block paragraph(String id, Inline... content) {
    Anchor top = new Anchor.Section(List.of());
    return new Block(id, BlockKind.PARAGRAPH, 0, List.of(content), top, null);
  }

  @Test
  void aQuoteIsFoundWhateverItsWhiteSpace() {
    assertThat(Highlight.find(BLOCKS, "p1", "are  pieces\tof"))
        .containsOnlyKeys("p1")
        .containsEntry("p1", new Range(7, 20));
  }

  @Test
  void aQuoteThatRunsOnIsMarkedInEveryBlock() {
    assertThat(Highlight.find(BLOCKS, "p1", "of text. A window"))
        .containsOnlyKeys("p1", "p2")
        .containsEntry("p2", new Range(0, 8));
  }

  @Test
  void wordsThatStandElsewhereAreNotMarked() {
    assertThat(Highlight.find(BLOCKS, "p2", "pieces of text")).isEmpty();
    assertThat(Highlight.find(BLOCKS, "gone", "pieces of text")).isEmpty();
    assertThat(Highlight.find(BLOCKS, "p1", " ")).isEmpty();
  }

  @Test
  void theRunsOfABlockAreItsTextAndTheMarkedOnesItsQuote() {
    Block block = BLOCKS.get(2);
    List<Run> runs = Run.of(block, Highlight.find(BLOCKS, "p3", "f( x ) now").get("p3"));
    assertThat(runs.stream().map(Run::text).collect(Collectors.joining())).isEqualTo(block.text());
    assertThat(runs.stream().filter(Run::marked).map(Run::text)).containsExactly("f( x )", " now");
    assertThat(runs.get(1).style()).isEqualTo(Run.Style.CODE);
  }
}

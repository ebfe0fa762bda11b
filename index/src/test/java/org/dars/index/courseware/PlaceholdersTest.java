package org.dars.index.courseware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {

  private static final Inline OPEN = new Inline.Markup("<b>", Inline.Role.OPEN, "");
  private static final Inline CLOSE = new Inline.Markup("</b>", Inline.Role.CLOSE, "");
  private static final Inline I = new Inline.Markup("<i>", Inline.Role.OPEN, "");
  private static final Inline I_END = new Inline.Markup("</i>", Inline.Role.CLOSE, "");
  private static final Inline BREAK = new Inline.Markup("<br>", Inline.Role.ALONE, " ");
  private static final Inline TEXT = new Inline.Text("text");

  @Test
  void markupMayMove() {
    Block block = block(OPEN, TEXT, CLOSE, BREAK, I, TEXT, I_END);
    assertThat(Placeholders.problem(block, List.of(I, TEXT, I_END, BREAK, OPEN, CLOSE))).isNull();
    assertThat(Placeholders.problem(block, List.of(I, OPEN, CLOSE, I_END, BREAK))).isNull();
  }

  @Test
  void markupMayNotVanishDoubleOrCross() {
    Block block = block(OPEN, TEXT, CLOSE, BREAK, I, TEXT, I_END);
    assertThat(Placeholders.problem(block, List.of(OPEN, TEXT, CLOSE, I, I_END)))
        .isEqualTo("lacks the mark <br>");
    assertThat(Placeholders.problem(block, List.of(OPEN, CLOSE, BREAK, BREAK, I, I_END)))
        .isEqualTo("has the mark <br> once too often, or it is not of this block");
    assertThat(Placeholders.problem(block, List.of(OPEN, I, CLOSE, I_END, BREAK)))
        .isEqualTo("has the mark </b> where another mark is open, or none");
    assertThat(Placeholders.problem(block, List.of(CLOSE, OPEN, I, I_END, BREAK)))
        .isEqualTo("has the mark </b> where another mark is open, or none");
  }

  @Test
  void textAloneIsFree() {
    assertThat(Placeholders.problem(block(TEXT), List.of())).isNull();
    assertThat(Placeholders.problem(block(TEXT), List.of(TEXT, TEXT))).isNull();
  }

  private static Block block(Inline... content) {
    return new Block(
        "p", BlockKind.PARAGRAPH, 0, List.of(content), new Anchor.Section(List.of()), null);
  }
}

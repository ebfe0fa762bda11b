package org.dars.translator.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.translator.Blocks.close;
import static org.dars.translator.Blocks.code;
import static org.dars.translator.Blocks.open;
import static org.dars.translator.Blocks.text;

import java.util.List;
import java.util.stream.Collectors;
import org.dars.index.courseware.Inline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The source is {@code Use ⟦1⟧ in ⟦2⟧bold⟦/2⟧ (1) text.}, with 1 for code. */
class RestoreTest {

  private final Guarded guarded =
      Guard.protect(
          List.of(
              text("Use "),
              code("f"),
              text(" in "),
              open("**"),
              text("bold"),
              close("**"),
              text(" (1) text.")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Usa ⟦1⟧ en ⟦2⟧negrita⟦/2⟧ (1).|Usa `f` en **negrita** (1).",
        "En ⟦2⟧negrita⟦/2⟧ (1) usa ⟦1⟧.|En **negrita** (1) usa `f`.",
        "Usa ⟦ 1 ⟧ en ⟦ 2 ⟧negrita⟦ /2 ⟧ (1).|Usa `f` en **negrita** (1).",
        "Usa [1] en [2]negrita[/2] (1).|Usa `f` en **negrita** (1).",
        "Usa 【1】 en 〚2〛negrita〚／2〛 (1).|Usa `f` en **negrita** (1).",
        "Usa ⟦١⟧ en ⟦٢⟧negrita⟦/٢⟧ (1).|Usa `f` en **negrita** (1).",
        "Usa ⟦1⟧ ⟦1⟧ en ⟦2⟧negrita⟦/2⟧ (1).|Usa `f` en **negrita** (1).",
        "Usa ⟦1⟧ en ⟦2⟧ negrita ⟦/2⟧ (1).|Usa `f` en **negrita** (1).",
        "Usa (1) en ⟦2⟧negrita⟦/2⟧ [1] .|Usa (1) en **negrita** `f`.",
        "Usa `⟦1⟧` en ⟦2⟧negrita⟦/2⟧ (1).|Usa `f` en **negrita** (1)."
      })
  void whatHasOneReadingIsMended(String translation, String expected) {
    assertThat(guarded.restore(translation))
        .isInstanceOfSatisfying(
            Restored.Whole.class, whole -> assertThat(written(whole)).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Usa en ⟦2⟧negrita⟦/2⟧.|⟦1⟧ (`f`) is missing",
        "Usa ⟦uno⟧ en ⟦2⟧negrita⟦/2⟧.|⟦1⟧ (`f`) is missing",
        "Usa (1) en ⟦2⟧negrita⟦/2⟧ (1).|⟦1⟧ (`f`) is missing",
        "Usa ⟦1⟧ y ⟦1⟧ en ⟦2⟧negrita⟦/2⟧.|⟦1⟧ (`f`) stands there twice",
        "Usa ⟦1⟧ en ⟦2⟧negrita.|⟦2⟧ (**) is missing",
        "Usa ⟦1⟧ en ⟦/2⟧negrita⟦2⟧.|⟦2⟧ (**) closes in the wrong place",
        "Usa ⟦1⟧ en ⟦2⟧⟦/2⟧ negrita.|⟦2⟧ (**) encloses nothing",
        "Usa ⟦1⟧ en ⟦2⟧negrita⟦/2⟧ ⟦3⟧.|⟦3⟧ is not in the source",
        "Usa ⟦1⟧ en ⟦2⟧negrita⟦/2⟧ ⟦.|half a placeholder is left",
        "Usa ⟦12⟧ en negrita⟦/2⟧.|⟦12⟧ is not in the source",
        "En ⟦2⟧negrita ⟦1⟧⟦/2⟧ (1).|⟦1⟧ (`f`) went into another pair",
        "Sure! Here is it: Usa ⟦1⟧ en ⟦2⟧negrita⟦/2⟧.|the engine talks about the text instead of translating it"
      })
  void whatHasNoneIsDamaged(String translation, String reason) {
    assertThat(guarded.restore(translation)).isEqualTo(new Restored.Damaged(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n", "⟦99999999999⟧", "```"})
  void nonsenseIsDamaged(String translation) {
    assertThat(guarded.restore(translation)).isInstanceOf(Restored.Damaged.class);
  }

  @Test
  void aBrokenLineIsMendedAndParagraphsAreNot() {
    assertThat(guarded.restore("Usa ⟦1⟧ en\n⟦2⟧negrita⟦/2⟧ (1)."))
        .isInstanceOfSatisfying(
            Restored.Whole.class,
            whole -> assertThat(written(whole)).isEqualTo("Usa `f` en **negrita** (1)."));
    assertThat(guarded.restore("Usa ⟦1⟧ en ⟦2⟧negrita⟦/2⟧ (1).\n\nI hope this helps."))
        .isEqualTo(new Restored.Damaged("one sentence became several paragraphs"));
    assertThat(guarded.restore("Usa ⟦1⟧ en ⟦2⟧\u202enegrita⟦/2⟧ (1)."))
        .isEqualTo(new Restored.Damaged("it holds control characters"));
  }

  @Test
  void siblingsMayChangePlacesButNotNest() {
    Guarded two = Guarded.of("a ⟦1⟧b⟦/1⟧ and ⟦2⟧c ⟦3⟧⟦/2⟧ d");
    assertThat(two.restore("⟦2⟧⟦3⟧ c⟦/2⟧ y ⟦1⟧b⟦/1⟧")).isInstanceOf(Restored.Whole.class);
    assertThat(two.restore("⟦2⟧c ⟦1⟧b⟦/1⟧ ⟦3⟧⟦/2⟧ d"))
        .isEqualTo(new Restored.Damaged("⟦1⟧ (⟦1⟧) went into another pair"));
    assertThat(two.restore("⟦3⟧ a ⟦1⟧b⟦/1⟧ ⟦2⟧c⟦/2⟧ d"))
        .isEqualTo(new Restored.Damaged("⟦3⟧ (⟦3⟧) left its pair"));
  }

  @Test
  void crossedPairsAreDamaged() {
    Guarded two =
        Guard.protect(
            List.of(
                text("a "),
                open("<b>"),
                text("b"),
                close("</b>"),
                open("<i>"),
                text("c"),
                close("</i>"),
                text(" d")));
    assertThat(two.restore("a ⟦1⟧b⟦2⟧c⟦/1⟧x⟦/2⟧ d")).isInstanceOf(Restored.Damaged.class);
  }

  @Test
  void aCodeFenceAroundTheAnswerIsTakenOff() {
    assertThat(guarded.restore("```text\nUsa ⟦1⟧ en ⟦2⟧negrita⟦/2⟧ (1).\n```"))
        .isInstanceOfSatisfying(
            Restored.Whole.class,
            whole -> {
              assertThat(written(whole)).isEqualTo("Usa `f` en **negrita** (1).");
              assertThat(whole.repairs()).containsExactly("fence");
            });
  }

  private static String written(Restored.Whole whole) {
    return whole.content().stream()
        .map(i -> i instanceof Inline.Markup m ? m.source() : i.visibleText())
        .collect(Collectors.joining());
  }
}

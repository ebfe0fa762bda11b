package org.dars.translator.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dars.translator.Blocks.close;
import static org.dars.translator.Blocks.code;
import static org.dars.translator.Blocks.image;
import static org.dars.translator.Blocks.open;
import static org.dars.translator.Blocks.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.dars.index.courseware.Inline;
import org.dars.translator.guard.Placeholder.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {

  @Test
  void pairsAndCodeBecomeNumberedPlaceholders() {
    Guarded guarded =
        Guard.protect(
            List.of(
                text("Call "),
                code("f"),
                text(" for "),
                open("**"),
                text("all"),
                close("**"),
                text(" cells.")));
    assertThat(guarded.text()).isEqualTo("Call ⟦1⟧ for ⟦2⟧all⟦/2⟧ cells.");
  }

  @Test
  void whatStandsAtTheEdgeNeverReachesTheEngine() {
    Guarded guarded =
        Guard.protect(
            List.of(image(), text(" "), open("**"), text("All."), close("**"), text(" ")));
    assertThat(guarded.text()).isEqualTo("All.");
    assertThat(guarded.before()).containsExactly(image(), text(" "), open("**"));
    assertThat(guarded.after()).containsExactly(close("**"), text(" "));
  }

  @Test
  void aPairWithoutWordsIsOnePlaceholder() {
    Guarded guarded =
        Guard.protect(List.of(text("See "), open("["), code("f"), close("](x)"), text(" now")));
    assertThat(guarded.text()).isEqualTo("See ⟦1⟧ now");
    assertThat(guarded.placeholders().getFirst().source()).isEqualTo("[`f`](x)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Go to https://example.org/a_(b)?c=1. Now|URL|https://example.org/a_(b)?c=1",
        "Ask a.b@uni.example.kz now|EMAIL|a.b@uni.example.kz",
        "Dear {name}, hello|VARIABLE|{name}",
        "Dear ${user.name}, hello|VARIABLE|${user.name}",
        "It has %d parts|VARIABLE|%d",
        "It has %1$s parts|VARIABLE|%1$s",
        "Open @@PLUGINFILE@@/a.png here|VARIABLE|@@PLUGINFILE@@/a.png",
        "Heat to 25.5 °C slowly|QUANTITY|25.5 °C",
        "Walk 3 km north|QUANTITY|3 km",
        "Use version 3.11.2 here|IDENTIFIER|3.11.2",
        "Set max_tokens first|IDENTIFIER|max_tokens",
        "Open data.csv first|IDENTIFIER|data.csv",
        "Type ⟦ here|BRACKET|⟦",
        "Of {0} and more|VARIABLE|{0}",
        "Hello {{ user.name }}, go|VARIABLE|{{ user.name }}",
        "You have {n, plural, one {# cell} other {# cells}} now|VARIABLE|{n, plural, one {# cell} other {# cells}}",
        "See :ref:`install <setup>` first|ROLE|:ref:`install <setup>`",
        "Let $x$ be large|FORMULA|$x$",
        "Then $a_1 + b^2$ holds|FORMULA|$a_1 + b^2$",
        "Then \\(x > 1\\) holds|FORMULA|\\(x > 1\\)",
        "Well done :tada: go on|SHORTCODE|:tada:",
        "Walk 20 m north|QUANTITY|20 m",
        "Send 4 GB/s there|QUANTITY|4 GB/s",
        "Add --max-length=20 there|OPTION|--max-length=20",
        "Set temperature=0.2 there|OPTION|temperature=0.2",
        "Set maxTokens there|IDENTIFIER|maxTokens",
        "Open src/lib/main.py there|IDENTIFIER|src/lib/main.py",
        "Look into /etc/hosts there|IDENTIFIER|/etc/hosts"
      })
  void whatAProgramReadsIsProtected(String source, Kind kind, String fixed) {
    Guarded guarded = Guard.protect(List.of(text(source)));
    assertThat(guarded.placeholders()).hasSize(1);
    assertThat(guarded.placeholders().getFirst().kind()).isEqualTo(kind);
    assertThat(guarded.placeholders().getFirst().source()).isEqualTo(fixed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "In 2011 there were 3.5 million",
        "About 50% sure",
        "Is it 5 in a row?",
        "e.g. this",
        "It costs $5 and then $10 more",
        "In the 1990s, cells and/or plants: both",
        "Ratio 3:4:5 of a group"
      })
  void plainNumbersAndWordsStayInTheText(String source) {
    assertThat(Guard.protect(List.of(text(source))).placeholders()).isEmpty();
  }

  @Test
  void theSourceItselfRestoresToTheSameContent() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<Inline> content = content(random);
      Guarded guarded = Guard.protect(content);
      assertThat(guarded.restore(guarded.text()))
          .as("seed %d round %d %s", seed, round, content)
          .isInstanceOfSatisfying(
              Restored.Whole.class,
              whole -> {
                assertThat(written(whole.content())).isEqualTo(written(content));
                assertThat(whole.repairs()).isEmpty();
              });
    }
  }

  private static String written(List<Inline> content) {
    return content.stream()
        .map(i -> i instanceof Inline.Markup m ? m.source() : i.visibleText())
        .collect(Collectors.joining());
  }

  /** Well-nested pairs, as readers give them, and now and then a half one. */
  private static List<Inline> content(Random random) {
    String[] texts = {"cell ", " of 3 km", "⟦1⟧", " https://a.b/c, ", "x", " {n}", " (1) "};
    List<Inline> content = new ArrayList<>();
    int open = 0;
    for (int i = random.nextInt(12); i > 0; i--) {
      int kind = random.nextInt(8);
      if (kind == 0) {
        content.add(open("<b>"));
        content.add(text("w"));
        open++;
      } else if (kind == 1 && open > 0) {
        content.add(close("</b>"));
        open--;
      } else if (kind == 2) {
        content.add(code("f"));
      } else if (kind == 3) {
        content.add(image());
      } else {
        content.add(text(texts[random.nextInt(texts.length)]));
      }
    }
    return content;
  }
}

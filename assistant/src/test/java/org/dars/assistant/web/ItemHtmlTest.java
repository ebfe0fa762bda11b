package org.dars.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Texts of items come from files of anybody. */
class ItemHtmlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<b>bold</b> <sub>2</sub> | <b>bold</b> <sub>2</sub>",
        "<script>alert(1)</script>a | a",
        "<b onclick=alert(1)>a</b> | <b>a</b>",
        "<a href=javascript:alert(1)>a</a> | a",
        "<img src=x onerror=alert(1)>a | a",
        "<p style=position:fixed>a</p> | <p>a</p>",
        "<svg><script>alert(1)</script></svg>a | a",
        "<form action=//x><input name=pick></form>a | a",
        "<iframe src=//x></iframe>a | a",
        "<base href=//x>a | a"
      })
  void htmlCanDoNothing(String given, String shown) {
    assertThat(ItemHtml.of(RichText.html(given)).strip()).isEqualTo(shown);
  }

  @ParameterizedTest
  @EnumSource(RichText.Format.class)
  void noFormatLetsAScriptThrough(RichText.Format format) {
    String html = ItemHtml.of(new RichText("`<script>a</script>` $<img src=x>$ <script>b", format));
    assertThat(html).doesNotContain("<script", "<img");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a < b & c | a &lt; b &amp; c",
        "the formula $x^2$ | the formula <code class=\"math\" dir=\"ltr\">x^2</code>",
        "call `f(x)` | call <code dir=\"ltr\">f(x)</code>"
      })
  void plainTextIsShownAsItReads(String given, String shown) {
    assertThat(ItemHtml.of(RichText.plain(given))).isEqualTo(shown);
  }
}

package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotesTest {

  private static final String BLOCK =
      "A token isn’t a word: it is a piece of text – often “sub-word” –\u00a0that a model reads.";

  @Test
  void wordsOfTheBlockStand() {
    assertThat(Quotes.stands("it is a piece of text", BLOCK)).isTrue();
  }

  @Test
  void spaceQuotesAndHyphensAreFolded() {
    assertThat(
            Quotes.stands(
                "A token isn't a  word:\nit is a piece of text - often \"sub‑word\" - that", BLOCK))
        .isTrue();
  }

  @Test
  void anotherWordDoesNotStand() {
    assertThat(Quotes.stands("it is a piece of code", BLOCK)).isFalse();
  }

  @Test
  void anotherCaseDoesNotStand() {
    assertThat(Quotes.stands("IT IS a piece", BLOCK)).isFalse();
  }

  @Test
  void nothingIsNoQuote() {
    assertThat(Quotes.stands("", BLOCK)).isFalse();
    assertThat(Quotes.stands(" – ", BLOCK)).isFalse();
  }
}

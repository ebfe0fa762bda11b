package org.dars.translator.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

  @ParameterizedTest
  @EnumSource(Reason.class)
  void aMessageIsReadBackAsItsReasonAndWords(Reason reason) {
    Object[] words = {"a.b (c)", "$1 \\ {0}", "12"};
    String message = reason.with(words);
    Reason.Said said = Reason.of(message).orElseThrow();
    assertThat(said.reason()).isEqualTo(reason);
    assertThat(reason.with(said.words().toArray())).isEqualTo(message);
    for (int i = 0; i < said.words().size(); i++) {
      assertThat(said.words().get(i)).isEqualTo(words[i]);
    }
    assertThat(message).doesNotContain("{1}", "{2}");
  }

  @Test
  void whatNoCheckSaysIsNoReason() {
    assertThat(Reason.of("Error de concordancia.")).isEmpty();
    assertThat(Reason.of("")).isEmpty();
  }
}

package org.dars.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.dars.models.testing.ScriptedLanguageModel;
import org.junit.jupiter.api.Test;

class UsageTest {

  private static final Prompt PROMPT = new Prompt("1234567", "1234567", 10, false);

  @Test
  void aModelThatCountsNothingIsEstimatedOnceAlsoWhenItFails() throws Exception {
    List<Usage> told = new ArrayList<>();
    ScriptedLanguageModel model = ScriptedLanguageModel.answering("1234567").inPiecesOf(2);

    model.ask(PROMPT, text -> {}, told::add);
    assertThatThrownBy(() -> model.ask(PROMPT, text -> {}, told::add))
        .isInstanceOf(LanguageModelException.class);

    assertThat(told).containsExactly(new Usage(4, 2, true), new Usage(4, 0, true));
  }

  @Test
  void tokensAreNeverNegative() {
    assertThatThrownBy(() -> new Usage(-1, 0, false))
        .hasMessage("tokens must be 0 or more, are -1 and 0");
  }
}

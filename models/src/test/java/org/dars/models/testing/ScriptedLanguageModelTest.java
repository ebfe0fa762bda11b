package org.dars.models.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.dars.models.LanguageModelException;
import org.dars.models.Prompt;
import org.junit.jupiter.api.Test;

class ScriptedLanguageModelTest {

  private static final Prompt PROMPT = new Prompt("s", "u", 10, false);

  @Test
  void answersComeInOrderAndThenFail() throws Exception {
    ScriptedLanguageModel model = ScriptedLanguageModel.answering("one", "two");
    assertThat(model.ask(PROMPT, t -> {})).isEqualTo("one");
    assertThat(model.ask(PROMPT, t -> {})).isEqualTo("two");
    assertThatThrownBy(() -> model.ask(PROMPT, t -> {}))
        .isInstanceOf(LanguageModelException.class)
        .hasMessage("The scripted model has no more answers.");
    assertThat(model.prompts()).hasSize(3).containsOnly(PROMPT);
  }

  @Test
  void aFunctionAnswersByThePrompt() throws Exception {
    assertThat(ScriptedLanguageModel.by(p -> p.user() + "!").ask(PROMPT, t -> {})).isEqualTo("u!");
  }

  @Test
  void piecesMakeUpTheAnswer() throws Exception {
    List<String> pieces = new ArrayList<>();
    ScriptedLanguageModel model = ScriptedLanguageModel.answering("abcde").inPiecesOf(2);
    assertThat(model.ask(PROMPT, pieces::add)).isEqualTo("abcde");
    assertThat(pieces).containsExactly("ab", "cd", "e");
  }

  @Test
  void failuresAreThrown() {
    assertThatThrownBy(() -> ScriptedLanguageModel.failing("No power.").ask(PROMPT, t -> {}))
        .isInstanceOf(LanguageModelException.class)
        .hasMessage("No power.");
  }

  @Test
  void anExceptionFromTheListenerReachesTheAskerAndEndsTheAnswer() {
    List<String> pieces = new ArrayList<>();
    assertThatThrownBy(() ->
            ScriptedLanguageModel.answering("abc")
                .inPiecesOf(1)
                .ask(
                    PROMPT,
                    t -> {
                      pieces.add(t);
                      throw new UnsupportedOperationException("stop");
                    }))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(pieces).containsExactly("a");
  }
}

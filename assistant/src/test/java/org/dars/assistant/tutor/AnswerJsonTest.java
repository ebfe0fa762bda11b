package org.dars.assistant.tutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {

  private static Answer answer() {
    return new Answer(
            Answer.Outcome.COVERED,
            "What is a token?",
            List.of(new Answer.Sentence("A token is “text”.", List.of(1))),
            List.of(new Citation(1, "models", "Models", "1-p1", "Tokens", "A token is “text”.")),
            List.of(new SectionLink("models", "Models", "1", "Tokens")),
            Answer.OWN_WORDS,
            List.of(Note.of(Note.Code.DROPPED, 2)))
        .partly(List.of("price"))
        .atRung(2);
  }

  @Test
  void anAnswerComesBackAsItWas() {
    assertThat(AnswerJson.read(AnswerJson.write(answer()))).isEqualTo(answer());
  }

  @Test
  void anAnswerOfAnOlderVersionIsFilledIn() {
    Answer read =
        AnswerJson.read(
            """
            {"outcome":"COVERED","question":"Q","sentences":[{"text":"S"}],"citations":[{"number":1}]}
            """);
    assertThat(read.sentences()).containsExactly(new Answer.Sentence("S", List.of()));
    assertThat(read.citations()).containsExactly(new Citation(1, "", "", "", "", ""));
    assertThat(read.nearest()).isEmpty();
    assertThat(read.missing()).isEmpty();
    assertThat(read.notes()).isEmpty();
    assertThat(read.rung()).isZero();
  }

  @Test
  void anAnswerOfANewerVersionIsReadWithoutWhatIsNotKnown() {
    String newer =
        AnswerJson.write(answer())
            .replaceFirst("\\{", "{\"colour\":{\"deep\":[1,2]},")
            .replace("\"PARTLY\"", "\"SUNG\"");
    Answer read = AnswerJson.read(newer);
    assertThat(read.outcome()).isEqualTo(Answer.Outcome.COVERED);
    assertThat(read.sentences()).isEqualTo(answer().sentences());
  }

  @Test
  void whatIsNoAnswerIsRefused() {
    assertThatThrownBy(() -> AnswerJson.read("[1]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an answer in the store is not a JSON object");
    assertThatThrownBy(() -> AnswerJson.read("{\"outcome\":"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an answer in the store is not readable as JSON");
  }
}

package org.dars.assistant.quiz.essay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.dars.assistant.quiz.CourseText;
import org.dars.assistant.quiz.SourceDocument;
import org.dars.assistant.quiz.essay.CourseWords.Copied;
import org.junit.jupiter.api.Test;

/** What stands word for word in a course. */
class CourseWordsTest {

  private static SourceDocument document(String id, String... blocks) {
    return CourseText.document(id, "Doc " + id, String.join("\n\n", blocks));
  }

  private static final CourseWords COURSE =
      CourseWords.of(
          List.of(
              document(
                  "a",
                  "The moon's pull raises the sea on both sides of the earth.",
                  "A spring tide is a tide of great range that comes at new moon and at full moon."),
              document(
                  "b", "Kelp is a brown alga. It grows fast in cold and clear water near coasts."),
              document("c", "潮汐是海水在月亮和太阳引力作用下产生的周期性涨落现象。")));

  private static Copied copied(String answer) {
    return COURSE.copied(answer, "");
  }

  @Test
  void aRunOfEightWordsIsFoundWithItsPlace() {
    String answer = "I think a SPRING tide, is a tide of great range! But I am not sure of it.";
    Copied copied = copied(answer);
    assertThat(copied.runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(answer.substring(run.start(), run.end()))
              .isEqualTo("a SPRING tide, is a tide of great range!");
          assertThat(run.words()).isEqualTo(9);
          assertThat(run.place().document()).isEqualTo("a");
          assertThat(run.place().block()).isEqualTo("b2");
        });
    assertThat(copied.words()).isEqualTo(18);
    assertThat(copied.share()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void sevenWordsAreNoRun() {
    assertThat(copied("spring tide is a tide of great").runs()).isEmpty();
    assertThat(copied("spring tide is a tide of great range").runs()).hasSize(1);
    assertThat(copied("").share()).isZero();
    assertThat(copied("Kelp.").runs()).isEmpty();
  }

  @Test
  void aRunGoesOnFromBlockToBlockAndNotFromDocumentToDocument() {
    assertThat(copied("of the earth. A spring tide is a tide of great range").runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(run.words()).isEqualTo(12);
          assertThat(run.place().block()).as("where it begins").isEqualTo("b1");
        });
    assertThat(copied("new moon and at full moon kelp is a brown").runs()).isEmpty();
    assertThat(
            copied(
                    "the moon’s pull raises the sea on both sides; it grows fast in cold and clear"
                        + " water")
                .runs())
        .extracting(r -> r.place().document())
        .containsExactly("a", "b");
  }

  @Test
  void theQuestionMayBeSaidAgain() {
    String question = "Why is a spring tide a tide of great range that comes at new moon?";
    String answer = "A tide of great range that comes at new moon is pulled by both.";
    assertThat(copied(answer).runs()).hasSize(1);
    assertThat(COURSE.copied(answer, question).runs()).isEmpty();
  }

  @Test
  void scriptsWithoutSpacesAreComparedByCharacters() {
    String answer = "我认为潮汐是海水在月亮和太阳引力作用下产生的变化。";
    assertThat(copied(answer).runs())
        .singleElement()
        .satisfies(run ->
            assertThat(answer.substring(run.start(), run.end())).isEqualTo("潮汐是海水在月亮和太阳引力作用下产生的"));
    assertThat(copied("海水在月亮和太阳之间。").runs()).as("a few characters").isEmpty();
  }
}

package org.dars.assistant.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportTest {

  private static final String NASTY = "a ~ b = c # d { e } : f \\ g \\n h &amp; <i> 50% // ع 記 😀";

  private static Quiz nasty() {
    List<QuizItem.Option> options =
        List.of(
            new QuizItem.Option("[html] <b>x</b>", "%50% right"),
            new QuizItem.Option("%100%" + NASTY, "[plain]" + NASTY),
            new QuizItem.Option("=~#" + NASTY, "####" + NASTY),
            new QuizItem.Option("{}\n::", ""));
    SourceQuote source = new SourceQuote("d", "Title/with: {braces}", "b1", "page 3", NASTY);
    QuizItem item =
        new QuizItem(
            "q-1",
            ItemType.CLOZE,
            NASTY + "\n// _____",
            options,
            2,
            NASTY + "\nmore",
            List.of(source, source),
            "1/2: the = sign",
            "term",
            "en",
            "test");
    return new Quiz(
        "my course", "en", 42, List.of(item), List.of("a note"), Map.of(Check.ONE_KEY, 3));
  }

  private static void same(GiftReader.Question read, QuizItem item) {
    assertThat(read.stem()).isEqualTo(item.stem());
    assertThat(read.format()).isEqualTo("plain");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < read.answers().size(); i++) {
      texts.add(read.answers().get(i).text());
      assertThat(read.answers().get(i).right()).isEqualTo(i == item.key());
      assertThat(read.answers().get(i).feedback()).isEqualTo(item.options().get(i).feedback());
    }
    assertThat(texts).isEqualTo(item.options().stream().map(QuizItem.Option::text).toList());
    assertThat(read.feedback())
        .startsWith(item.explanation())
        .endsWith("Source: " + item.source().place());
  }

  @Test
  void giftKeepsEveryCharacterOfStemOptionsKeyAndFeedback() {
    Quiz quiz = nasty();
    List<GiftReader.Question> read = GiftReader.read(GiftWriter.write(quiz));
    assertThat(read).hasSize(1);
    same(read.getFirst(), quiz.items().getFirst());
    assertThat(read.getFirst().name()).isEqualTo("001 q-1");
    assertThat(read.getFirst().category())
        .isEqualTo("$course$/top/my course/Title//with: {braces}/1//2: the = sign");
  }

  @Test
  void giftOfTheSampleCourseReadsBackWhole() throws Exception {
    Quiz quiz =
        new QuizMaker()
            .make(new QuizRequest("sample", null, 30, 3, "en"), RealCourses.sample(), null);
    List<GiftReader.Question> read = GiftReader.read(GiftWriter.write(quiz));
    assertThat(read).hasSize(30);
    for (int i = 0; i < read.size(); i++) {
      same(read.get(i), quiz.items().get(i));
      assertThat(Words.mentions(read.get(i).name(), quiz.items().get(i).keyOption().text()))
          .as("the name %s gives the key away", read.get(i).name())
          .isFalse();
    }
  }

  @Test
  void jsonReadsBackEqual() {
    Quiz quiz = nasty();
    assertThat(QuizJson.read(QuizJson.write(quiz))).isEqualTo(quiz);
    assertThat(QuizJson.write(quiz))
        .contains(
            "\"type\" : \"cloze\"", "\"key\" : 2", "\"madeBy\" : \"test\"", "\"documentTitle\"");
  }

  @Test
  void jsonThatIsNoQuizSaysWhatIsWrong() {
    assertThatThrownBy(() -> QuizJson.read("{\"items\":[]}"))
        .hasMessage("the quiz has no \"course\"");
    assertThatThrownBy(
            () -> QuizJson.read(QuizJson.write(nasty()).replace("\"key\" : 2", "\"key\" : 9")))
        .hasMessage("item 1: its key 9 is no option");
    assertThatThrownBy(() -> QuizJson.read("no")).hasMessageStartingWith("the quiz is not JSON: ");
  }
}

package org.dars.assistant.quiz.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dars.assistant.course.Course;
import org.dars.assistant.course.CourseFixture;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quizzes of courses, from the files of a course in the library. */
class CourseItemsTest {

  private static final String QTI12 =
      """
      <questestinterop><assessment ident="a" title="Tides"><section ident="s"><item ident="i1" title="T"><presentation>
        <material><mattext>What makes the tide?</mattext></material>
        <response_lid ident="r" rcardinality="Single"><render_choice>
          <response_label ident="x"><material><mattext>The moon</mattext></material></response_label>
          <response_label ident="y"><material><mattext>The wind</mattext></material></response_label>
        </render_choice></response_lid></presentation>%s</item></section></assessment></questestinterop>
      """;

  private static final String KEY =
      "<resprocessing><respcondition><conditionvar><varequal respident=\"r\">x</varequal></conditionvar>"
          + "<setvar>100</setvar></respcondition></resprocessing>";

  private static final String OLX =
      """
      <problem display_name="Sum"><multiplechoiceresponse><label>How much is it?</label><choicegroup>
        <choice correct="false">3</choice><choice correct="true">4</choice></choicegroup></multiplechoiceresponse>
        <customresponse><label>And this?</label></customresponse></problem>
      """;

  private static final String MDX =
      """
      # Quiz

      ### 1. Which one?

      <Question
        choices={[
          { text: "This", correct: true },
          { text: "That" }
        ]}
      />
      """;

  private static final String BACKUP =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <question_categories><question_category id="1"><name>Soils</name><parent>0</parent><questions>
        <question id="1"><parent>0</parent><name>Q1</name><questiontext>What is clay?</questiontext><questiontextformat>1</questiontextformat>
          <qtype>multichoice</qtype><plugin_qtype_multichoice_question><answers>
            <answer id="1"><answertext>Fine</answertext><fraction>1.0</fraction><feedback></feedback></answer>
            <answer id="2"><answertext>Coarse</answertext><fraction>0.0</fraction><feedback></feedback></answer>
          </answers><multichoice id="1"><single>1</single></multichoice></plugin_qtype_multichoice_question></question>
      </questions></question_category></question_categories>
      """;

  @TempDir Path folder;

  private Reading read(String... namesAndTexts) throws Exception {
    Path source = Files.createDirectories(folder.resolve("course"));
    Files.writeString(source.resolve("page.md"), "# A page\n\nWords that nobody is asked about.\n");
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      Files.writeString(source.resolve(namesAndTexts[i]), namesAndTexts[i + 1]);
    }
    try (CourseFixture fixture = new CourseFixture(folder.resolve("home"))) {
      Course course = fixture.add("z", source).course();
      return new CourseItems(fixture.library, "z", course).read();
    }
  }

  @Test
  void quizzesOfEveryKindOfCourseArriveWithTheirKeys() throws Exception {
    Reading reading =
        read("a.xml", QTI12.formatted(KEY), "b.xml", OLX, "c.mdx", MDX, "questions.xml", BACKUP);
    assertThat(reading.items())
        .extracting(
            i -> i.stem().value(),
            i ->
                ((Body.Choice) i.body())
                    .options().stream()
                        .filter(Body.Option::right)
                        .map(o -> o.text().value())
                        .toList()
                        .toString(),
            i -> i.about().tags())
        .containsExactlyInAnyOrder(
            tuple("What makes the tide?", "[The moon]", List.of(CourseItems.TAG)),
            tuple("How much is it?", "[4]", List.of(CourseItems.TAG)),
            tuple("Which one?", "[This]", List.of(CourseItems.TAG)),
            tuple("What is clay?", "[Fine]", List.of(CourseItems.TAG)));
    assertThat(reading.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.place()).isEqualTo("b.xml, problem 1 (Sum), response 2"));
  }

  @Test
  void anItemWhoseFileNamesNoKeyIsTagged() throws Exception {
    Reading reading = read("a.xml", QTI12.formatted(""));
    assertThat(reading.items())
        .singleElement()
        .extracting(Item::about)
        .satisfies(a -> assertThat(a.tags()).containsExactly(CourseItems.TAG, CourseItems.NO_KEY));
  }
}

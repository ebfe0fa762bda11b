package org.dars.index.courseware.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.Test;

class MoodleXmlReaderTest extends SplicingReaderContract {

  private static final String QUIZ =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <quiz>
      <!-- question: 0 -->
      <question type="category"><category><text>$course$/top/Unit 1</text></category></question>
      <question type="multichoice">
        <name><text>Cells &amp; more</text></name>
        <questiontext format="html">
          <text><![CDATA[<p>Which <b>part</b>? <img src="@@PLUGINFILE@@/a.png" alt="A cell"></p>]]></text>
          <file name="a.png" path="/" encoding="base64">iVBORw0KGgo=</file>
        </questiontext>
        <generalfeedback format="html"><text></text></generalfeedback>
        <defaultgrade>1.0</defaultgrade>
        <answer fraction="100" format="html"><text>&lt;p&gt;Nucleus &amp;amp; co&lt;/p&gt;</text>
          <feedback format="html"><text>Right</text></feedback></answer>
        <answer fraction="0" format="plain_text"><text>a &lt; b</text><feedback><text/></feedback></answer>
        <hint format="moodle_auto_format"><text>Look
      inside $$x$$</text></hint>
        <tags><tag><text>biology</text></tag></tags>
      </question>
      <question type="shortanswer">
        <name><text>Short</text></name>
        <questiontext format="markdown"><text>A *famous* city?</text></questiontext>
        <answer fraction="100" format="moodle_auto_format"><text>New * City</text><feedback format="html"><text>Yes</text></feedback></answer>
        <answer fraction="0"><text>*</text></answer>
      </question>
      <question type="calculated">
        <name><text>Sum</text></name>
        <questiontext format="html"><text><![CDATA[<p>What is {a} plus {=2*{b}}?</p>]]></text></questiontext>
        <answer fraction="100"><text>{a}+2*{b}</text><tolerance>0.01</tolerance><feedback format="html"><text>Good</text></feedback></answer>
        <dataset_definitions><dataset_definition><name><text>a</text></name></dataset_definition></dataset_definitions>
      </question>
      <question type="truefalse"><name><text>TF</text></name>
        <questiontext><text>Sky</text></questiontext>
        <answer fraction="100"><text>true</text><feedback><text>Yes</text></feedback></answer></question>
      <question type="matching"><name><text>Pairs</text></name>
        <questiontext format="html"><text>Match</text></questiontext>
        <subquestion format="html"><text><![CDATA[<i>cat</i>]]></text><answer><text>meow</text></answer></subquestion></question>
      <question type="ddwtos"><name><text>Drag</text></name>
        <questiontext format="html"><text>The [[1]] fox</text></questiontext>
        <dragbox><text>brown</text><group>1</group></dragbox></question>
      <question type="cloze"><name><text>Gaps</text></name>
        <questiontext format="html"><text><![CDATA[<p>The capital is {1:MULTICHOICE:=Paris#Right \\} so~%50%London &#8211; no~Rome}, home of {1:SHORTANSWER:=Notre *~%0%2020} and {2:NUMERICAL:=3:0.1#ok}.</p>]]></text></questiontext></question>
      </quiz>
      """;

  private static final String TAGGED_GAPS =
      "<quiz><question type=\"cloze\"><name><text>Capitals</text></name><questiontext format=\"html\"><text><![CDATA["
          + "<p>The capital is {1:SA:=Paris#Well<br />done!}<br>and water is {1:SAC:=H<sub>2</sub>O~=Water} 🎓.</p>"
          + "]]></text></questiontext></question></quiz>";

  @Override
  protected String fileName() {
    return "bank.xml";
  }

  @Override
  protected List<String> examples() {
    return List.of(
        QUIZ,
        QUIZ.replace("\n", "\r\n"),
        QUIZ.replace("<![CDATA[<p>The capital", "<![CDATA[<p title='a'><!-- c -->The capital"),
        "<quiz><question type='essay'><name><text><![CDATA[n]]></text></name><questiontext format='html'><text>x<br/>y</text></questiontext></question></quiz>",
        "<quiz><question type='cloze'><questiontext format='html'><text><![CDATA[Pick {:MC:=<b>a</b>~b}]]></text></questiontext></question></quiz>");
  }

  @Override
  protected String random(Random random) {
    StringBuilder quiz = new StringBuilder("<quiz>");
    for (int i = random.nextInt(4); i >= 0; i--) {
      quiz.append("<question type='")
          .append(
              pick(
                  random,
                  List.of("multichoice", "cloze", "calculatedmulti", "shortanswer", "stack")))
          .append("'><name><text>n</text></name><questiontext format='")
          .append(pick(random, List.of("html", "plain_text", "moodle_auto_format", "markdown")))
          .append("'><text>")
          .append(text(random))
          .append("</text></questiontext><answer><text>")
          .append(text(random))
          .append("</text></answer></question>");
    }
    return quiz.append("</quiz>").toString();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("so ");
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(
          pick(
              random,
              List.of(
                  "word ",
                  "слово ",
                  "&lt;b&gt;bold&lt;/b&gt; ",
                  "&amp;amp; ",
                  "&amp; ",
                  "a &lt; b ",
                  "{1:MC:=yes~no#why} ",
                  "{x} ",
                  "{:SA:=key *} ",
                  "[[1]] ",
                  "\\(x\\) ",
                  "\n",
                  "🎓 ",
                  "{@v@} ")));
    }
    String s = text + "end";
    return random.nextBoolean()
        ? s
        : "<![CDATA[" + s.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") + "]]>";
  }

  @Test
  void aBankIsReadAsItems() throws Exception {
    CoursewareDocument document = read(QUIZ);
    assertThat(document.warnings()).isEmpty();
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .containsExactly(
            tuple("q1-h1", BlockKind.HEADING, "Cells & more"),
            tuple("q1-q1", BlockKind.STEM, "Which part?"),
            tuple("q1-alt1", BlockKind.ALT_TEXT, "A cell"),
            tuple("q1-opt1", BlockKind.OPTION, "Nucleus & co"),
            tuple("q1-fb1", BlockKind.FEEDBACK, "Right"),
            tuple("q1-opt2", BlockKind.OPTION, "a < b"),
            tuple("q1-fb2", BlockKind.FEEDBACK, "Look inside $$x$$"),
            tuple("q1-cap1", BlockKind.CAPTION, "biology"),
            tuple("q2-h1", BlockKind.HEADING, "Short"),
            tuple("q2-q1", BlockKind.STEM, "A famous city?"),
            tuple("q2-opt1", BlockKind.OPTION, "New * City"),
            tuple("q2-fb1", BlockKind.FEEDBACK, "Yes"),
            tuple("q2-opt2", BlockKind.OPTION, "*"),
            tuple("q3-h1", BlockKind.HEADING, "Sum"),
            tuple("q3-q1", BlockKind.STEM, "What is {a} plus {=2*{b}}?"),
            tuple("q3-fb1", BlockKind.FEEDBACK, "Good"),
            tuple("q4-h1", BlockKind.HEADING, "TF"),
            tuple("q4-q1", BlockKind.STEM, "Sky"),
            tuple("q4-fb1", BlockKind.FEEDBACK, "Yes"),
            tuple("q5-h1", BlockKind.HEADING, "Pairs"),
            tuple("q5-q1", BlockKind.STEM, "Match"),
            tuple("q5-opt1", BlockKind.OPTION, "cat"),
            tuple("q5-opt2", BlockKind.OPTION, "meow"),
            tuple("q6-h1", BlockKind.HEADING, "Drag"),
            tuple("q6-q1", BlockKind.STEM, "The [[1]] fox"),
            tuple("q6-opt1", BlockKind.OPTION, "brown"),
            tuple("q7-h1", BlockKind.HEADING, "Gaps"),
            tuple("q7-q1", BlockKind.STEM, "The capital is _____, home of _____ and _____."),
            tuple("q7-opt1", BlockKind.OPTION, "Paris"),
            tuple("q7-fb1", BlockKind.FEEDBACK, "Right } so"),
            tuple("q7-opt2", BlockKind.OPTION, "London – no"),
            tuple("q7-opt3", BlockKind.OPTION, "Rome"),
            tuple("q7-opt4", BlockKind.OPTION, "Notre *"),
            tuple("q7-opt5", BlockKind.OPTION, "2020"),
            tuple("q7-fb2", BlockKind.FEEDBACK, "ok"));
    assertThat(block(document, "q2-opt1").anchor())
        .isEqualTo(new Anchor.Item(2, "Short", List.of("Unit 1")));
    assertThat(block(document, "q2-opt2").translatable()).isFalse();
    assertThat(block(document, "q7-opt5").translatable()).isFalse();
    assertThat(block(document, "q3-q1").content())
        .contains(new Inline.Markup("{=2*{b}}", Inline.Role.ALONE, "{=2*{b}}"));
  }

  @Test
  void aGapKeepsItsSyntax() throws Exception {
    String quiz =
        "<quiz><question type='cloze'><questiontext><text>Is {1:MC:=a~%50%b#c} it</text></questiontext></question></quiz>";
    assertThat(spliced(quiz, "q1-opt1", "=x } ~ # <b> &"))
        .contains("{1:MC:=&amp;#61;x \\} \\~ \\# &amp;lt;b&amp;gt; &amp;amp;~%50%b#c}");
    byte[] bytes = quiz.getBytes(StandardCharsets.UTF_8);
    CoursewareDocument document = read(bytes);
    List<Inline> stem = block(document, "q1-q1").content();
    byte[] written =
        courseware.splice(
            bytes,
            document,
            Map.of(
                "q1-q1",
                List.of(new Inline.Text("Es ist "), stem.get(1)),
                "q1-fb1",
                List.of(new Inline.Text("nun"))));
    assertThat(new String(written, StandardCharsets.UTF_8))
        .contains("<text>Es ist {1:MC:=a~%50%b#nun}</text>");
  }

  @Test
  void whatIsNotEscapedIsReadAndSaid() throws Exception {
    CoursewareDocument document =
        read(
            "<quiz><question type='essay'><questiontext format='html'><text>a <b>c</b></text></questiontext></question></quiz>");
    assertThat(block(document, "q1-q1").translatable()).isFalse();
    assertThat(document.warnings())
        .containsExactly(
            "A text of question 1 is searched but not translated: its HTML is not escaped");
  }

  @Test
  void brokenXmlIsRefusedWithAReason() {
    assertThatThrownBy(() -> read("<quiz><question></quiz>"))
        .isInstanceOf(CoursewareException.class)
        .hasMessageStartingWith("bank.xml: is not well-formed XML (line 1");
    assertThatThrownBy(() -> read("<unknown/>"))
        .isInstanceOf(CoursewareException.class)
        .hasMessageContaining("of a kind that Dars does not read");
  }

  @Test
  void tagsMayStandInsideGaps() throws Exception {
    CoursewareDocument document = read(TAGGED_GAPS);
    assertThat(document.warnings()).isEmpty();
    assertThat(document.blocks())
        .extracting(Block::kind, Block::text, Block::translatable)
        .containsExactly(
            tuple(BlockKind.HEADING, "Capitals", true),
            tuple(BlockKind.STEM, "The capital is _____ and water is _____ 🎓.", true),
            tuple(BlockKind.OPTION, "Paris", true),
            tuple(BlockKind.FEEDBACK, "Well done!", true),
            tuple(BlockKind.OPTION, "H<sub>2</sub>O", false),
            tuple(BlockKind.OPTION, "Water", true));
    assertThat(spliced(TAGGED_GAPS, document.blocks().get(2).id(), "Lyon"))
        .contains("{1:SA:=Lyon#Well<br />done!}");
  }
}

package org.dars.index.courseware.olx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Random;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.Test;

class OlxReaderTest extends SplicingReaderContract {

  private static final String PROBLEM =
      """
      <problem display_name="Two &amp; two" markdown="&gt;&gt;Which?&lt;&lt;" max_attempts="2">
        <script type="loncapa/python">
      x = "not text"
        </script>
        <multiplechoiceresponse>
          <p>A box holds $n apples and \\(x\\) pears, ${m} in all. <img src="/static/a.png" alt="A box"/></p>
          <label>Which <em>one</em>?</label>
          <description>Pick one.</description>
          <choicegroup type="MultipleChoice">
            <choice correct="true">Four <choicehint>Right &lt; so</choicehint></choice>
            <choice correct="false"><code>2+2</code> is five</choice>
          </choicegroup>
          <solution><div class="detailed-solution"><p>Explanation</p><p>Count.</p></div></solution>
        </multiplechoiceresponse>
        <p>Type it: <stringresponse answer="four" type="ci"><additional_answer answer="4"/><textline size="20" label="Your answer"/><correcthint>Good</correcthint></stringresponse></p>
        <numericalresponse answer="4"><label>Sum</label><responseparam type="tolerance" default="5%"/><formulaequationinput/></numericalresponse>
        <optionresponse><p>Sky is <optioninput><option correct="True">blue<optionhint>Yes</optionhint></option></optioninput></p></optionresponse>
        <demandhint><hint>Think.</hint></demandhint>
      </problem>
      """;

  private static final String VERTICAL =
      """
      <vertical display_name='Week 1: "start"'>
        <html url_name="a1"/>
        <html display_name="Intro"><![CDATA[<h3>Hello</h3><p>Some <b>bold</b> words</p>]]></html>
        <html><p>Inline <i>page</i></p></html>
        <video url_name="v" display_name="Lecture 1" youtube="1.00:abc"><transcript language="en" src="a.srt"/></video>
        <problem display_name="P"><p>Q?</p></problem>
        <problem><p>R?</p></problem>
      </vertical>
      """;

  private static final String OPEN_RESPONSE =
      """
      <vertical display_name="Talk"><openassessment url_name="o" prompts_type="html"><title>Essay</title>
        <prompts><prompt><description>&lt;h3&gt;Task&lt;/h3&gt;&lt;p&gt;Write &amp;amp; send.&lt;/p&gt;</description></prompt></prompts>
        <rubric><criterion><name>0</name><label>Depth</label><prompt>How deep?</prompt>
          <option points="2"><name>k1</name><label>Good</label></option></criterion>
          <criterion><name>Style</name></criterion></rubric></openassessment></vertical>
      """;

  private static final String POLL =
      """
      <sequential display_name="Part"><poll_question display_name="Vote"><p>Did it rain?</p>
        <answer id="yes">Yes</answer><answer id="no">No</answer></poll_question>
        <poll display_name="Poll" question="Which?" feedback="Thanks" answers="[]"/></sequential>
      """;

  @Override
  protected String fileName() {
    return "component.xml";
  }

  @Override
  protected List<String> examples() {
    return List.of(
        PROBLEM,
        PROBLEM.replace("\n", "\r\n"),
        VERTICAL,
        "<course url_name=\"2024\" org=\"X\" course=\"Y\" display_name=\"A course\"><chapter url_name=\"c\" display_name=\"One\"/></course>",
        OPEN_RESPONSE,
        POLL,
        "<html filename=\"a1\" display_name=\"A page\"/>",
        "<course display_name='Old'><chapter display_name='C'><sequential display_name='S'><problem>Loose <b>text</b> <p>x</p></problem></sequential></chapter></course>");
  }

  @Override
  protected String random(Random random) {
    List<String> tags =
        List.of(
            "p",
            "label",
            "choice",
            "choicehint",
            "b",
            "span",
            "stringresponse",
            "solution",
            "option",
            "div",
            "script",
            "hint");
    StringBuilder xml = new StringBuilder("<problem display_name='T'>");
    random(random, tags, xml, 0);
    return xml.append("</problem>").toString();
  }

  private static void random(Random random, List<String> tags, StringBuilder xml, int depth) {
    for (int i = random.nextInt(5); i >= 0; i--) {
      if (depth < 4 && random.nextInt(2) == 0) {
        String tag = pick(random, tags);
        xml.append('<').append(tag).append('>');
        random(random, tags, xml, depth + 1);
        xml.append("</").append(tag).append('>');
      } else {
        xml.append(
            pick(
                random,
                List.of(
                    "word ",
                    "слово",
                    " ",
                    "\n",
                    "&amp;",
                    "$x ",
                    "$5 ",
                    "<br/>",
                    "<textline/>",
                    "🎓",
                    "[mathjaxinline]a[/mathjaxinline]")));
      }
    }
  }

  @Test
  void aProblemIsAnItem() throws Exception {
    CoursewareDocument document = read(PROBLEM);
    assertThat(document.title()).isEqualTo("Two & two");
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .containsExactly(
            tuple("1", BlockKind.HEADING, "Two & two"),
            tuple("q1-q1", BlockKind.STEM, "A box holds $n apples and \\(x\\) pears, ${m} in all."),
            tuple("q1-alt1", BlockKind.ALT_TEXT, "A box"),
            tuple("q1-q2", BlockKind.STEM, "Which one?"),
            tuple("q1-q3", BlockKind.STEM, "Pick one."),
            tuple("q1-opt1", BlockKind.OPTION, "Four"),
            tuple("q1-fb1", BlockKind.FEEDBACK, "Right < so"),
            tuple("q1-opt2", BlockKind.OPTION, "2+2 is five"),
            tuple("q1-fb2", BlockKind.FEEDBACK, "Explanation"),
            tuple("q1-fb3", BlockKind.FEEDBACK, "Count."),
            tuple("q1-q4", BlockKind.STEM, "Type it:"),
            tuple("q1-alt2", BlockKind.ALT_TEXT, "Your answer"),
            tuple("q1-fb4", BlockKind.FEEDBACK, "Good"),
            tuple("q1-q5", BlockKind.STEM, "Sum"),
            tuple("q1-q6", BlockKind.STEM, "Sky is"),
            tuple("q1-opt3", BlockKind.OPTION, "blue"),
            tuple("q1-fb5", BlockKind.FEEDBACK, "Yes"),
            tuple("q1-fb6", BlockKind.FEEDBACK, "Think."));
    assertThat(block(document, "q1-q1").content())
        .contains(new Inline.Markup("$n", Inline.Role.ALONE, "$n"));
    assertThat(document.warnings()).singleElement().asString().contains("Studio");
  }

  @Test
  void namesAreHeadings() throws Exception {
    CoursewareDocument document = read(VERTICAL);
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .containsExactly(
            tuple("1", BlockKind.HEADING, "Week 1: \"start\""),
            tuple("1.1", BlockKind.HEADING, "Intro"),
            tuple("x1-1", BlockKind.HEADING, "Hello"),
            tuple("x1-1-p1", BlockKind.PARAGRAPH, "Some bold words"),
            tuple("1.1-p1", BlockKind.PARAGRAPH, "Inline page"),
            tuple("1.2", BlockKind.HEADING, "Lecture 1"),
            tuple("1.3", BlockKind.HEADING, "P"),
            tuple("q1-q1", BlockKind.STEM, "Q?"),
            tuple("q2-q1", BlockKind.STEM, "R?"));
    assertThat(block(document, "q1-q1").anchor())
        .isEqualTo(new Anchor.Item(1, "P", List.of("Week 1: \"start\"", "P")));
    assertThat(spliced(VERTICAL, "1", "Woche 1: 'los'"))
        .startsWith("<vertical display_name='Woche 1: &apos;los&apos;'>");
  }

  @Test
  void aPageOfItsOwnIsNotTakenForAComponent() throws Exception {
    assertThat(read("<html filename=\"a\" display_name=\"A page\"/>").mediaType())
        .isEqualTo(OlxReader.MEDIA_TYPE);
  }

  @Test
  void anOpenResponseHasATaskInHtmlAndKeysThatStay() throws Exception {
    CoursewareDocument document = read(OPEN_RESPONSE);
    assertThat(document.blocks())
        .extracting(Block::id, Block::text)
        .containsExactly(
            tuple("1", "Talk"),
            tuple("1-p1", "Essay"),
            tuple("x1-1", "Task"),
            tuple("x1-1-p1", "Write & send."),
            tuple("1-p2", "Depth"),
            tuple("1-p3", "How deep?"),
            tuple("1-p4", "Good"),
            tuple("1-p5", "Style"));
  }

  @Test
  void theAnswersOfAPollAreRead() throws Exception {
    assertThat(read(POLL).blocks())
        .extracting(Block::text)
        .containsExactly("Part", "Vote", "Did it rain?", "Yes", "No", "Which?", "Thanks", "Poll");
  }

  @Test
  void aNoteStandsInItsSentence() throws Exception {
    assertThat(
            read("<annotatable><p>A <annotation title='Pilgrims' body='They walk.' highlight='yellow'>journey</annotation> ends</p></annotatable>")
                .blocks())
        .extracting(Block::kind, Block::text)
        .containsExactly(
            tuple(BlockKind.PARAGRAPH, "A journey ends"),
            tuple(BlockKind.ALT_TEXT, "Pilgrims"),
            tuple(BlockKind.ALT_TEXT, "They walk."));
  }

  @Test
  void aProblemWithoutStudiosNotationIsNotSaidToHaveIt() throws Exception {
    assertThat(read("<problem markdown=\"null\"><p>Q?</p></problem>").warnings()).isEmpty();
  }
}

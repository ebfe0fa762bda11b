package org.dars.index.courseware.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.Test;

class QtiReaderTest extends SplicingReaderContract {

  private static final String QTI_1 =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE questestinterop SYSTEM "ims_qtiasiv1p2.dtd">
      <questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2">
        <assessment ident="a1" title="Unit &quot;1&quot;">
          <qtimetadata><qtimetadatafield><fieldlabel>kind</fieldlabel><fieldentry>Exam</fieldentry></qtimetadatafield></qtimetadata>
          <rubric><material><mattext>Read &amp; answer.</mattext></material></rubric>
          <section ident="root" title='Part A'>
            <item ident="i1" title="First">
              <presentation><flow>
                <material><mattext texttype="text/html">&lt;p&gt;Which &lt;b&gt;one&lt;/b&gt; &amp;amp; why? \\(x\\)&lt;/p&gt;</mattext></material>
                <response_lid ident="r1"><render_choice>
                  <response_label ident="A"><material><mattext texttype="text/plain">a &lt; b</mattext></material></response_label>
                  <response_label ident="B"><flow_mat><material><mattext texttype="text/html"><![CDATA[<i>both</i>]]></mattext></material></flow_mat></response_label>
                </render_choice></response_lid>
              </flow></presentation>
              <resprocessing><respcondition><conditionvar><varequal respident="r1">A</varequal></conditionvar></respcondition></resprocessing>
              <itemfeedback ident="f1" title="x"><flow_mat><material><mattext>Well <![CDATA[do]]>ne</mattext></material></flow_mat>
                <hint><hintmaterial><material><mattext>Look <b>up</b></mattext></material></hintmaterial></hint></itemfeedback>
            </item>
            <item ident="i2"><presentation><material><mattext>The sky is</mattext></material><response_str ident="r"><render_fib/></response_str></presentation></item>
          </section>
        </assessment>
      </questestinterop>
      """;

  private static final String QTI_2 =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="Capitals" xml:lang="en-GB">
        <responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>
        <itemBody>
          <p>Look at <em>this</em> map <img src="m.png" alt="A &quot;map&quot;"/>, <printedVariable identifier="x"/> of <m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>y</m:mi></m:math>.</p>
          <choiceInteraction responseIdentifier="R" shuffle="true">
            <prompt>Which is &lt;it&gt;?</prompt>
            <simpleChoice identifier="A">Paris <feedbackInline outcomeIdentifier="F" identifier="A">Yes!</feedbackInline></simpleChoice>
            <simpleChoice identifier="B"><p>London</p><p>or so</p></simpleChoice>
          </choiceInteraction>
          <p>The <inlineChoiceInteraction responseIdentifier="S"><inlineChoice identifier="a">cat</inlineChoice><inlineChoice identifier="b">dog <printedVariable identifier="z"/></inlineChoice></inlineChoiceInteraction> sat on <textEntryInteraction responseIdentifier="T"/>.</p>
          <hottextInteraction responseIdentifier="H"><p>Mark the <hottext identifier="h1">wrong</hottext> word<!-- here -->.</p></hottextInteraction>
          <gapMatchInteraction responseIdentifier="G"><gapText identifier="g">winter</gapText><blockquote><p>Now is the <gap identifier="G1"/>.</p></blockquote></gapMatchInteraction>
          <rubricBlock view="candidate"><p>Use a pen.</p><pre>x = 1</pre></rubricBlock>
          <p>Cut <![CDATA[here]]> now</p>
        </itemBody>
        <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
        <modalFeedback outcomeIdentifier="F" identifier="A" showHide="show" title="Next">Well done</modalFeedback>
      </assessmentItem>
      """;

  private static final String QTI_3 =
      """
      <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="Three" time-dependent="false">
        <qti-response-declaration identifier="R"><qti-correct-response><qti-value>true</qti-value></qti-correct-response></qti-response-declaration>
        <qti-item-body><div class="x">Is it?
          <qti-choice-interaction response-identifier="R"><qti-prompt>Say <strong>so</strong></qti-prompt><qti-simple-choice identifier="t">Yes</qti-simple-choice></qti-choice-interaction>
          <p>I <qti-inline-choice-interaction response-identifier="S"><qti-inline-choice identifier="a">am</qti-inline-choice></qti-inline-choice-interaction> here</p></div>
        </qti-item-body>
        <qti-modal-feedback identifier="a"><qti-content-body><p>Good</p></qti-content-body></qti-modal-feedback>
      </qti-assessment-item>
      """;

  private static final String TEST =
      """
      <assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="t" title="Exam">
        <testPart identifier="p"><assessmentSection identifier="s" title="Part one" visible="true">
          <rubricBlock view="candidate"><p>Answer all.</p></rubricBlock><assessmentItemRef identifier="i" href="i.xml"/></assessmentSection></testPart>
        <testFeedback identifier="f" title="End">Thanks</testFeedback>
      </assessmentTest>
      """;

  @Override
  protected String fileName() {
    return "item.xml";
  }

  @Override
  protected List<String> examples() {
    return List.of(
        QTI_1,
        QTI_1.replace("\n", "\r\n"),
        QTI_2,
        QTI_2.replace("\"", "'").replace("&quot;", "&apos;"),
        QTI_3,
        TEST);
  }

  @Override
  protected String random(Random random) {
    List<String> tags =
        List.of(
            "p",
            "div",
            "b",
            "em",
            "span",
            "prompt",
            "simpleChoice",
            "inlineChoiceInteraction",
            "inlineChoice",
            "feedbackInline",
            "hottext",
            "li",
            "table",
            "td",
            "pre",
            "math");
    StringBuilder xml = new StringBuilder("<assessmentItem title='T'><itemBody>");
    random(random, tags, xml, 0);
    return xml.append("</itemBody></assessmentItem>").toString();
  }

  private static void random(Random random, List<String> tags, StringBuilder xml, int depth) {
    for (int i = random.nextInt(5); i >= 0; i--) {
      if (depth < 5 && random.nextInt(2) == 0) {
        String tag = pick(random, tags);
        xml.append('<').append(tag).append(random.nextInt(4) == 0 ? " title=\"it is\">" : ">");
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
                    "&lt;b&gt;",
                    "&#x1F393; ",
                    "🎓",
                    "<br/>",
                    "<!-- c -->",
                    "<gap/>",
                    "<![CDATA[x < y]]>",
                    "<img alt='pic'/>",
                    "\\(x\\)",
                    "&#8212;")));
      }
    }
  }

  @Test
  void version1IsReadAsItems() throws Exception {
    CoursewareDocument document = read(QTI_1);
    assertThat(document.title()).isEqualTo("Unit \"1\"");
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .containsExactly(
            tuple("1", BlockKind.HEADING, "Unit \"1\""),
            tuple("s1-q1", BlockKind.STEM, "Read & answer."),
            tuple("1.1", BlockKind.HEADING, "Part A"),
            tuple("q1-h1", BlockKind.HEADING, "First"),
            tuple("q1-q1", BlockKind.STEM, "Which one & why? \\(x\\)"),
            tuple("q1-opt1", BlockKind.OPTION, "a < b"),
            tuple("q1-opt2", BlockKind.OPTION, "both"),
            tuple("q1-fb1", BlockKind.FEEDBACK, "Well done"),
            tuple("q1-fb2", BlockKind.FEEDBACK, "Look up"),
            tuple("q2-q1", BlockKind.STEM, "The sky is"));
    assertThat(block(document, "q1-opt1").anchor())
        .isEqualTo(new Anchor.Item(1, "First", List.of("Unit \"1\"", "Part A")));
    assertThat(spliced(QTI_1, "q1-opt1", "x & <y>")).contains(">x &amp; &lt;y&gt;</mattext>");
    assertThat(block(document, "q1-fb1").translatable()).isFalse();
    assertThat(document.warnings()).hasSize(1);
  }

  @Test
  void version2IsReadAsOneItem() throws Exception {
    CoursewareDocument document = read(QTI_2);
    assertThat(document.language()).isEqualTo("en");
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .containsExactly(
            tuple("q1-h1", BlockKind.HEADING, "Capitals"),
            tuple("q1-q1", BlockKind.STEM, "Look at this map , _____ of y."),
            tuple("q1-alt1", BlockKind.ALT_TEXT, "A \"map\""),
            tuple("q1-q2", BlockKind.STEM, "Which is <it>?"),
            tuple("q1-opt1", BlockKind.OPTION, "Paris"),
            tuple("q1-fb1", BlockKind.FEEDBACK, "Yes!"),
            tuple("q1-opt2", BlockKind.OPTION, "London"),
            tuple("q1-opt3", BlockKind.OPTION, "or so"),
            tuple("q1-q3", BlockKind.STEM, "The _____ sat on _____."),
            tuple("q1-opt4", BlockKind.OPTION, "cat"),
            tuple("q1-opt5", BlockKind.OPTION, "dog _____"),
            tuple("q1-q4", BlockKind.STEM, "Mark the wrong word."),
            tuple("q1-opt6", BlockKind.OPTION, "winter"),
            tuple("q1-q5", BlockKind.STEM, "Now is the _____."),
            tuple("q1-q6", BlockKind.STEM, "Use a pen."),
            tuple("q1-code1", BlockKind.CODE, "x = 1"),
            tuple("q1-q7", BlockKind.STEM, "Cut here now"),
            tuple("q1-alt2", BlockKind.ALT_TEXT, "Next"),
            tuple("q1-fb2", BlockKind.FEEDBACK, "Well done"));
    assertThat(block(document, "q1-q7").translatable()).isFalse();
    assertThat(document.warnings()).hasSize(1);
  }

  @Test
  void version3AndTestsAreReadTheSame() throws Exception {
    assertThat(read(QTI_3).blocks())
        .extracting(Block::id, Block::text)
        .containsExactly(
            tuple("q1-h1", "Three"),
            tuple("q1-q1", "Is it?"),
            tuple("q1-q2", "Say so"),
            tuple("q1-opt1", "Yes"),
            tuple("q1-q3", "I _____ here"),
            tuple("q1-opt2", "am"),
            tuple("q1-fb1", "Good"));
    assertThat(read(TEST).blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .containsExactly(
            tuple("1", BlockKind.HEADING, "Exam"),
            tuple("1.1", BlockKind.HEADING, "Part one"),
            tuple("s2-q1", BlockKind.STEM, "Answer all."),
            tuple("s0-alt1", BlockKind.ALT_TEXT, "End"),
            tuple("s0-fb1", BlockKind.FEEDBACK, "Thanks"));
  }

  @Test
  void aChoiceInALineIsWrittenWithTheLine() throws Exception {
    String xml =
        "<assessmentItem><itemBody><p>A <inlineChoiceInteraction><inlineChoice>b <img alt=\"c\"/></inlineChoice><inlineChoice>d</inlineChoice></inlineChoiceInteraction> e</p></itemBody></assessmentItem>";
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    CoursewareDocument document = read(bytes);
    List<Inline> line = block(document, "q1-q1").content();
    List<Inline> choice = block(document, "q1-opt1").content();
    byte[] written =
        courseware.splice(
            bytes,
            document,
            Map.of(
                "q1-q1", List.of(line.get(1), new Inline.Text(" E & A")),
                "q1-opt1", List.of(new Inline.Text("Bee "), choice.get(1)),
                "q1-alt1", List.of(new Inline.Text("sea \"side\"")),
                "q1-opt2", List.of(new Inline.Text("dee"))));
    assertThat(new String(written, StandardCharsets.UTF_8))
        .contains(
            "<p><inlineChoiceInteraction><inlineChoice>Bee <img alt=\"sea &quot;side&quot;\"/></inlineChoice><inlineChoice>dee</inlineChoice></inlineChoiceInteraction> E &amp; A</p>");
  }

  @Test
  void theWordsForAPictureThatCannotBeShownAreRead() throws Exception {
    String item =
        "<assessmentItem identifier='i' title='T'><itemBody><div><object type='image/eps' data='a.eps'><object data='a.png'>"
            + "<p>A card from <b>town</b>.</p></object></object></div><p>See <object data='b.png'/> here</p></itemBody></assessmentItem>";
    assertThat(read(item).blocks())
        .extracting(Block::text)
        .containsExactly("T", "A card from town.", "See here");
    assertThat(pseudo(item)).isEmpty();
  }
}

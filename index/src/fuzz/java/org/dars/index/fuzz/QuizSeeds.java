package org.dars.index.fuzz;

/** Small valid question files and activities. */
final class QuizSeeds {

  static final String GIFT =
      """
      // a comment
      $CATEGORY: $course$/top/Unit 1

      ::Q1 tide:: [html]<p>What makes the <b>tide</b>?</p> {
        =The moon #yes, mostly
        ~%50%The sun # partly
        ~The \\= wind \\{no\\}
        ####Think of gravity
      }

      ::Q2:: The sea is salty. {TRUE#no#yes}

      When was it? {#1822:5}

      Match {=cat -> meow =dog -> woof}

      Fill in the {=one =two} blank.

      An essay {}
      """;

  static final String MOODLE_XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <quiz>
        <question type="category"><category><text>$course$/top/Unit 1</text></category></question>
        <question type="multichoice">
          <name><text>Tide</text></name>
          <questiontext format="html"><text><![CDATA[<p>What makes the <b>tide</b>? <img src="@@PLUGINFILE@@/a.png" alt="wave"></p>]]></text></questiontext>
          <generalfeedback format="html"><text>&lt;p&gt;Think&lt;/p&gt;</text></generalfeedback>
          <single>true</single>
          <answer fraction="100" format="html"><text>The moon</text><feedback format="html"><text>Yes</text></feedback></answer>
          <answer fraction="0"><text>The &amp; sun</text><feedback><text></text></feedback></answer>
          <hint format="html"><text>Gravity</text></hint>
        </question>
        <question type="calculated"><name><text>Sum</text></name><questiontext format="plain_text"><text>What is {a} + {b}?</text></questiontext><answer fraction="100"><text>{a}+{b}</text></answer></question>
        <question type="cloze"><name><text>Cloze</text></name><questiontext><text>The {1:SA:=sea~%0%land} rises.</text></questiontext></question>
      </quiz>
      """;

  static final String QTI_1 =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="a" title="Quiz"><section ident="s"><item ident="i1" title="Tide"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>cc.multiple_choice.v0p1</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext texttype="text/html">&lt;p&gt;What makes the &lt;b&gt;tide&lt;/b&gt;?&lt;/p&gt;</mattext></material><response_lid ident="r" rcardinality="Single"><render_choice><response_label ident="x"><material><mattext texttype="text/plain">The moon</mattext></material></response_label><response_label ident="y"><material><mattext><![CDATA[The sun]]></mattext></material></response_label></render_choice></response_lid></presentation><resprocessing><outcomes><decvar varname="SCORE"/></outcomes><respcondition><conditionvar><varequal respident="r">x</varequal></conditionvar><setvar>100</setvar><displayfeedback linkrefid="f"/></respcondition></resprocessing><itemfeedback ident="f"><material><mattext>Yes</mattext></material></itemfeedback></item></section></assessment></questestinterop>
      """;

  static final String QTI_2 =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i1" title="Tide" adaptive="false" timeDependent="false"><responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration><itemBody><p>Look at the <b>sea</b>.</p><choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>What makes the tide?</prompt><simpleChoice identifier="A">The moon<feedbackInline outcomeIdentifier="F" identifier="A" showHide="show">Yes</feedbackInline></simpleChoice><simpleChoice identifier="B"><img src="a.png" alt="The sun"/></simpleChoice></choiceInteraction></itemBody><responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/><modalFeedback outcomeIdentifier="F" identifier="A" showHide="show">Well done</modalFeedback></assessmentItem>
      """;

  static final String QTI_3 =
      """
      <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i1" title="Tide" adaptive="false" time-dependent="false"><qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration><qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>What makes the tide?</qti-prompt><qti-simple-choice identifier="A">The moon</qti-simple-choice><qti-simple-choice identifier="B">The <i>sun</i></qti-simple-choice></qti-choice-interaction></qti-item-body></qti-assessment-item>
      """;

  static final String OLX_PROBLEM =
      """
      <problem display_name="Tide" max_attempts="2">
        <script type="loncapa/python">x = random.randint(1, 5)</script>
        <p>What makes the <b>tide</b>? $x</p>
        <multiplechoiceresponse><label>Choose</label><choicegroup type="MultipleChoice"><choice correct="true">The moon<choicehint>Yes</choicehint></choice><choice correct="false">The sun</choice></choicegroup></multiplechoiceresponse>
        <numericalresponse answer="$x"><responseparam type="tolerance" default="5%"/><formulaequationinput/></numericalresponse>
        <demandhint><hint>Gravity</hint></demandhint>
        <solution><div class="detailed-solution"><p>Explanation</p></div></solution>
      </problem>
      """;

  static final String H5P_CHOICE =
      """
      {"question":"<p>What makes the <b>tide</b>?<\\/p>\\n","answers":[{"correct":true,"tipsAndFeedback":{"tip":"","chosenFeedback":"<div>Yes<\\/div>"},"text":"<div>The moon \\u00e9<\\/div>"},{"correct":false,"text":"The sun"}],"UI":{"checkAnswerButton":"Check"},"behaviour":{"enableRetry":true},"overallFeedback":[{"from":0,"to":100,"feedback":"Well done"}]}
      """;

  static final String H5P_SET =
      """
      {"introPage":{"showIntroPage":false,"title":"Sea &amp; sand"},
       "questions":[
        {"library":"H5P.Blanks 1.14","metadata":{"contentType":"Blanks","title":"First"},"params":{"text":"<p>Fill in</p>","questions":["<p>The *moon/luna:a part* and the <b>*sun*</b> 5 &#42; 3</p>"],"media":{"type":{"params":{"alt":"A wave","file":{"path":"images/a.png","mime":"image/png"}},"library":"H5P.Image 1.1"}}}},
        {"library":"H5P.DragText 1.10","params":{"textField":"one *odd* and \\"so\\"","overallFeedback":[{"from":0,"to":100,"feedback":"Don&#039;t @score of @total"}]}}]}
      """;

  private QuizSeeds() {}
}

package org.dars.index.courseware.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.Test;

/** The files of a Moodle backup, each by itself. */
class MoodleDialectTest extends SplicingReaderContract {

  private static final String ASSIGNMENT =
      """
      <activity id="1" moduleid="2" modulename="assign" contextid="3"><assign id="1">
        <name>Essay</name><intro>&lt;p&gt;Dear {firstname}, show that \\(a{b}&amp;lt;c\\).&lt;/p&gt;</intro><introformat>1</introformat>
        <plugin_configs><plugin_config id="4"><plugin>comments</plugin><name>enabled</name><value>1</value></plugin_config></plugin_configs>
        <customtext>Well done</customtext><customtextformat>1</customtextformat><remark>kept</remark>
      </assign></activity>
      """;

  private static final String COURSE =
      """
      <course id="1" contextid="2"><fullname>Soils</fullname><category id="1"><name>Earth</name></category>
        <courseformatoptions><courseformatoption><name>accordion</name><value>0</value></courseformatoption></courseformatoptions></course>
      """;

  private static final String LESSON =
      """
      <activity id="1" moduleid="2" modulename="lesson" contextid="3"><lesson id="1"><name>Sand</name><pages>
        <page id="1"><qtype>20</qtype><title>Start</title><contents>Read.</contents><contentsformat>0</contentsformat>
          <answers><answer id="1"><answer_text>Next</answer_text><response>$@NULL@$</response></answer></answers></page>
        <page id="2"><qtype>1</qtype><title>Type it</title><contents>What?</contents><contentsformat>1</contentsformat>
          <answers><answer id="2"><answer_text>qu?artz*</answer_text><response>Right</response></answer></answers></page>
      </pages></lesson></activity>
      """;

  private static final String QUESTIONS =
      """
      <question_categories>
        <question_category id="1"><name>top</name><info></info><infoformat>0</infoformat><parent>0</parent></question_category>
        <question_category id="2"><name>Sand</name><info>About sand</info><infoformat>0</infoformat><parent>1</parent>
          <question id="3"><name>Gaps</name><questiontext>&lt;p&gt;Sand is [[1]].&lt;/p&gt;</questiontext><questiontextformat>1</questiontextformat>
            <qtype>ddwtos</qtype><answers><answer id="4"><answertext>dry</answertext><feedback>O:8:"stdClass":1:{s:9:"draggroup";s:1:"1";}</feedback></answer></answers></question>
          <question id="5"><name>Sum</name><questiontext>&lt;p&gt;What is {a} + 1?&lt;/p&gt;</questiontext><questiontextformat>1</questiontextformat>
            <qtype>calculated</qtype><dataset_definitions><dataset_definition><name>a</name></dataset_definition></dataset_definitions></question>
          <question id="6"><name>Write</name><questiontext>&lt;p&gt;Why?&lt;/p&gt;</questiontext><questiontextformat>1</questiontextformat>
            <qtype>essay</qtype><essay><graderinfo>Look for clay.</graderinfo><graderinfoformat>1</graderinfoformat></essay></question>
          <question id="7"><name>Map</name><questiontext>&lt;p&gt;Where?&lt;/p&gt;</questiontext><questiontextformat>1</questiontextformat>
            <qtype>ddmarker</qtype><drags><drag id="8"><no>1</no><label>River</label></drag></drags></question>
        </question_category></question_categories>
      """;

  private static final String QUIZ =
      """
      <activity id="1" moduleid="2" modulename="quiz" contextid="3"><quiz id="1"><name>Test</name>
        <sections><section id="1"><firstslot>1</firstslot><heading>Warm up</heading></section></sections></quiz></activity>
      """;

  private static final String BACKUP =
      """
      <moodle_backup><information><name>backup.mbz</name><original_course_fullname>Soils</original_course_fullname><contents>
        <sections><section><title>0</title></section><section><title>Clay</title></section></sections>
        <course><title>SOIL1</title></course></contents></information></moodle_backup>
      """;

  @Override
  protected String fileName() {
    return "part.xml";
  }

  @Override
  protected List<String> examples() {
    return List.of(ASSIGNMENT, COURSE, LESSON, QUESTIONS, QUIZ, BACKUP);
  }

  @Test
  void settingsOfPluginsAndFormatsAreNoTitles() throws Exception {
    assertThat(read(COURSE).blocks()).extracting(Block::text).containsExactly("Soils");
    assertThat(read(ASSIGNMENT).blocks())
        .extracting(Block::text)
        .containsExactly("Essay", "Dear {firstname}, show that \\(a{b}<c\\).", "Well done");
  }

  @Test
  void whatAFilterFillsInAndFormulasStay() throws Exception {
    CoursewareDocument document = read(ASSIGNMENT);
    assertThat(document.blocks().get(1).content())
        .filteredOn(i -> i instanceof Inline.Markup)
        .extracting(Inline::visibleText)
        .containsExactly("{firstname}", "\\(a{b}<c\\)");
  }

  @Test
  void answersThatAreTypedInALessonStay() throws Exception {
    assertThat(read(LESSON).blocks())
        .extracting(Block::text)
        .containsExactly("Sand", "Start", "Read.", "Next", "Type it", "What?", "Right");
  }

  @Test
  void theRootOfTheBankVariablesAndGroupsAreNoTexts() throws Exception {
    CoursewareDocument document = read(QUESTIONS);
    assertThat(document.blocks())
        .extracting(Block::kind, Block::text)
        .containsExactly(
            tuple(BlockKind.HEADING, "Sand"),
            tuple(BlockKind.PARAGRAPH, "About sand"),
            tuple(BlockKind.HEADING, "Gaps"),
            tuple(BlockKind.STEM, "Sand is [[1]]."),
            tuple(BlockKind.OPTION, "dry"),
            tuple(BlockKind.HEADING, "Sum"),
            tuple(BlockKind.STEM, "What is {a} + 1?"),
            tuple(BlockKind.HEADING, "Write"),
            tuple(BlockKind.STEM, "Why?"),
            tuple(BlockKind.PARAGRAPH, "Look for clay."),
            tuple(BlockKind.HEADING, "Map"),
            tuple(BlockKind.STEM, "Where?"),
            tuple(BlockKind.OPTION, "River"));
    assertThat(document.blocks().get(3).content())
        .contains(new Inline.Markup("[[1]]", Inline.Role.ALONE, "[[1]]"));
  }

  @Test
  void headingsInAQuizAreRead() throws Exception {
    assertThat(read(QUIZ).blocks()).extracting(Block::text).containsExactly("Test", "Warm up");
  }

  @Test
  void theShortNameAndNumbersForNamesStay() throws Exception {
    assertThat(read(BACKUP).blocks()).extracting(Block::text).containsExactly("Soils", "Clay");
  }
}

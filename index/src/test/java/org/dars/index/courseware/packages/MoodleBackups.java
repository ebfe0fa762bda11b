package org.dars.index.courseware.packages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/** A small Moodle backup with users. */
final class MoodleBackups {

  static final String PAGE = "<p>Clay is <b>fine</b>.</p>";
  static final String ESSAY = "A learner's essay.\n";

  private MoodleBackups() {}

  static Map<String, byte[]> entries() throws Exception {
    String page = sha1(PAGE);
    String essay = sha1(ESSAY);
    Map<String, byte[]> entries =
        Packages.entries(
            ".ARCHIVE_INDEX",
            "Moodle archive file index. Count: 3\n"
                + "files/\td\t0\t?\n"
                + "files/%s/%s\tf\t%d\t1000000000\n"
                    .formatted(page.substring(0, 2), page, PAGE.length())
                + "files/%s/%s\tf\t%d\t1000000000\n"
                    .formatted(essay.substring(0, 2), essay, ESSAY.length()),
            "moodle_backup.xml",
            BACKUP,
            "users.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<users>\n  <user id=\"5\" contextid=\"9\"><username>aigul</username>"
                + "<email>aigul@example.org</email></user>\n</users>",
            "course/course.xml",
            COURSE,
            "course/roles.xml",
            "<roles><role_overrides></role_overrides><role_assignments><assignment id=\"1\"><roleid>5</roleid>"
                + "<userid>5</userid></assignment></role_assignments></roles>",
            "sections/section_1/section.xml",
            section(1, "Sand", "12"),
            "sections/section_2/section.xml",
            section(0, "$@NULL@$", "11,13"),
            "activities/page_11/page.xml",
            PAGE_XML,
            "activities/page_11/grades.xml",
            "<activity_gradebook><grade_items></grade_items><grade_letters></grade_letters></activity_gradebook>",
            "activities/assign_12/assign.xml",
            ASSIGN,
            "activities/assign_12/grades.xml",
            "<activity_gradebook><grade_items><grade_item id=\"3\"><itemname>Essay</itemname><grade_grades>"
                + "<grade_grade id=\"8\"><userid>5</userid><rawgrade>77</rawgrade></grade_grade></grade_grades>"
                + "</grade_item></grade_items></activity_gradebook>",
            "activities/glossary_13/glossary.xml",
            GLOSSARY,
            "questions.xml",
            QUESTIONS,
            "files.xml",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<files>\n"
                + file(1, page, 111, "mod_resource", "content", "clay.html", PAGE.length())
                + file(2, page, 900, "course", "legacy", "clay copy.html", PAGE.length())
                + file(
                    3,
                    essay,
                    112,
                    "assignsubmission_file",
                    "submission_files",
                    "e.txt",
                    ESSAY.length())
                + "</files>");
    entries.put(entry(page), PAGE.getBytes(StandardCharsets.UTF_8));
    entries.put(entry(essay), ESSAY.getBytes(StandardCharsets.UTF_8));
    return entries;
  }

  static String entry(String sha1) {
    return "files/" + sha1.substring(0, 2) + "/" + sha1;
  }

  static String sha1(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String file(
      int id, String hash, int context, String component, String area, String name, int size) {
    return """
      <file id="%d">
        <contenthash>%s</contenthash>
        <contextid>%d</contextid>
        <component>%s</component>
        <filearea>%s</filearea>
        <itemid>0</itemid>
        <filepath>/</filepath>
        <filename>%s</filename>
        <userid>5</userid>
        <filesize>%d</filesize>
        <mimetype>text/html</mimetype>
        <author>Aigul S.</author>
      </file>
    """
        .formatted(id, hash, context, component, area, name, size);
  }

  private static String section(int number, String name, String sequence) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <section id="%d">
      <number>%d</number>
      <name>%s</name>
      <summary>&lt;p&gt;About this week: see $@COURSEVIEWBYID*2@$ first.&lt;/p&gt;</summary>
      <summaryformat>1</summaryformat>
      <sequence>%s</sequence>
    </section>
    """
        .formatted(number + 1, number, name, sequence);
  }

  private static final String BACKUP =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <moodle_backup>
        <information>
          <name>backup-soils.mbz</name>
          <original_course_fullname>Soils and sand</original_course_fullname>
          <original_course_shortname>SOIL1</original_course_shortname>
          <contents>
            <activities>
              <activity><moduleid>11</moduleid><sectionid>1</sectionid><modulename>page</modulename>
                <title>About clay</title><directory>activities/page_11</directory></activity>
              <activity><moduleid>12</moduleid><sectionid>2</sectionid><modulename>assign</modulename>
                <title>Essay</title><directory>activities/assign_12</directory></activity>
              <activity><moduleid>13</moduleid><sectionid>1</sectionid><modulename>glossary</modulename>
                <title>Words</title><directory>activities/glossary_13</directory></activity>
            </activities>
            <sections>
              <section><sectionid>2</sectionid><title>Sand</title><directory>sections/section_1</directory></section>
              <section><sectionid>1</sectionid><title>Start</title><directory>sections/section_2</directory></section>
            </sections>
            <course><courseid>2</courseid><title>SOIL1</title><directory>course</directory></course>
          </contents>
          <settings>
            <setting><level>root</level><name>users</name><value>1</value></setting>
            <setting><level>root</level><name>activities</name><value>1</value></setting>
            <setting><level>section</level><section>section_1</section><name>section_1_userinfo</name><value>1</value></setting>
          </settings>
        </information>
      </moodle_backup>
      """;

  private static final String COURSE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <course id="2" contextid="900">
        <shortname>SOIL1</shortname>
        <fullname>Soils &amp; sand</fullname>
        <idnumber></idnumber>
        <summary>&lt;p&gt;What the ground is &lt;i&gt;made of&lt;/i&gt;.&lt;/p&gt;</summary>
        <summaryformat>1</summaryformat>
        <lang>en</lang>
        <category id="1"><name>Faculty</name><description>$@NULL@$</description></category>
      </course>
      """;

  private static final String PAGE_XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <activity id="4" moduleid="11" modulename="page" contextid="111">
        <page id="4">
          <name>About clay</name>
          <intro></intro>
          <introformat>1</introformat>
          <content>&lt;h3&gt;Clay&lt;/h3&gt;&lt;p&gt;See &lt;img src="@@PLUGINFILE@@/a%20b.png" alt="wet clay" /&gt; and &lt;a href="$@PAGEVIEWBYID*12@$"&gt;more&lt;/a&gt;.&lt;/p&gt;</content>
          <contentformat>1</contentformat>
          <legacyfiles>0</legacyfiles>
          <display>5</display>
          <revision>1</revision>
        </page>
      </activity>
      """;

  private static final String ASSIGN =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <activity id="6" moduleid="12" modulename="assign" contextid="112">
        <assign id="6">
          <name>Essay</name>
          <intro>Write *one* page.</intro>
          <introformat>4</introformat>
          <userflags></userflags>
          <submissions>
            <submission id="1"><userid>5</userid><status>submitted</status></submission>
          </submissions>
          <grades><grade id="1"><userid>5</userid><grade>77</grade></grade></grades>
        </assign>
      </activity>
      """;

  private static final String GLOSSARY =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <activity id="7" moduleid="13" modulename="glossary" contextid="113">
        <glossary id="7">
          <name>Words</name>
          <intro>$@NULL@$</intro>
          <entries>
            <entry id="1"><userid>5</userid><concept>Loam</concept><definition>&lt;p&gt;Sand, silt and clay.&lt;/p&gt;</definition>
              <definitionformat>1</definitionformat>
              <ratings><rating id="1"><value>80</value><userid>5</userid></rating></ratings></entry>
          </entries>
        </glossary>
      </activity>
      """;

  private static final String QUESTIONS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <question_categories>
        <question_category id="1"><name>Default for Soils</name><info>$@NULL@$</info><infoformat>0</infoformat>
          <questions>
            <question id="1"><name>Clay 1</name><questiontext>&lt;p&gt;What is clay?&lt;/p&gt;</questiontext>
              <questiontextformat>1</questiontextformat><generalfeedback>Clay is fine.</generalfeedback><qtype>multichoice</qtype>
              <plugin_qtype_multichoice_question><answers>
                <answer id="1"><answertext>&lt;p&gt;Fine soil&lt;/p&gt;</answertext><answerformat>1</answerformat><fraction>1.0</fraction><feedback></feedback></answer>
                <answer id="2"><answertext>A stone</answertext><answerformat>1</answerformat><fraction>0.0</fraction><feedback>No, that is rock.</feedback></answer>
              </answers></plugin_qtype_multichoice_question></question>
            <question id="2"><name>Clay 2</name><questiontext>Fine soil is called {#1}.</questiontext>
              <questiontextformat>1</questiontextformat><generalfeedback>$@NULL@$</generalfeedback><qtype>shortanswer</qtype>
              <plugin_qtype_shortanswer_question><answers>
                <answer id="3"><answertext>clay*</answertext><answerformat>0</answerformat><fraction>1.0</fraction><feedback></feedback></answer>
              </answers></plugin_qtype_shortanswer_question></question>
          </questions>
        </question_category>
      </question_categories>
      """;
}

package org.dars.index.fuzz;

/** Small course packages, as {@link Packing#PACKAGE} takes them. */
final class PackageSeeds {

  static final String CARTRIDGE =
      """
      zip
      === imsmanifest.xml
      <?xml version="1.0" encoding="UTF-8"?>
      <manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1" xmlns:lomimscc="http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest"><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion><lomimscc:lom><lomimscc:general><lomimscc:title><lomimscc:string language="en">Water &amp; soil</lomimscc:string></lomimscc:title><lomimscc:language>en-GB</lomimscc:language></lomimscc:general></lomimscc:lom></metadata>
      <organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="root"><item identifier="i1"><title>Rivers</title><item identifier="i2" identifierref="r1"><title>A page</title></item><item identifier="i3" identifierref="r2"><title>Talk</title></item></item><item identifier="i4" identifierref="r3"><title>A quiz</title></item></item></organization></organizations>
      <resources><resource identifier="r1" type="webcontent" href="wiki/a%20page.html"><file href="wiki/a%20page.html"/><dependency identifierref="r4"/></resource><resource identifier="r2" type="imsdt_xmlv1p1"><file href="topic.xml"/></resource><resource identifier="r3" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment" xml:base="quiz/"><file href="quiz.xml"/></resource><resource identifier="r4" type="imswl_xmlv1p1"><file href="link.xml"/></resource></resources></manifest>
      === wiki/a page.html
      <html><head><title>Rivers</title></head><body><h1>First</h1><p>Rivers carry <b>soil</b>. <img src="$IMS-CC-FILEBASE$/a.png" alt="a river"></p></body></html>
      === topic.xml
      <topic xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imsdt_v1p1"><title>What do you see?</title><text texttype="text/html">&lt;p&gt;Look at $IMS-CC-FILEBASE$/b.pdf &lt;i&gt;here&lt;/i&gt;.&lt;/p&gt;</text></topic>
      === link.xml
      <webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imswl_v1p1"><title>A map</title><url href="http://example.org/"/></webLink>
      === quiz/quiz.xml
      <questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"><assessment ident="a" title="Quiz"><section ident="s"><item ident="i1" title="Tide"><presentation><material><mattext texttype="text/html">&lt;p&gt;What makes it?&lt;/p&gt;</mattext></material></presentation></item></section></assessment></questestinterop>
      === extra/notes.md
      # Notes

      Not in the manifest.
      === a.png
      picture
      """;

  static final String SCORM =
      """
      zip
      === imsmanifest.xml
      <manifest identifier="s" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"><metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations default="o"><organization identifier="o"><title>Soils</title><item identifier="i1" identifierref="r1" isvisible="true"><title>Clay</title></item></organization></organizations><resources xml:base="content/"><resource identifier="r1" type="webcontent" adlcp:scormtype="sco" href="clay.html?x=1"><file href="clay.html"/><file href="app.js"/></resource></resources></manifest>
      === content/clay.html
      <!DOCTYPE html><html lang="en"><head><title>Clay</title></head><body><h1>Clay</h1><p>It holds <b>water</b>.</p></body></html>
      === content/app.js
      var x = 1;
      """;

  static final String OLX =
      """
      tar.gz
      === course/course.xml
      <course url_name="run" org="o" course="c"/>
      === course/course/run.xml
      <course display_name="Soils" language="en"><chapter url_name="c2"/><chapter url_name="c1"/></course>
      === course/chapter/c1.xml
      <chapter display_name="Sand"><sequential url_name="none"/></chapter>
      === course/chapter/c2.xml
      <chapter display_name='Clay'><sequential url_name="s2"/></chapter>
      === course/sequential/s2.xml
      <sequential display_name="Wet &quot;clay&quot;"><vertical url_name="v2"/></sequential>
      === course/vertical/v2.xml
      <vertical display_name="A unit"><html url_name="page"/><problem url_name="p"/><video url_name="v"><transcript src="v.srt" language="en"/></video></vertical>
      === course/html/page.xml
      <html filename="page" display_name="Text"/>
      === course/html/page.html
      <p>Clay holds <b>water</b>.</p>
      === course/problem/p.xml
      <problem display_name="Tide"><p>What makes it?</p><multiplechoiceresponse><choicegroup><choice correct="true">The moon</choice><choice correct="false">The sun</choice></choicegroup></multiplechoiceresponse></problem>
      === course/static/v.srt
      1
      00:00:01,000 --> 00:00:02,000
      Hello there
      === course/about/overview.html
      <p>About soils.</p>
      """;

  static final String MOODLE =
      """
      tar.gz
      === .ARCHIVE_INDEX
      Moodle archive file index. Count: 2
      files/\td\t0\t?
      files/74/74eaabbb4263fcdaf162b9d1a99785ede1ac349b\tf\t26\t1000000000
      === moodle_backup.xml
      <?xml version="1.0" encoding="UTF-8"?>
      <moodle_backup><information><name>b.mbz</name><original_course_fullname>Soils and sand</original_course_fullname><contents><activities><activity><moduleid>11</moduleid><sectionid>1</sectionid><modulename>page</modulename><title>About clay</title><directory>activities/page_11</directory></activity><activity><moduleid>13</moduleid><sectionid>1</sectionid><modulename>glossary</modulename><title>Words</title><directory>activities/glossary_13</directory></activity></activities><sections><section><sectionid>1</sectionid><title>Start</title><directory>sections/section_1</directory></section></sections></contents><settings><setting><level>root</level><name>users</name><value>1</value></setting></settings></information></moodle_backup>
      === users.xml
      <users><user id="5"><username>aigul</username><email>aigul@example.org</email></user></users>
      === course/course.xml
      <course id="2" contextid="900"><shortname>SOIL1</shortname><fullname>Soils &amp; sand</fullname><summary>&lt;p&gt;What it is &lt;i&gt;made of&lt;/i&gt;.&lt;/p&gt;</summary><summaryformat>1</summaryformat><lang>en</lang></course>
      === sections/section_1/section.xml
      <section id="1"><number>0</number><name>Start</name><summary>&lt;p&gt;See $@COURSEVIEWBYID*2@$ first.&lt;/p&gt;</summary><summaryformat>1</summaryformat><sequence>11,13</sequence></section>
      === activities/page_11/page.xml
      <activity id="4" moduleid="11" modulename="page" contextid="111"><page id="4"><name>About clay</name><intro>Read *this*.</intro><introformat>4</introformat><content>&lt;h3&gt;Clay&lt;/h3&gt;&lt;p&gt;See &lt;img src="@@PLUGINFILE@@/a.png" alt="wet clay" /&gt;.&lt;/p&gt;</content><contentformat>1</contentformat></page></activity>
      === activities/page_11/grades.xml
      <activity_gradebook><grade_items><grade_item id="3"><grade_grades><grade_grade id="8"><userid>5</userid><rawgrade>77</rawgrade></grade_grade></grade_grades></grade_item></grade_items></activity_gradebook>
      === activities/glossary_13/glossary.xml
      <activity id="7" moduleid="13" modulename="glossary" contextid="113"><glossary id="7"><name>Words</name><intro>$@NULL@$</intro><entries><entry id="1"><userid>5</userid><concept>Loam</concept><definition>&lt;p&gt;Sand and clay.&lt;/p&gt;</definition><definitionformat>1</definitionformat><ratings><rating id="1"><value>80</value><userid>5</userid></rating></ratings></entry></entries></glossary></activity>
      === questions.xml
      <question_categories><question_category id="1"><name>Default</name><questions><question id="1"><name>Clay 1</name><questiontext>What is clay?</questiontext><questiontextformat>1</questiontextformat><qtype>multichoice</qtype><answers><answer id="1"><answertext>Fine soil</answertext><fraction>1.0</fraction></answer></answers></question></questions></question_category></question_categories>
      === files.xml
      <files><file id="1"><contenthash>74eaabbb4263fcdaf162b9d1a99785ede1ac349b</contenthash><contextid>111</contextid><component>mod_page</component><filearea>content</filearea><itemid>0</itemid><filepath>/</filepath><filename>clay.html</filename><userid>5</userid><filesize>26</filesize><author>Aigul</author></file><file id="2"><contenthash>aa00000000000000000000000000000000000000</contenthash><contextid>112</contextid><component>assignsubmission_file</component><filearea>submission_files</filearea><itemid>0</itemid><filepath>/</filepath><filename>e.txt</filename><userid>5</userid><filesize>2</filesize></file></files>
      === files/74/74eaabbb4263fcdaf162b9d1a99785ede1ac349b
      <p>Clay is <b>fine</b>.</p>
      === files/aa/aa00000000000000000000000000000000000000
      my
      """;

  static final String H5P =
      """
      zip
      === h5p.json
      {"title":"Tide \\u00e9","language":"en","mainLibrary":"H5P.MultiChoice","embedTypes":["div"],"preloadedDependencies":[{"machineName":"H5P.MultiChoice","majorVersion":"1","minorVersion":"16"}]}
      === content/content.json
      %s=== H5P.MultiChoice-1.16/library.json
      {"title":"Multiple Choice","machineName":"H5P.MultiChoice","majorVersion":1,"minorVersion":16}
      """
          .formatted(QuizSeeds.H5P_CHOICE);

  /** Without a manifest of a platform, with a package in it and a name that leads out. */
  static final String PLAIN =
      """
      zip
      === course.json
      {"title":"All","language":"en","units":[{"title":"One","folder":"one","files":["a.md","quiz.h5p"]}]}
      === one/a.md
      # Sea

      Some *text*.
      === one/quiz.h5p!/h5p.json
      {"title":"Tide","language":"en","mainLibrary":"H5P.TrueFalse"}
      === one/quiz.h5p!/content/content.json
      {"question":"<p>Is it so?</p>","correct":"true"}
      === b.srt
      1
      00:00:01,000 --> 00:00:02,000
      Hello
      === ../out.md
      It is left out.
      """;

  private PackageSeeds() {}
}

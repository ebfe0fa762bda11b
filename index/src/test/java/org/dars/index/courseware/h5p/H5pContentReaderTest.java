package org.dars.index.courseware.h5p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.Courseware;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SourceFile;
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class H5pContentReaderTest extends SplicingReaderContract {

  private static final String QUIZ =
      """
      {"introPage":{"showIntroPage":false,"title":"Cells &amp; more"},"progressType":"dots",
       "questions":[
        {"library":"H5P.MultiChoice 1.16","subContentId":"0e5c1e53-4e0c-4c3c-8d0b-000000000000",
         "metadata":{"contentType":"Multiple Choice","license":"U","title":"First","authors":[{"name":"No Text"}]},
         "params":{
          "question":"<p>What is a <em>neuron<\\/em>?<\\/p>\\n",
          "media":{"type":{"params":{"alt":"A drawing","file":{"path":"images\\/a.png","mime":"image\\/png","width":10,"copyright":{"title":"no text"}}},"library":"H5P.Image 1.1"}},
          "answers":[{"correct":true,"tipsAndFeedback":{"tip":"It is small","chosenFeedback":"<div>Yes<\\/div>"},"text":"<div>A cell<\\/div>\\n"},
                     {"correct":false,"tipsAndFeedback":{"tip":"","chosenFeedback":""},"text":"A &quot;nerve&quot;"}],
          "UI":{"checkAnswerButton":"Check","feedback":"You got @score of @total"},
          "overallFeedback":[{"from":0,"to":100,"feedback":"Don&#039;t stop"}],
          "behaviour":{"enableRetry":true,"type":"auto","label":"not text"},
          "backgroundColor":"#ff0000"}},
        {"library":"H5P.Blanks 1.14","params":{"text":"<p>Fill in<\\/p>","questions":["<p>The *soma\\/body:a part* and the <b>*axon*<\\/b> 5 &#42; 3<\\/p>"]}},
        {"library":"H5P.TrueFalse 1.8","params":{"question":"Is it so?","correct":"true","l10n":{"trueText":"True"}}}]}
      """;

  @BeforeEach
  void aPackageAround() throws IOException {
    Files.writeString(folder.resolve("h5p.json"), "{\"title\": \"Cells\"}");
  }

  @Override
  protected String fileName() {
    return "content/content.json";
  }

  @Override
  protected List<String> examples() {
    return List.of(
        QUIZ,
        QUIZ.replace("\n", "\r\n").replace("\\/", "/"),
        "{\"text\":\"caf\\u00e9 it's \\\"so\\\"\",\"textField\":\"one *odd\"}");
  }

  @Override
  protected String random(Random random) {
    List<String> words =
        List.of(
            "word",
            "*gap*",
            "<b>bold<\\/b>",
            "&amp;",
            "&#42;",
            "\\u00e9",
            "\\n",
            "@score",
            "\\\"q\\\"",
            "*",
            "it's",
            "слово",
            "<p>para<\\/p>");
    List<String> names =
        List.of("text", "questions", "textField", "alt", "title", "unknown", "url", "l10n");
    return IntStream.range(0, 1 + random.nextInt(6))
        .mapToObj(i -> {
          String text =
              "\"say "
                  + IntStream.range(0, 1 + random.nextInt(6))
                      .mapToObj(_ -> pick(random, words))
                      .collect(Collectors.joining(" "))
                  + "\"";
          String name = pick(random, names);
          String value = name.equals("questions") ? "[" + text + "]" : text;
          return "{\"" + name + "\": " + value + "}";
        })
        .collect(Collectors.joining(",", "{\"list\": [", "]}"));
  }

  @Test
  void textsAreToldFromSettings() throws Exception {
    CoursewareDocument document = read(QUIZ);
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .containsExactly(
            tuple("introPage.title", BlockKind.HEADING, "Cells & more"),
            tuple("questions.1.metadata.title", BlockKind.HEADING, "First"),
            tuple("questions.1.params.question-p1", BlockKind.STEM, "What is a neuron?"),
            tuple("questions.1.params.media.type.params.alt", BlockKind.ALT_TEXT, "A drawing"),
            tuple(
                "questions.1.params.answers.1.tipsAndFeedback.tip",
                BlockKind.FEEDBACK,
                "It is small"),
            tuple(
                "questions.1.params.answers.1.tipsAndFeedback.chosenFeedback-p1",
                BlockKind.FEEDBACK,
                "Yes"),
            tuple("questions.1.params.answers.1.text-p1", BlockKind.OPTION, "A cell"),
            tuple("questions.1.params.answers.2.text", BlockKind.OPTION, "A \"nerve\""),
            tuple("questions.1.params.UI.checkAnswerButton", BlockKind.PARAGRAPH, "Check"),
            tuple("questions.1.params.UI.feedback", BlockKind.FEEDBACK, "You got @score of @total"),
            tuple(
                "questions.1.params.overallFeedback.1.feedback", BlockKind.FEEDBACK, "Don't stop"),
            tuple("questions.2.params.text-p1", BlockKind.PARAGRAPH, "Fill in"),
            tuple(
                "questions.2.params.questions.1-p1",
                BlockKind.STEM,
                "The soma/body:a part and the axon 5 * 3"),
            tuple("questions.3.params.question", BlockKind.STEM, "Is it so?"),
            tuple("questions.3.params.l10n.trueText", BlockKind.PARAGRAPH, "True"));
    assertThat(block(document, "questions.1.params.answers.2.text").anchor().headingPath())
        .containsExactly("First");
    assertThat(block(document, "questions.1.params.UI.feedback").content())
        .contains(new Inline.Markup("@total", Inline.Role.ALONE, "@total"));
  }

  @Test
  void whatIsWrittenIsEscapedForHtmlAndForJson() throws Exception {
    assertThat(spliced(QUIZ, "questions.1.params.answers.2.text", "a/b <i> & \"c\"\né"))
        .isEqualTo(QUIZ.replace("A &quot;nerve&quot;", "a\\/b &lt;i&gt; &amp; &quot;c&quot;\\né"));
  }

  @Test
  void gapsMoveWithTheirWords() throws Exception {
    byte[] bytes = QUIZ.getBytes(StandardCharsets.UTF_8);
    Inline.Markup open = new Inline.Markup("*", Inline.Role.OPEN, "");
    Inline.Markup close = new Inline.Markup("*", Inline.Role.CLOSE, "");
    List<Inline> content =
        List.of(
            new Inline.Markup("<b>", Inline.Role.OPEN, ""),
            open,
            new Inline.Text("аксон"),
            close,
            new Inline.Markup("</b>", Inline.Role.CLOSE, ""),
            new Inline.Text(" * "),
            open,
            new Inline.Text("сома"),
            close);
    byte[] written =
        courseware.splice(bytes, read(bytes), Map.of("questions.2.params.questions.1-p1", content));
    assertThat(written)
        .asString(StandardCharsets.UTF_8)
        .contains("[\"<p><b>*аксон*<\\/b> &#42; *сома*<\\/p>\"]");
  }

  @Test
  void whatTheLibrarySaysOfItsFieldsWins() throws Exception {
    String semantics =
        """
        [{"name": "strange", "type": "text"}, {"name": "text", "type": "select"},
         {"name": "colour2", "type": "text", "widget": "colorSelector"},
         {"name": "parts", "type": "list", "field": {"name": "part", "type": "group", "fields": [
           {"name": "odd", "type": "text", "widget": "html"}, {"name": "label", "type": "number"}]}},
         {"name": "lines", "type": "list", "field": {"name": "line", "type": "text"}}]
        """;
    String content =
        """
        {"strange": "Seen", "text": "left", "colour2": "Red", "parts": [{"odd": "<p>Part</p>", "label": "7"}],
         "lines": ["One", "Two"], "inner": {"library": "H5P.Other 1.0", "params": {"label": "By name", "odd": "left"}}}
        """;
    SourceFile source = in("strange", STRANGE, "H5P.Strange-1.2", semantics, content);
    CoursewareDocument document = courseware.read(source);
    assertThat(document.warnings()).isEmpty();
    assertThat(document.blocks())
        .extracting(Block::text)
        .containsExactly("Seen", "Part", "One", "Two", "By name");

    // The bytes and the document are what is left when it is written later.
    byte[] written =
        courseware.splice(
            Files.readAllBytes(source.file()),
            document,
            Map.of("strange", List.of(new Inline.Text("Көрінген"))));
    assertThat(written)
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(content.replace("\"Seen\"", "\"Көрінген\""));
    Path copy = Files.write(folder.resolve("copy"), written);
    assertThat(courseware.read(source.at(copy)).blocks())
        .extracting(Block::text)
        .containsExactly("Көрінген", "Part", "One", "Two", "By name");
  }

  private static final String STRANGE =
      """
      {"title": "What is strange", "mainLibrary": "H5P.Strange", "preloadedDependencies": [
       {"machineName": "H5P.Strange", "majorVersion": "1", "minorVersion": 2}]}
      """;

  /** An unpacked package. */
  private SourceFile in(
      String name, String manifest, String library, String semantics, String content)
      throws IOException {
    Path root = folder.resolve(name);
    Files.createDirectories(root.resolve("content"));
    Files.createDirectories(root.resolve(library));
    Files.writeString(root.resolve("h5p.json"), manifest);
    Files.writeString(root.resolve(library).resolve("semantics.json"), semantics);
    Path file = Files.writeString(root.resolve("content/content.json"), content);
    return new SourceFile("content/content.json", file);
  }

  @Test
  void ofSeveralVersionsTheOneThatTheContentNamesIsAsked() throws Exception {
    String content =
        "{\"inner\": {\"library\": \"H5P.Other 1.9\", \"params\": {\"odd\": \"Seen\"}}}";
    in("two", STRANGE, "H5P.Other-1.10", "[{\"name\": \"odd\", \"type\": \"select\"}]", content);
    SourceFile source =
        in("two", STRANGE, "H5P.Other-1.9", "[{\"name\": \"odd\", \"type\": \"text\"}]", content);
    assertThat(courseware.read(source).blocks()).extracting(Block::text).containsExactly("Seen");
    Files.delete(folder.resolve("two/H5P.Other-1.9/semantics.json"));
    SourceFile other = new SourceFile(source.path(), source.file());
    assertThat(courseware.read(other).blocks()).isEmpty();
  }

  @Test
  void whatALibrarySaysInNoJsonIsNamedAndNamesDo() throws Exception {
    SourceFile source =
        in("torn", STRANGE, "H5P.Strange-1.2", "[{", "{\"text\": \"Seen\", \"odd\": \"left\"}");
    CoursewareDocument document = courseware.read(source);
    assertThat(document.blocks()).extracting(Block::text).containsExactly("Seen");
    assertThat(document.title()).isEqualTo("What is strange");
    assertThat(document.warnings())
        .singleElement()
        .asString()
        .startsWith("H5P.Strange-1.2/semantics.json: is not valid JSON")
        .endsWith("; its fields were told from settings by their names");
  }

  @Test
  void aContentWithoutItsManifestIsAnyJson() throws Exception {
    Path file = folder.resolve("site/content/content.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, QUIZ);
    SourceFile source = new SourceFile("site/content/content.json", file);
    assertThat(Courseware.reads(source)).isFalse();
    assertThatThrownBy(() -> courseware.read(source))
        .isInstanceOf(CoursewareException.class)
        .hasMessageStartingWith("site/content/content.json: is of a kind that Dars does not read");
  }

  @Test
  void brokenContentIsRefused() {
    assertThatThrownBy(() -> read("[]"))
        .isInstanceOf(CoursewareException.class)
        .hasMessage("content/content.json: is no H5P content (not a JSON object); export it again");
    assertThatThrownBy(() -> read(QUIZ.substring(0, 400)))
        .isInstanceOf(CoursewareException.class)
        .hasMessageContaining("is not valid JSON (line");
  }

  @Test
  void anEscapeOfOtherLettersThanDigitsIsRefused() throws Exception {
    // The low bytes of these letters are those of "a".
    for (String digits :
        List.of("\u0161\u0161\u0161\u0161", "00\u0161\u0161", "\u0431\u0431\u0431\u0431")) {
      assertThatThrownBy(() -> read("{\"text\": \"\\u" + digits + " b\"}"))
          .isInstanceOf(CoursewareException.class)
          .hasMessageStartingWith("content/content.json: is not valid JSON (line 1: ");
    }
  }

  @Test
  void aNumberThatThePlayerFillsInStays() throws Exception {
    assertThat(read("{\"hotspotNumberLabel\": \"Hotspot #num\"}").blocks().getFirst().content())
        .containsExactly(
            new Inline.Text("Hotspot "), new Inline.Markup("#num", Inline.Role.ALONE, "#num"));
  }

  @Test
  void namesThatTheEditorGaveAreNoTexts() throws Exception {
    assertThat(
            read("{\"content\": {\"library\": \"H5P.Text 1.1\", \"params\": {\"text\": \"Hello\"}, \"metadata\": {\"title\": \"Untitled Text\"}}}")
                .blocks())
        .extracting(Block::text)
        .containsExactly("Hello");
  }
}

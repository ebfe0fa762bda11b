package org.dars.index.courseware.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.CoursewareException;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.Test;

class NotebookReaderTest extends SplicingReaderContract {

  private static final String BOOK =
      """
      {
       "cells": [
        {
         "cell_type": "markdown",
         "id": "a1",
         "metadata": {"tags": ["not text"]},
         "source": [
          "# Neurons \\ud83c\\udf93 in \\"brief\\"\\n",
          "\\n",
          "A *neuron* goes\\n",
          "over lines with `code`.\\n",
          "\\n",
          "- one\\n",
          "- two"
         ]
        },
        {
         "cell_type": "code",
         "execution_count": 1,
         "metadata": {},
         "outputs": [{"output_type": "stream", "name": "stdout", "text": ["not text\\n"]}],
         "source": ["print('not text')\\n", "x = 1"]
        },
        {"cell_type": "raw", "metadata": {}, "source": ["left"]},
        {
         "cell_type": "markdown",
         "metadata": {},
         "attachments": {"a.png": {"image/png": "aGk="}},
         "source": "## Parts\\n\\n![A drawing](attachment:a.png) and $x^2$\\n\\n| a | b |\\n|---|---|\\n| c | d |\\n"
        },
        {"cell_type": "markdown", "metadata": {}, "source": ["One line"]},
        {"cell_type": "markdown", "metadata": {}, "source": []}
       ],
       "metadata": {"kernelspec": {"display_name": "Python 3", "name": "python3"}},
       "nbformat": 4,
       "nbformat_minor": 5
      }
      """;

  private static final String OLD =
      """
      {"metadata": {"name": "x"}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": [
        {"cell_type": "heading", "level": 2, "metadata": {}, "source": ["Old & grey"]},
        {"cell_type": "code", "input": ["1 + 1"], "outputs": []},
        {"cell_type": "markdown", "source": ["text\\u00e9"]}
      ], "metadata": {}}]}
      """;

  @Override
  protected String fileName() {
    return "lesson.ipynb";
  }

  @Override
  protected List<String> examples() {
    return List.of(
        BOOK,
        BOOK.replace("\n", "\r\n"),
        BOOK.replaceAll("\n *", ""),
        BOOK.replace("brief", "қысқа"),
        OLD);
  }

  @Override
  protected String random(Random random) {
    List<String> pieces =
        List.of(
            "word ",
            "*emph* ",
            "\\\\(x\\\\) ",
            "\\n",
            "\\n\\n",
            "# ",
            "- ",
            "\\u00e9 ",
            "\\ud83c\\udf93 ",
            "é ",
            "\\\"q\\\" ",
            "a\\/b ",
            "\", \"");
    return IntStream.range(0, 1 + random.nextInt(4))
        .mapToObj(_ ->
            "{\"cell_type\": \"markdown\", \"source\": [\""
                + IntStream.range(0, random.nextInt(12))
                    .mapToObj(_ -> pick(random, pieces))
                    .collect(Collectors.joining())
                + "\"]}")
        .collect(Collectors.joining(",\n  ", "{\"cells\": [", "], \"nbformat\": 4}"));
  }

  @Test
  void cellsAreReadAsOneDocument() throws Exception {
    CoursewareDocument document = read(BOOK);
    assertThat(document.title()).isEqualTo("Neurons 🎓 in \"brief\"");
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .containsExactly(
            tuple("1", BlockKind.HEADING, "Neurons 🎓 in \"brief\""),
            tuple("1-p1", BlockKind.PARAGRAPH, "A neuron goes over lines with code."),
            tuple("1-li1", BlockKind.LIST_ITEM, "one"),
            tuple("1-li2", BlockKind.LIST_ITEM, "two"),
            tuple("1-code1", BlockKind.CODE, "print('not text') x = 1"),
            tuple("1.1", BlockKind.HEADING, "Parts"),
            tuple("1.1-p1", BlockKind.PARAGRAPH, "and x^2"),
            tuple("1.1-alt1", BlockKind.ALT_TEXT, "A drawing"),
            tuple("1.1-t1r1c1", BlockKind.TABLE_CELL, "a"),
            tuple("1.1-t1r1c2", BlockKind.TABLE_CELL, "b"),
            tuple("1.1-t1r2c1", BlockKind.TABLE_CELL, "c"),
            tuple("1.1-t1r2c2", BlockKind.TABLE_CELL, "d"),
            tuple("1.1-p2", BlockKind.PARAGRAPH, "One line"));
    assertThat(block(document, "1.1-p2").anchor().headingPath())
        .containsExactly("Neurons 🎓 in \"brief\"", "Parts");
  }

  @Test
  void whatIsWrittenKeepsTheStyleOfTheFile() throws Exception {
    assertThat(spliced(BOOK, "1.1-p2", "Ой \"сөз\"\tc:\\d/e 🎓"))
        .isEqualTo(
            BOOK.replace(
                "One line",
                "\\u041e\\u0439 \\\"\\u0441\\u04e9\\u0437\\\" c:\\\\d/e \\ud83c\\udf93"));
    String unicode = BOOK.replace("brief", "қысқа");
    assertThat(spliced(unicode, "1.1-p2", "Ой 🎓")).isEqualTo(unicode.replace("One line", "Ой 🎓"));
    assertThat(spliced(OLD, "1", "Neu\nund alt"))
        .isEqualTo(OLD.replace("Old & grey", "Neu und alt"));
  }

  @Test
  void aParagraphOverLinesStaysAnArrayOfLines() throws Exception {
    String text =
        "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\n  \"a  \\n\",\n  \"b\\n\",\n  \"c\"\n]}], \"nbformat\": 4}";
    List<Inline> content =
        List.of(
            new Inline.Text("x"),
            new Inline.Markup("  \n", Inline.Role.ALONE, " "),
            new Inline.Text("y z"));
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(courseware.splice(bytes, read(bytes), Map.of("0-p1", content)))
        .asString(java.nio.charset.StandardCharsets.UTF_8)
        .isEqualTo(
            "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\n  \"x  \\n\",\n  \"y z\"\n]}], \"nbformat\": 4}");
  }

  @Test
  void whatTheEncodingLacksIsEscapedAsJson() throws Exception {
    Charset latin = Charset.forName("windows-1252");
    byte[] bytes = BOOK.replace("One line", "Café").getBytes(latin);
    byte[] written =
        courseware.splice(bytes, read(bytes), Map.of("1.1-p2", List.of(new Inline.Text("Ой"))));
    assertThat(written).isEqualTo(BOOK.replace("One line", "\\u041e\\u0439").getBytes(latin));
  }

  @Test
  void brokenJsonIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read("{\"cells\": [\n  {\"a\": }\n]}"))
        .isInstanceOf(CoursewareException.class)
        .hasMessageStartingWith("lesson.ipynb: is not valid JSON (line 2: Unexpected character")
        .hasMessageEndingWith("export it again or mend it");
    assertThatThrownBy(() -> read("{\"cells\": []} {}"))
        .isInstanceOf(CoursewareException.class)
        .hasMessageContaining("something follows the end");
    assertThatThrownBy(() -> read("[".repeat(100_000)))
        .isInstanceOf(CoursewareException.class)
        .hasMessageContaining("nesting depth");
    assertThatThrownBy(() -> read("{\"a\": 1}"))
        .isInstanceOf(CoursewareException.class)
        .hasMessageContaining("is no Jupyter notebook");
  }

  @Test
  void aNotebookCutShortIsRefused() {
    for (int tenth = 1; tenth < 10; tenth++) {
      String cut = BOOK.substring(0, BOOK.length() * tenth / 10);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(CoursewareException.class);
    }
  }
}

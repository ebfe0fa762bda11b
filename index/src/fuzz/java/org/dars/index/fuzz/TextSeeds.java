package org.dars.index.fuzz;

/** Small valid texts. */
final class TextSeeds {

  static final String MARKDOWN =
      """
      ---
      title: The sea
      lang: en
      ---

      # The *sea* and `tides`

      Water **rises** and [falls](https://example.org "twice a day") each day.\\
      Costs \\$5, energy is $E = mc^2$ and <b>more</b> &amp; less.

      $$
      a^2 + b^2 = c^2
      $$

      - first
        - nested ~~old~~ item
      1. one
      2. two

      > A quote
      > of two lines

      ![a wave](wave.png "Wave") <https://example.org> [ref][one]

      ```python
      print("not translated")
      ```

          indented code

      Term: what it means

      [one]: https://example.org/one 'One'
      """;

  static final String TABLES =
      """
      \uFEFF| Name | Value |
      | :--- | ---: |
      | a \\| b | `c` |
      | *d* | 5 |

      Heading
      ===

      <div align="center">
      <p>inside</p>
      </div>

      <!-- a note -->

      * * *

      - [ ] open
      - [x] done
      """
          .replace("\n", "\r\n");

  static final String MDX =
      """
      ---
      title: Unit 1
      ---
      import { Tip } from "./tip"
      export const level = 2

      # Tokens

      <Tip kind="note" title="Read this">

      A *tip* with {level} in it.

      </Tip>

      <Youtube id="abc"/>

      Text with <b>bold</b> and {1 + 1} and `code`.

      [[open-in-colab]]

      {/* a comment */}
      """;

  static final String NOTEBOOK =
      """
      {
       "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Title\\n", "\\n", "Some *text* \\u00e9 \\"q\\"\\n"]},
        {"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [
          {"name": "stdout", "output_type": "stream", "text": ["1\\n"]}], "source": ["print(1)"]},
        {"cell_type": "markdown", "metadata": {}, "attachments": {}, "source": "One string $x$\\n\\n- item"},
        {"cell_type": "raw", "metadata": {}, "source": "raw"}
       ],
       "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "title": "Unit"},
       "nbformat": 4,
       "nbformat_minor": 5
      }
      """;

  static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>The sea &amp; us</title>
      <style>p { color: red }</style><script>var a = "<p>no</p>";</script></head>
      <body>
      <h1 id="a">The <em>sea</em></h1>
      <p>Water &lt;rises&gt; and <a href="x.html" title="Twice a day">falls</a>,<br>see <code>tide()</code>.</p>
      <ul><li>one<ul><li>two</li></ul></li><li translate="no">three</li></ul>
      <table><caption>Tides</caption><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><p>x</p><p>y</p></td></tr></table>
      <img src="a.png" alt="A wave" aria-label='the "wave"'><input placeholder="Your name">
      <pre>code  here</pre>
      <dl><dt>Tide</dt><dd>rise and fall</dd></dl>
      <p>Energy <math><mi>E</mi></math> and <span class="notranslate">Dars</span></p>
      <!-- a note -->
      </body></html>
      """;

  static final String LOOSE_HTML =
      """
      <p>one<p>two <b>three <i>four</b> five</i><td>six<li>seven</p>&copy; &#233; &unknown; & <
      <table><tr>eight<td>nine</table><a href=x title=y>ten<a href=z>eleven</a>
      <h2>twelve<h3>thirteen</h2><select><option>no</select><svg><text>fourteen</text></svg>
      """;

  static final String VTT =
      """
      WEBVTT - Lecture 1
      Language: en

      STYLE
      ::cue { color: red }

      NOTE a note

      intro
      00:00:01.000 --> 00:00:04.000 align:start position:10%
      <v Ada>Hello <i>there</i>,
      - welcome &amp; sit down

      00:05.000 --> 00:07.500
      <c.loud>Second <00:06.000>cue</c>
      """;

  static final String SRT =
      """
      1
      00:00:01,000 --> 00:00:04,000
      Hello <i>there</i>,
      {\\an8}welcome

      2
      00:00:05,000 --> 00:00:07,500 X1:10 X2:20 Y1:10 Y2:20
      Second cue & more
      """;

  static final String SBV =
      """
      0:00:01.000,0:00:04.000
      Hello there,
      welcome

      0:00:05.000,0:00:07.500
      >> ADA: Second[br]cue
      """;

  static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <?style a="b"?>
      <!-- note -->
      <a:root xmlns:a="urn:a" xmlns="urn:b" one="1 &amp; &#x31;" a:two='"2"'>
        <b>text &lt; &#233; &#x1F393; "q"</b><c/><d e = "f" />
        <![CDATA[<raw> & ]] >]]> tail <b xml:space="preserve"> x\ty </b>
        <deep><deep><deep>é</deep></deep></deep>
      </a:root>
      <!-- end -->
      """;

  private TextSeeds() {}
}

package org.dars.index.courseware.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dars.index.courseware.Anchor;
import org.dars.index.courseware.Block;
import org.dars.index.courseware.BlockKind;
import org.dars.index.courseware.CoursewareDocument;
import org.dars.index.courseware.Inline;
import org.dars.index.courseware.SplicingReaderContract;
import org.junit.jupiter.api.Test;

class GiftReaderTest extends SplicingReaderContract {

  private static final String QUIZ =
      """
      // a comment at the top
      $CATEGORY: $course$/top/Unit 1/Cells // tissue

      // about cells
      ::Cells\\: a start::Which part of a cell \\{if any\\} holds its DNA?{
      \t=The nucleus#Right, \\#1!
      \t~%50%The mitochondrion # It holds some.
      // not this one
      \t~[html]The <b>membrane</b> &amp; wall
      ####See "Cells".
      }

      The sky is {T#No, it is.#Yes.####Look up.}

      ::Grant::When was Ulysses S. Grant born? {#
         =1822:0      # Correct!
         =%50%1822:2  # Nearly.
      }

      Who wrote it? {=Sh\\=akespeare =%80%W. Shakespeare#Which one? =1616}

      ::Pairs::Match them. {
        =[html]<i>cat</i> -> meow
        =dog -> woof
        = -> moo
      }

      ::Word::Moodle costs {~a lot =nothing#Indeed ~a little} to download
      // in the sentence
      from the site.

      ::Essay::[html]<p>Write an <em>essay</em>.</p><p>Use $$x\\=\\{1\\}$$.</p>{}

      What does this print?\\n\\n  for i in 1, 2\\:
          print(i) {~1 ~%100%1 2 ~%-50%2}

      [markdown]A *description* of what follows

      ::In HTML::[html]The <b>capital</b> is {=Paris ~Rome} and <i>not</i> Lyon.

      Is water wet? {Yes}
      """;

  @Override
  protected String fileName() {
    return "quiz.gift";
  }

  @Override
  protected List<String> examples() {
    return List.of(
        QUIZ,
        QUIZ.replace("\n", "\r\n"),
        "::T::\n  stem on its own line\n{\n=\n  right\n~\n  wrong\n#\n  so\n}",
        "::\n  title\n  :: [plain]\n stem {\n= key\n= \n other key # said }",
        "[plain]All plain {= <b>is</b> a tag # [html]<b>bold</b> ~ %no weight}",
        "a < b and c {T}\n\n::x::one\ntwo {~a\n\nb =c}",
        "Broken { question\n\nGood one {=yes ~no}",
        "{=Paris ~London} is a capital.");
  }

  @Override
  protected String random(Random random) {
    List<String> words =
        List.of(
            "word",
            "слово",
            "\\~",
            "\\=",
            "\\#",
            "\\{",
            "\\}",
            "\\\\",
            "\\n",
            ":",
            "::",
            "&amp;",
            "a -> b",
            "[html]",
            "<b>bold</b>",
            "<",
            "%",
            "%5",
            "🎓",
            "$$x$$",
            "\\\\(y\\\\)",
            "\n",
            "\n// no\n");
    List<String> blocks =
        List.of(
            "{=A ~B}",
            "{T}",
            "{}",
            "{#3:1}",
            "{~%50%A#B ~%-50%C####D}",
            "{=A=B#C}",
            "{=A -> B =C -> D}",
            "{A}",
            "");
    return IntStream.range(0, 1 + random.nextInt(5))
        .mapToObj(_ -> {
          String block = pick(random, blocks);
          for (String letter : List.of("A", "B", "C", "D")) {
            block =
                block.replace(
                    letter,
                    letter.toLowerCase(java.util.Locale.ROOT)
                        + words(random, words).replace("a -> b", ""));
          }
          return (random.nextBoolean() ? "::" + words(random, words).replace(":", "") + "x::" : "")
              + (random.nextInt(4) == 0 ? "[html]" : random.nextInt(4) == 0 ? "[plain]" : "")
              + "Stem "
              + words(random, words)
              + block
              + (random.nextInt(3) == 0 ? "tail " + words(random, words) : "");
        })
        .collect(Collectors.joining(random.nextBoolean() ? "\n\n" : "\r\n\r\n"));
  }

  private static String words(Random random, List<String> words) {
    return IntStream.range(0, random.nextInt(5))
        .mapToObj(_ -> pick(random, words))
        .collect(Collectors.joining(" "))
        .replaceAll("\\n\\s*(?=\\n)", "")
        .replaceAll("\\A\\s+|\\s+\\z", "");
  }

  @Test
  void aQuizIsReadAsMoodleReadsIt() throws Exception {
    CoursewareDocument document = read(QUIZ);
    assertThat(document.warnings()).isEmpty();
    assertThat(document.blocks())
        .extracting(Block::id, Block::kind, Block::text)
        .containsExactly(
            tuple("q1-h1", BlockKind.HEADING, "Cells: a start"),
            tuple("q1-q1", BlockKind.STEM, "Which part of a cell {if any} holds its DNA?"),
            tuple("q1-opt1", BlockKind.OPTION, "The nucleus"),
            tuple("q1-fb1", BlockKind.FEEDBACK, "Right, #1!"),
            tuple("q1-opt2", BlockKind.OPTION, "The mitochondrion"),
            tuple("q1-fb2", BlockKind.FEEDBACK, "It holds some."),
            tuple("q1-opt3", BlockKind.OPTION, "The membrane & wall"),
            tuple("q1-fb3", BlockKind.FEEDBACK, "See \"Cells\"."),
            tuple("q2-q1", BlockKind.STEM, "The sky is"),
            tuple("q2-fb1", BlockKind.FEEDBACK, "No, it is."),
            tuple("q2-fb2", BlockKind.FEEDBACK, "Yes."),
            tuple("q2-fb3", BlockKind.FEEDBACK, "Look up."),
            tuple("q3-h1", BlockKind.HEADING, "Grant"),
            tuple("q3-q1", BlockKind.STEM, "When was Ulysses S. Grant born?"),
            tuple("q3-fb1", BlockKind.FEEDBACK, "Correct!"),
            tuple("q3-fb2", BlockKind.FEEDBACK, "Nearly."),
            tuple("q4-q1", BlockKind.STEM, "Who wrote it?"),
            tuple("q4-opt1", BlockKind.OPTION, "Sh=akespeare"),
            tuple("q4-opt2", BlockKind.OPTION, "W. Shakespeare"),
            tuple("q4-fb1", BlockKind.FEEDBACK, "Which one?"),
            tuple("q4-opt3", BlockKind.OPTION, "1616"),
            tuple("q5-h1", BlockKind.HEADING, "Pairs"),
            tuple("q5-q1", BlockKind.STEM, "Match them."),
            tuple("q5-opt1", BlockKind.OPTION, "cat"),
            tuple("q5-opt2", BlockKind.OPTION, "meow"),
            tuple("q5-opt3", BlockKind.OPTION, "dog"),
            tuple("q5-opt4", BlockKind.OPTION, "woof"),
            tuple("q5-opt5", BlockKind.OPTION, "moo"),
            tuple("q6-h1", BlockKind.HEADING, "Word"),
            tuple("q6-q1", BlockKind.STEM, "Moodle costs _____ to download from the site."),
            tuple("q6-opt1", BlockKind.OPTION, "a lot"),
            tuple("q6-opt2", BlockKind.OPTION, "nothing"),
            tuple("q6-fb1", BlockKind.FEEDBACK, "Indeed"),
            tuple("q6-opt3", BlockKind.OPTION, "a little"),
            tuple("q7-h1", BlockKind.HEADING, "Essay"),
            tuple("q7-q1", BlockKind.STEM, "Write an essay."),
            tuple("q7-q2", BlockKind.STEM, "Use $$x={1}$$."),
            tuple("q8-q1", BlockKind.STEM, "What does this print? for i in 1, 2: print(i)"),
            tuple("q8-opt1", BlockKind.OPTION, "1"),
            tuple("q8-opt2", BlockKind.OPTION, "1 2"),
            tuple("q8-opt3", BlockKind.OPTION, "2"),
            tuple("q9-q1", BlockKind.STEM, "A description of what follows"),
            tuple("q10-h1", BlockKind.HEADING, "In HTML"),
            tuple("q10-q1", BlockKind.STEM, "The capital is"),
            tuple("q10-q2", BlockKind.STEM, "and not Lyon."),
            tuple("q10-opt1", BlockKind.OPTION, "Paris"),
            tuple("q10-opt2", BlockKind.OPTION, "Rome"),
            tuple("q11-q1", BlockKind.STEM, "Is water wet?"),
            tuple("q11-opt1", BlockKind.OPTION, "Yes"));
    assertThat(block(document, "q1-opt1").anchor())
        .isEqualTo(new Anchor.Item(1, "Cells: a start", List.of("Unit 1", "Cells / tissue")));
    assertThat(block(document, "q4-opt3").translatable()).isFalse();
  }

  @Test
  void aGapAndItsAnswersAreWrittenTogether() throws Exception {
    byte[] bytes = "It costs {~much =nothing} today.".getBytes(StandardCharsets.UTF_8);
    CoursewareDocument document = read(bytes);
    List<Inline> stem = block(document, "q1-q1").content();
    byte[] written =
        courseware.splice(
            bytes,
            document,
            Map.of(
                "q1-q1",
                List.of(new Inline.Text("Heute kostet es "), stem.get(1), new Inline.Text(".")),
                "q1-opt2",
                List.of(new Inline.Text("nichts = 0"))));
    assertThat(written)
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("Heute kostet es {~much =nichts \\= 0}.");
  }

  @Test
  void noTextBecomesAMark() throws Exception {
    assertThat(spliced("One {~a =b}", "q1-opt1", "%50% of it"))
        .isEqualTo("One {~&\\#37;50% of it =b}");
    assertThat(spliced("One {=a}", "q1-opt1", "%50% of it")).isEqualTo("One {=%100%%50% of it}");
    assertThat(spliced("One {a}", "q1-opt1", "True")).isEqualTo("One {=True}");
    assertThat(spliced("One {=a}", "q1-q1", "// one")).isEqualTo("&\\#47;/ one {=a}");
    assertThat(spliced("One {=a}", "q1-q1", "::one::")).isEqualTo("\\:\\:one\\:\\: {=a}");
    assertThat(spliced("One {=a}", "q1-q1", "$CATEGORY: x")).isEqualTo("$CATEGORY\\: x {=a}");
    assertThat(spliced("One {=a}", "q1-q1", "a\n\nb")).isEqualTo("a  b {=a}");
    assertThat(spliced("One {=a}", "q1-q1", "[html] is")).isEqualTo("&\\#91;html] is {=a}");
    assertThat(spliced("One {=a#b}", "q1-opt1", "x -> y")).isEqualTo("One {=x -\u2060> y#b}");
    assertThat(spliced("One {=a#b}", "q1-fb1", "x -> y")).isEqualTo("One {=a#x -&gt; y}");
    assertThat(spliced("[plain]One {=a#b}", "q1-fb1", "[html] is"))
        .isEqualTo("[plain]One {=a#[plain][html] is}");
    assertThat(spliced("One {=a#b}", "q1-q1", "x<y> \\ &lt;"))
        .isEqualTo("x&lt;y> \\\\ &amp;lt; {=a#b}");
  }

  @Test
  void lineBreaksMayMoveAndLeaveNoBlankLine() throws Exception {
    byte[] bytes = "::t::one\ntwo\nthree {=a}\n\nnext {=b}".getBytes(StandardCharsets.UTF_8);
    CoursewareDocument document = read(bytes);
    List<Inline> c = block(document, "q1-q1").content();
    assertThat(c).hasSize(5);
    byte[] written =
        courseware.splice(
            bytes,
            document,
            Map.of(
                "q1-q1",
                List.of(c.get(1), c.get(3), c.get(0), c.get(2), new Inline.Text("// four"))));
    CoursewareDocument again = read(written);
    assertThat(again.blocks()).extracting(Block::id).contains("q2-opt1");
    assertThat(block(again, "q1-q1").text()).isEqualTo("onetwo// four");
    written =
        courseware.splice(
            bytes,
            document,
            Map.of("q1-q1", List.of(c.get(0), c.get(1), new Inline.Text("// two"), c.get(3))));
    assertThat(block(read(written), "q1-q1").text()).isEqualTo("one // two");
    assertThat(block(read(written), "q2-q1").text()).isEqualTo("next");
  }

  @Test
  void whatCannotBeWrittenBackIsSaid() throws Exception {
    assertThat(read("Broken { question\n\nGood {=yes}").warnings()).hasSize(1);
    assertThat(read("::a::one {=x}\n::b::two {=y}").warnings())
        .containsExactly(
            "Question 1 is searched but not translated: it has two answer blocks; put a blank line between questions");
    byte[] latin = "Où ? {=là}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(latin).blocks()).isNotEmpty().noneMatch(Block::translatable);
    assertThat(read(latin).warnings()).hasSize(1);
  }

  @Test
  void plainTextIsTakenForGiftOnlyWhereItClearlyIs() {
    assertThat(GiftReader.isGift("::Q1:: Is it? {T}")).isTrue();
    assertThat(GiftReader.isGift("$CATEGORY: a\n\nIs it? {=yes ~no}")).isTrue();
    assertThat(GiftReader.isGift("Use std::vector {int} and a::b")).isFalse();
    assertThat(GiftReader.isGift("plain text")).isFalse();
  }
}

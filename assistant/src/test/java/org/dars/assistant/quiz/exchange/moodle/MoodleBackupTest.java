package org.dars.assistant.quiz.exchange.moodle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions of a backup, as Moodle 4 writes them and as Moodle 3 did. */
class MoodleBackupTest {

  @TempDir Path folder;

  private Reading read(String categories) throws Exception {
    Path file = folder.resolve("questions.xml");
    Files.writeString(
        file,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<question_categories>"
            + "<question_category id=\"1\"><name>top</name><parent>0</parent></question_category>"
            + categories
            + "</question_categories>");
    return new MoodleXmlFormat().read(file);
  }

  private static String question(int id, String type, String text, String plugin) {
    return """
    <question id="%d"><parent>0</parent><name>Q%d</name><questiontext>%s</questiontext><questiontextformat>1</questiontextformat>
    <generalfeedback>$@NULL@$</generalfeedback><generalfeedbackformat>1</generalfeedbackformat><defaultmark>2.0000000</defaultmark>
    <qtype>%s</qtype>%s<tags><tag id="1"><name>tide</name><rawname>Tide</rawname></tag></tags></question>
    """
        .formatted(id, id, text, type, plugin);
  }

  private static String answer(int id, String text, String fraction, String feedback) {
    return "<answer id=\"%d\"><answertext>%s</answertext><answerformat>1</answerformat><fraction>%s</fraction><feedback>%s</feedback><feedbackformat>1</feedbackformat></answer>"
        .formatted(id, text, fraction, feedback);
  }

  private static String entry(String idnumber, String... versions) {
    StringBuilder out =
        new StringBuilder(
            "<question_bank_entry id=\"1\"><idnumber>"
                + idnumber
                + "</idnumber><question_version>");
    for (int i = 0; i < versions.length; i++) {
      out.append(
          "<question_versions id=\"%d\"><version>%d</version><status>%s</status><questions>%s</questions></question_versions>"
              .formatted(i, i + 1, versions[i].contains("DRAFT") ? "draft" : "ready", versions[i]));
    }
    return out.append("</question_version></question_bank_entry>").toString();
  }

  private static String category(String inner) {
    return "<question_category id=\"2\"><name>Soils/Sand</name><parent>1</parent><question_bank_entries>"
        + inner
        + "</question_bank_entries></question_category>";
  }

  private Item one(String question) throws Exception {
    Reading reading = read(category(entry("n1", question)));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.items()).hasSize(1);
    return reading.items().getFirst();
  }

  @Test
  void aChoiceHasItsKeyFeedbackCategoryAndTags() throws Exception {
    Item item =
        one(
            question(
                7,
                "multichoice",
                "&lt;p&gt;What is clay?&lt;/p&gt;",
                "<plugin_qtype_multichoice_question><answers>"
                    + answer(1, "Fine soil", "1.0000000", "")
                    + answer(2, "A stone", "-0.3333333", "No, rock.")
                    + "</answers><multichoice id=\"1\"><single>1</single><shuffleanswers>0</shuffleanswers></multichoice></plugin_qtype_multichoice_question>"));
    assertThat(item.id()).isEqualTo("n1");
    assertThat(item.name()).isEqualTo("Q7");
    assertThat(item.mark()).isEqualByComparingTo("2");
    assertThat(item.about().category()).containsExactly("Soils/Sand");
    assertThat(item.about().tags()).containsExactly("Tide");
    assertThat(item.stem()).isEqualTo(RichText.html("<p>What is clay?</p>"));
    Body.Choice choice = (Body.Choice) item.body();
    assertThat(choice.single()).isTrue();
    assertThat(choice.shuffle()).isFalse();
    assertThat(choice.options())
        .extracting(
            o -> o.text().value(), o -> o.weight().toPlainString(), o -> o.feedback().value())
        .containsExactly(tuple("Fine soil", "1", ""), tuple("A stone", "-0.3333333", "No, rock."));
  }

  @Test
  void trueIsWhatTheQuestionSaysIsTrueInAnyLanguage() throws Exception {
    Item item =
        one(
            question(
                1,
                "truefalse",
                "Clay is coarse.",
                "<plugin_qtype_truefalse_question><answers>"
                    + answer(5, "Vrai", "0.0", "Think.")
                    + answer(6, "Faux", "1.0", "")
                    + "</answers><truefalse id=\"1\"><trueanswer>5</trueanswer><falseanswer>6</falseanswer></truefalse></plugin_qtype_truefalse_question>"));
    assertThat(item.body())
        .isInstanceOfSatisfying(
            Body.TrueFalse.class,
            t -> {
              assertThat(t.key()).isFalse();
              assertThat(t.whenTrue().value()).isEqualTo("Think.");
            });
  }

  @Test
  void numbersHaveTheirTolerancesAndUnit() throws Exception {
    Item item =
        one(
            question(
                1,
                "numerical",
                "How long?",
                "<plugin_qtype_numerical_question><answers>"
                    + answer(5, "3.5", "1.0", "")
                    + "</answers><numerical_units><numerical_unit id=\"1\"><multiplier>1</multiplier><unit>m</unit></numerical_unit></numerical_units>"
                    + "<numerical_records><numerical_record id=\"1\"><answer>5</answer><tolerance>0.1</tolerance></numerical_record></numerical_records></plugin_qtype_numerical_question>"));
    Body.Numeric numeric = (Body.Numeric) item.body();
    assertThat(numeric.unit()).isEqualTo("m");
    assertThat(numeric.keys().getFirst().value()).isEqualByComparingTo("3.5");
    assertThat(numeric.keys().getFirst().tolerance()).isEqualByComparingTo("0.1");
  }

  @Test
  void pairsAndEssaysAreRead() throws Exception {
    Item match =
        one(
            question(
                1,
                "match",
                "Match",
                "<plugin_qtype_match_question><matches><match id=\"1\"><questiontext>Clay</questiontext><questiontextformat>1</questiontextformat><answertext>fine</answertext></match>"
                    + "<match id=\"2\"><questiontext></questiontext><questiontextformat>1</questiontextformat><answertext>none</answertext></match></matches></plugin_qtype_match_question>"));
    assertThat(match.body())
        .isInstanceOfSatisfying(
            Body.Matching.class,
            m -> {
              assertThat(m.pairs()).hasSize(1);
              assertThat(m.extra()).containsExactly(RichText.plain("none"));
            });
    Item essay =
        one(
            question(
                1,
                "essay",
                "Why?",
                "<plugin_qtype_essay_question><essay id=\"1\"><graderinfo>Look for sand</graderinfo><graderinfoformat>1</graderinfoformat></essay></plugin_qtype_essay_question>"));
    assertThat(((Body.Essay) essay.body()).rubric().value()).isEqualTo("Look for sand");
  }

  @Test
  void partsOfATextWithGapsAreItsGaps() throws Exception {
    String part =
        question(11, "shortanswer", "{1:SHORTANSWER:=Paris~%50%Lutetia}", "")
            .replace("<parent>0</parent>", "<parent>10</parent>");
    Reading reading =
        read(
            category(
                entry(
                        "n1",
                        question(
                            10,
                            "multianswer",
                            "The capital is {#1}.",
                            "<plugin_qtype_multianswer_question><multianswer id=\"1\"><question>10</question><sequence>11</sequence></multianswer></plugin_qtype_multianswer_question>"))
                    + entry("", part)));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.items()).hasSize(1);
    Body.Cloze cloze = (Body.Cloze) reading.items().getFirst().body();
    Body.ShortAnswer fill =
        cloze.parts().stream()
            .filter(Body.Gap.class::isInstance)
            .map(p -> (Body.ShortAnswer) ((Body.Gap) p).fill())
            .findFirst()
            .orElseThrow();
    assertThat(fill.answers())
        .extracting(Body.Accepted::text, a -> a.weight().toPlainString())
        .containsExactly(tuple("Paris", "1"), tuple("Lutetia", "0.5"));
  }

  @Test
  void theNewestVersionThatIsNoDraftCounts() throws Exception {
    String plugin =
        "<plugin_qtype_shortanswer_question><answers>"
            + answer(1, "x*", "1.0", "")
            + "</answers><shortanswer id=\"1\"><usecase>1</usecase></shortanswer></plugin_qtype_shortanswer_question>";
    Reading reading =
        read(
            category(
                entry(
                    "n1",
                    question(1, "shortanswer", "Old?", plugin),
                    question(2, "shortanswer", "New?", plugin),
                    question(3, "shortanswer", "DRAFT?", plugin))));
    assertThat(reading.items()).extracting(i -> i.stem().value()).containsExactly("New?");
    assertThat(((Body.ShortAnswer) reading.items().getFirst().body()).caseSensitive()).isTrue();
  }

  @Test
  void questionsBeforeMoodleFourAreReadAndOthersNamed() throws Exception {
    Reading reading =
        read(
            "<question_category id=\"2\"><name>A</name><parent>3</parent><questions>"
                + question(1, "description", "Read this.", "")
                + question(2, "calculated", "{a}+{b}?", "")
                + "</questions></question_category><question_category id=\"3\"><name>B</name><parent>2</parent></question_category>");
    assertThat(reading.items()).hasSize(1);
    assertThat(reading.items().getFirst().about().category()).containsExactly("B", "A");
    assertThat(reading.variant()).isEqualTo("moodle-backup");
    assertThat(reading.problems())
        .singleElement()
        .satisfies(p -> {
          assertThat(p.place()).isEqualTo("question 2 (Q2)");
          assertThat(p.message()).startsWith("questions of type \"calculated\" are not read");
        });
  }
}

package org.dars.assistant.quiz.exchange.qti12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.exchange.WholeFile;
import org.dars.assistant.quiz.exchange.qti.QtiFormat;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of QTI 1.2 as Canvas and Common Cartridge write them, through the format that reads them.
 */
class Qti12ReaderTest {

  private static final String FEEDBACK =
      "<itemfeedback ident=\"%s\"><flow_mat><material><mattext texttype=\"text/html\">%s</mattext></material></flow_mat></itemfeedback>";

  @TempDir Path folder;

  private static String file(String... items) {
    return "<questestinterop xmlns=\"http://www.imsglobal.org/xsd/ims_qtiasiv1p2\"><assessment ident=\"a\" title=\"Week 1\">"
        + "<section ident=\"root_section\">"
        + String.join("", items)
        + "</section></assessment></questestinterop>";
  }

  private static String item(String type, String presentation, String processing, String after) {
    return "<item ident=\"i-"
        + type
        + "\" title=\"T\"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>"
        + (type.startsWith("cc.") ? "cc_profile" : "question_type")
        + "</fieldlabel><fieldentry>"
        + type
        + "</fieldentry></qtimetadatafield><qtimetadatafield><fieldlabel>points_possible</fieldlabel>"
        + "<fieldentry>2.0</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation>"
        + presentation
        + "</presentation><resprocessing><outcomes><decvar maxvalue=\"100\" varname=\"SCORE\"/></outcomes>"
        + processing
        + "</resprocessing>"
        + after
        + "</item>";
  }

  private static String text(String words) {
    return "<material><mattext texttype=\"text/html\">" + words + "</mattext></material>";
  }

  /** A response with options "a", "b" … that read "A", "B" …. */
  private static String lid(String name, String cardinality, String own, String... options) {
    StringBuilder out =
        new StringBuilder(
            "<response_lid ident=\"%s\" rcardinality=\"%s\">".formatted(name, cardinality));
    out.append(own).append("<render_choice>");
    for (String o : options) {
      out.append("<response_label ident=\"").append(o).append("\"><material><mattext>");
      out.append(o.toUpperCase(Locale.ROOT)).append("</mattext></material></response_label>");
    }
    return out.append("</render_choice></response_lid>").toString();
  }

  private static String when(String condition, String score) {
    return "<respcondition continue=\"No\"><conditionvar>"
        + condition
        + "</conditionvar>"
        + score
        + "</respcondition>";
  }

  private static String equal(String name, String value) {
    return "<varequal respident=\"%s\">%s</varequal>".formatted(name, value);
  }

  private static String set(int score) {
    return "<setvar action=\"Set\" varname=\"SCORE\">" + score + "</setvar>";
  }

  private static String add(String score) {
    return "<setvar action=\"Add\" varname=\"SCORE\">" + score + "</setvar>";
  }

  private static String shows(String condition, String feedback) {
    return "<respcondition continue=\"Yes\"><conditionvar>%s</conditionvar><displayfeedback feedbacktype=\"Response\" linkrefid=\"%s\"/></respcondition>"
        .formatted(condition, feedback);
  }

  private Reading read(String xml) throws Exception {
    Path file = folder.resolve("quiz.xml");
    Files.writeString(file, xml);
    return QtiFormat.v22().read(file);
  }

  private Item one(String item) throws Exception {
    Reading reading = read(file(item));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.items()).hasSize(1);
    return reading.items().getFirst();
  }

  @Test
  void aChoiceHasItsKeyFeedbackMarkAndCategory() throws Exception {
    Item item =
        one(
            item(
                "multiple_choice_question",
                text("What &lt;b&gt;makes&lt;/b&gt; tides?") + lid("r", "Single", "", "a", "b"),
                shows("<other/>", "general_fb")
                    + shows(equal("r", "a"), "a_fb")
                    + when(equal("r", "b"), set(100)),
                FEEDBACK.formatted("general_fb", "See page 3.")
                    + FEEDBACK.formatted("a_fb", "It is smaller.")));
    assertThat(item.stem()).isEqualTo(RichText.html("What <b>makes</b> tides?"));
    assertThat(item.mark()).isEqualByComparingTo("2");
    assertThat(item.explanation()).isEqualTo(RichText.plain("See page 3."));
    assertThat(item.about().category()).containsExactly("Week 1");
    Body.Choice choice = (Body.Choice) item.body();
    assertThat(choice.single()).isTrue();
    assertThat(choice.options())
        .extracting(o -> o.text().value(), Body.Option::right, o -> o.feedback().value())
        .containsExactly(tuple("A", false, "It is smaller."), tuple("B", true, ""));
  }

  @Test
  void theFirstConditionThatSetsTheScoreDecides() throws Exception {
    Item item =
        one(
            item(
                "cc.multiple_choice.v0p1",
                text("Which?") + lid("r", "Single", "", "a", "b", "c"),
                when(equal("r", "c"), set(100))
                    + when(equal("r", "a"), set(50))
                    + when("<other/>", set(0)),
                ""));
    assertThat(((Body.Choice) item.body()).options())
        .extracting(o -> o.weight().toPlainString())
        .containsExactly("0.5", "0", "1");
  }

  @Test
  void severalAnswersShareTheMark() throws Exception {
    String presentation = text("Which?") + lid("r", "Multiple", "", "a", "b", "c");
    String all =
        "<and>"
            + equal("r", "a")
            + "<not>"
            + equal("r", "b")
            + "</not>"
            + equal("r", "c")
            + "</and>";
    Item together = one(item("multiple_answers_question", presentation, when(all, set(100)), ""));
    Item each =
        one(
            item(
                "cc.multiple_response.v0p1",
                presentation,
                when(equal("r", "a"), add("75")) + when(equal("r", "c"), add("25")),
                ""));
    assertThat(((Body.Choice) together.body()).options())
        .extracting(o -> o.weight().toPlainString())
        .containsExactly("0.5", "-1", "0.5");
    assertThat(((Body.Choice) together.body()).single()).isFalse();
    assertThat(((Body.Choice) each.body()).options())
        .extracting(o -> o.weight().toPlainString())
        .containsExactly("0.75", "0", "0.25");
  }

  @Test
  void trueAndFalseAreKnownByTheirWordsOrNames() throws Exception {
    String presentation = text("Water boils.") + lid("r", "Single", "", "true", "false");
    Item item =
        one(
            item(
                "cc.true_false.v0p1",
                presentation,
                shows(equal("r", "true"), "t") + when(equal("r", "false"), set(100)),
                FEEDBACK.formatted("t", "Not there.")));
    assertThat(item.body())
        .isEqualTo(new Body.TrueFalse(false, RichText.plain("Not there."), RichText.EMPTY));
    Item other =
        one(
            item(
                "true_false_question",
                text("?") + lid("r", "Single", "", "oui", "non"),
                when(equal("r", "oui"), set(100)),
                ""));
    assertThat(other.body()).isInstanceOf(Body.Choice.class);
  }

  @Test
  void wordsAndNumbersAreTheAnswersThatCount() throws Exception {
    String str = "<response_str ident=\"r\" rcardinality=\"Single\"><render_fib/></response_str>";
    Item words =
        one(
            item(
                "short_answer_question",
                text("Capital?") + str,
                when(equal("r", "Paris") + equal("r", "paris"), set(100)),
                ""));
    assertThat(((Body.ShortAnswer) words.body()).answers())
        .extracting(Body.Accepted::text)
        .containsExactly("Paris", "paris");
    String range =
        "<or>"
            + equal("r", "4")
            + "<and><vargte respident=\"r\">3.9</vargte><varlte respident=\"r\">4.1</varlte></and></or>";
    Item number = one(item("numerical_question", text("2+2?") + str, when(range, set(100)), ""));
    Body.NumericKey key = ((Body.Numeric) number.body()).keys().getFirst();
    assertThat(key.value()).isEqualByComparingTo("4");
    assertThat(key.tolerance()).isEqualByComparingTo("0.1");
    assertThat(((Body.Numeric) number.body()).keys()).hasSize(1);
    assertThat(one(item("essay_question", text("Why?") + str, "", "")).body())
        .isInstanceOf(Body.Essay.class);
  }

  @Test
  void matchingKeepsPairsAndPartnersOfNone() throws Exception {
    Item item =
        one(
            item(
                "matching_question",
                text("Match")
                    + lid("r1", "Single", text("one"), "a", "b", "c")
                    + lid("r2", "Single", text("two"), "a", "b", "c"),
                "<respcondition><conditionvar>%s</conditionvar>%s</respcondition>"
                        .formatted(equal("r1", "b"), add("50.00"))
                    + "<respcondition><conditionvar>%s</conditionvar>%s</respcondition>"
                        .formatted(equal("r2", "a"), add("50.00")),
                ""));
    Body.Matching matching = (Body.Matching) item.body();
    assertThat(matching.pairs())
        .extracting(p -> p.prompt().value(), p -> p.partner().value())
        .containsExactly(tuple("one", "B"), tuple("two", "A"));
    assertThat(matching.extra()).containsExactly(RichText.plain("C"));
  }

  @Test
  void listsInATextAreGapsWhereTheirNamesStand() throws Exception {
    Item item =
        one(
            item(
                "multiple_dropdowns_question",
                text("&lt;p&gt;Roses are [colour], skies [sky].&lt;/p&gt;")
                    + lid("r_sky", "Single", text("sky"), "a", "b")
                    + lid("r_colour", "Single", text("colour"), "c", "d"),
                when(equal("r_sky", "a"), add("50")) + when(equal("r_colour", "d"), add("50")),
                ""));
    List<Body.Part> parts = ((Body.Cloze) item.body()).parts();
    assertThat(parts).hasSize(5);
    Body.Choice colour = (Body.Choice) ((Body.Gap) parts.get(1)).fill();
    assertThat(colour.options())
        .extracting(o -> o.text().value(), Body.Option::right)
        .containsExactly(tuple("C", false), tuple("D", true));
  }

  @Test
  void whatIsNotReadIsNamedWithItsItem() throws Exception {
    Reading reading =
        read(
            file(
                item("calculated_question", text("x?") + "<response_str ident=\"r\"/>", "", ""),
                item("file_upload_question", text("Hand in"), "", ""),
                item(
                    "multiple_dropdowns_question",
                    text("No gap") + lid("r", "Single", text("gone"), "a"),
                    "",
                    ""),
                item(
                    "multiple_choice_question",
                    text("Which?") + lid("r", "Single", "", "a", "b"),
                    when(equal("r", "a"), set(100)),
                    FEEDBACK.formatted("never", "Nobody sees this."))));
    assertThat(reading.items()).hasSize(1);
    assertThat(reading.problems())
        .containsExactly(
            new Problem(
                "item 1 (T)",
                "questions of type \"calculated\" are not read; make it one of another type"),
            new Problem(
                "item 2 (T)", "nothing in it can be answered; make it an item of another type"),
            new Problem("item 3 (T)", "its gap [gone] is not in its text"),
            new Problem("item 4 (T)", "not kept: 1 text of feedback"));
  }

  @Test
  void aTestThatCanvasWritesTwiceIsReadOnce() throws Exception {
    String xml =
        file(
            item(
                "multiple_choice_question",
                text("Which?") + lid("r", "Single", "", "a", "b"),
                when(equal("r", "a"), set(100)),
                ""));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a/assessment_qti.xml", xml.getBytes(StandardCharsets.UTF_8));
    entries.put("non_cc_assessments/a.xml.qti", xml.getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve("course.imscc");
    Files.write(file, WholeFile.zip(entries));
    Reading reading = QtiFormat.v3().read(file);
    assertThat(reading.items()).hasSize(1);
    assertThat(reading.variant()).isEqualTo("qti12");
  }

  @Test
  void documentTypesAndBrokenScoresAreRefused() throws Exception {
    assertThatThrownBy(() ->
            read(
                "<!DOCTYPE questestinterop [<!ENTITY a \"ha\">]><questestinterop>&a;</questestinterop>"))
        .isInstanceOf(ItemFileException.class)
        .hasMessageContaining("document type");
    Reading reading =
        read(
            file(
                item(
                    "multiple_choice_question",
                    text("Which?") + lid("r", "Single", "", "a", "b"),
                    when(equal("r", "a"), "<setvar>lots</setvar>"),
                    "")));
    assertThat(reading.problems())
        .containsExactly(new Problem("item 1 (T)", "its score \"lots\" is no number"));
  }

  @Test
  void hugeItemsAreRefusedByThemselves() throws Exception {
    String[] options = new String[3000];
    Arrays.setAll(options, i -> "o" + i);
    Reading reading =
        read(
            file(
                item(
                    "multiple_choice_question",
                    text("Which?") + lid("r", "Single", "", options),
                    when(equal("r", "o1"), set(100)),
                    ""),
                item(
                    "multiple_choice_question",
                    text("Which?") + lid("r", "Single", "", "a", "b"),
                    when(equal("r", "a"), set(100)).repeat(3000),
                    "")));
    assertThat(reading.items()).isEmpty();
    assertThat(reading.problems())
        .containsExactly(
            new Problem("item 1 (T)", "it has more than 2000 options; make it several items"),
            new Problem("item 2 (T)", "it has more than 2000 conditions; make it several items"));
  }
}

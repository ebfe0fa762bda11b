package org.dars.assistant.quiz.exchange.olx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat.Problem;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;

class OlxProblemsTest {

  private static Reading read(String xml) throws Exception {
    return OlxProblems.read("p.xml", xml.getBytes(StandardCharsets.UTF_8));
  }

  private static Item one(String xml) throws Exception {
    Reading reading = read(xml);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.items()).hasSize(1);
    return reading.items().getFirst();
  }

  @Test
  void aChoiceHasItsKeyHintsAndSolution() throws Exception {
    Item item =
        one(
            """
            <problem url_name="p1" display_name="Two" weight="3"><multiplechoiceresponse>
              <p>Look at <b>this</b>.</p><label>How many?</label>
              <choicegroup type="MultipleChoice">
                <choice correct="true">Four <choicehint>Right &lt; so</choicehint></choice>
                <choice correct="false"><![CDATA[five]]></choice>
              </choicegroup>
              <solution><div class="detailed-solution"><p>Explanation</p><p>Count.</p></div></solution>
            </multiplechoiceresponse></problem>
            """);
    assertThat(item.id()).isEqualTo("p1");
    assertThat(item.name()).isEqualTo("Two");
    assertThat(item.mark()).isEqualByComparingTo("3");
    assertThat(item.stem().value()).contains("<b>this</b>").contains("<p>How many?</p>");
    assertThat(item.explanation()).isEqualTo(RichText.plain("Count."));
    assertThat(((Body.Choice) item.body()).options())
        .extracting(o -> o.text().value(), Body.Option::right, o -> o.feedback().value())
        .containsExactly(tuple("Four", true, "Right < so"), tuple("five", false, ""));
  }

  @Test
  void eachResponseOfAProblemIsAnItem() throws Exception {
    Reading reading =
        read(
            """
            <vertical display_name="Unit"><problem url_name="p" display_name="Mixed">
              <choiceresponse><label>Which?</label><checkboxgroup>
                <choice correct="true">a<choicehint selected="true">Yes</choicehint></choice>
                <choice correct="true">b</choice><choice correct="false">c</choice></checkboxgroup></choiceresponse>
              <p>Type it: <stringresponse answer="four" type="ci"><additional_answer answer="4"/>
                <stringequalhint answer="five">Less</stringequalhint><textline/><correcthint>Good</correcthint></stringresponse></p>
              <numericalresponse answer="200"><label>Sum</label><responseparam type="tolerance" default="5%"/><formulaequationinput/></numericalresponse>
              <optionresponse><p>Sky is <optioninput><option correct="True">blue</option><option correct="False">red</option></optioninput></p></optionresponse>
              <numericalresponse answer="[1, 5]"><label>Any</label></numericalresponse>
            </problem></vertical>
            """);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.items())
        .extracting(Item::id)
        .containsExactly("p", "p-2", "p-3", "p-4", "p-5");
    assertThat(reading.items().getFirst().about().category()).containsExactly("Unit");
    assertThat(((Body.Choice) reading.items().get(0).body()).options())
        .extracting(o -> o.weight().toPlainString(), o -> o.feedback().value())
        .containsExactly(tuple("0.5", "Yes"), tuple("0.5", ""), tuple("-1", ""));
    assertThat(reading.items().get(1).body())
        .isInstanceOfSatisfying(
            Body.ShortAnswer.class,
            s -> {
              assertThat(s.caseSensitive()).isFalse();
              assertThat(s.answers())
                  .extracting(
                      Body.Accepted::text, a -> a.weight().intValue(), a -> a.feedback().value())
                  .containsExactly(
                      tuple("four", 1, "Good"), tuple("4", 1, ""), tuple("five", 0, "Less"));
            });
    Body.NumericKey sum = ((Body.Numeric) reading.items().get(2).body()).keys().getFirst();
    assertThat(sum.tolerance()).isEqualByComparingTo("10");
    assertThat(reading.items().get(3).stem().value()).contains("Sky is");
    Body.NumericKey range = ((Body.Numeric) reading.items().get(4).body()).keys().getFirst();
    assertThat(range.value()).isEqualByComparingTo("3");
    assertThat(range.tolerance()).isEqualByComparingTo("2");
  }

  @Test
  void whatCannotBeReadIsNamed() throws Exception {
    Reading reading =
        read(
            """
            <vertical>
              <problem url_name="elsewhere"/>
              <problem display_name="A"><script type="loncapa/python">x = 1</script>
                <numericalresponse answer="$x"><label>Sum</label></numericalresponse></problem>
              <problem display_name="B"><p>Draw</p><customresponse cfn="f"><textline/></customresponse></problem>
              <problem display_name="C"><stringresponse answer="a+" type="regexp"><label>Q</label></stringresponse></problem>
              <problem display_name="D"><p>Only words</p></problem>
              <problem display_name="E"><numericalresponse answer="sqrt(2)"><label>Q</label></numericalresponse></problem>
              <problem display_name="F"><multiplechoiceresponse><choicegroup><choice correct="true">x</choice></choicegroup></multiplechoiceresponse></problem>
            </vertical>
            """);
    assertThat(reading.items()).isEmpty();
    assertThat(reading.problems())
        .containsExactly(
            new Problem("problem 1 (A)", "a program fills in its numbers; write them in instead"),
            new Problem(
                "problem 2 (B)",
                "responses of type \"customresponse\" are not read; make it one of another type"),
            new Problem(
                "problem 3 (C)",
                "its answer is a regular expression; write the answers that count"),
            new Problem("problem 4 (D)", "nothing in it can be answered; it is left out"),
            new Problem("problem 5 (E)", "its answer \"sqrt(2)\" is no number"),
            new Problem("problem 6 (F)", "no words stand before it; say what is asked"));
  }

  @Test
  void documentTypesAndDepthAreRefused() {
    assertThatThrownBy(() ->
            read(
                "<!DOCTYPE problem [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><problem>&a;</problem>"))
        .isInstanceOf(ItemFileException.class)
        .hasMessageContaining("document type");
    String deep = "<problem>" + "<p>".repeat(100_000) + "</p>".repeat(100_000) + "</problem>";
    assertThatThrownBy(() -> read(deep)).isInstanceOf(ItemFileException.class);
    assertThatThrownBy(() -> read("no such thing")).isInstanceOf(ItemFileException.class);
  }
}

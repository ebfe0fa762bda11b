package org.dars.assistant.quiz.essay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dars.assistant.quiz.SourceQuote;
import org.dars.assistant.quiz.essay.Rubric.Criterion;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.dars.assistant.quiz.practice.PracticeItems;
import org.junit.jupiter.api.Test;

/** Rubrics as people and other systems write them. */
class RubricTest {

  private static final SourceQuote SPRING =
      new SourceQuote("d", "Tides", "b1", "", "A spring tide comes at new moon and at full moon.");
  private static final SourceQuote NEAP =
      new SourceQuote("d", "Tides", "b2", "", "A neap tide comes at half moon.");

  private static Item item(RichText rubric) {
    return PracticeItems.item(
        "e", "en", "", "Why?", new Body.Essay(rubric, RichText.EMPTY), List.of(SPRING, NEAP));
  }

  private static Rubric of(RichText rubric) {
    return Rubric.of(item(rubric), item(rubric));
  }

  private static List<String> texts(Rubric rubric) {
    return rubric.criteria().stream().map(Criterion::text).toList();
  }

  @Test
  void pointsOfTheCourseLeadToTheirPlaces() {
    Rubric rubric =
        of(
            RichText.plain(
                "A good answer says:\n– A neap tide comes at half moon.\n– Spring tides come at new"
                    + " moon and full moon\n– It is written clearly."));
    assertThat(rubric.lead()).isEqualTo("A good answer says:");
    assertThat(rubric.criteria()).extracting(Criterion::source).containsExactly(NEAP, SPRING, null);
    assertThat(rubric.criteria()).extracting(Criterion::share).allMatch(s -> s == 1 / 3.0);
  }

  @Test
  void listsAndTablesOfHtmlArePoints() {
    Rubric list =
        of(RichText.html("<p>Look for</p><ol><li>the <b>moon</b></li><li>the sun</li></ol>"));
    assertThat(list.lead()).isEqualTo("Look for");
    assertThat(texts(list)).containsExactly("the moon", "the sun");
    Rubric table =
        of(RichText.html("<table><tr><td>Moon</td><td>2</td></tr><tr><td>Sun</td></tr></table>"));
    assertThat(texts(table)).containsExactly("Moon 2", "Sun");
    assertThat(texts(of(RichText.html("One.<br>Two."))))
        .as("lines without a list")
        .containsExactly("One.", "Two.");
  }

  @Test
  void linesAreReadAsTheyAreMeant() {
    assertThat(texts(of(RichText.plain("1. the moon\n   and its phases\n2) the sun"))))
        .containsExactly("the moon and its phases", "the sun");
    assertThat(texts(of(RichText.plain("- 3 tides\n* half moon")))).hasSize(2);
    assertThat(texts(of(RichText.plain("Names the moon.")))).containsExactly("Names the moon.");
    Rubric lead = of(RichText.plain("好的回答应当说明：\n月亮\n太阳"));
    assertThat(lead.lead()).isEqualTo("好的回答应当说明：");
    assertThat(texts(lead)).containsExactly("月亮", "太阳");
    assertThat(of(RichText.EMPTY).criteria()).isEmpty();
    String many = String.join("\n", IntStream.range(0, 60).mapToObj(i -> "- p" + i).toList());
    assertThat(of(RichText.plain(many)).criteria()).hasSize(40);
    assertThat(texts(of(RichText.plain(many))).getLast()).startsWith("p39 p40").endsWith("p59");
  }

  @Test
  void pointsAreWorthWhatTheySayWhenAllOfThemDo() {
    Rubric rubric = of(RichText.plain("- moon (2 points)\n- sun [1.5]\n- pull (0,5 p.)"));
    assertThat(rubric.proposed(Set.of(0))).isCloseTo(0.5, within(1e-9));
    assertThat(rubric.proposed(Set.of(1, 2))).isCloseTo(0.5, within(1e-9));
    assertThat(rubric.proposed(Set.of(0, 1, 2, 7))).isEqualTo(1);
    assertThat(rubric.proposed(Set.of())).isZero();
    Rubric year = of(RichText.plain("- Newton (1687)\n- Laplace\n- Kelvin"));
    assertThat(year.proposed(Set.of(0))).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void aTranslationKeepsThePlacesOfItsPoints() {
    Item own = item(RichText.plain("- A neap tide comes at half moon.\n- Spring tides"));
    Item kazakh = item(RichText.plain("- Квадратуралық су\n- Сизигиялық су"));
    assertThat(Rubric.of(own, kazakh).criteria())
        .extracting(Criterion::text, Criterion::source)
        .first()
        .isEqualTo(org.assertj.core.groups.Tuple.tuple("Квадратуралық су", NEAP));
    Item fewer = item(RichText.plain("- Су"));
    assertThat(Rubric.of(own, fewer).criteria().getFirst().source()).isNull();
  }
}

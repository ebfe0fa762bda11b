package org.dars.assistant.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dars.assistant.quiz.exchange.ItemSamples.item;
import static org.dars.assistant.quiz.exchange.ItemSamples.option;
import static org.dars.assistant.quiz.exchange.ItemSamples.p;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AikenFormatTest {

  private final AikenFormat aiken = new AikenFormat();
  @TempDir private Path folder;

  private Reading read(String text) throws IOException, ItemFileException {
    return aiken.read(Files.writeString(folder.resolve("quiz.txt"), text));
  }

  private static Body.Choice two(String first, String second) {
    return new Body.Choice(List.of(option(first, "0", ""), option(second, "1", "")), true, true);
  }

  @Test
  void choicesWithOneKeyComeBackWhole() throws Exception {
    Item one = item("q-1", "Which? = { } # 50%", two("a ~ b", "القاهرة: مصر"));
    Item two = item("q-2", "ភ្នំពេញ $$x^2$$ 😀", two("A) a", "\\n"));
    RoundTrip trip = RoundTrip.of(aiken, folder, one, two);
    assertThat(trip.lost()).containsExactly("id: not in the file", "id: not in the file");
    RoundTrip.same(trip.items().get(0), one);
    RoundTrip.same(trip.items().get(1), two);
  }

  @Test
  void whatAikenDoesNotHoldIsNamed() throws Exception {
    RoundTrip trip = RoundTrip.of(aiken, folder, ItemSamples.full(ItemSamples.choice()));
    assertThat(trip.lost())
        .contains(
            "explanation: not in the file",
            "feedback of option 1: not in the file",
            "weight of option 2: 0, not 0.5",
            "stem: changed",
            "id: not in the file",
            "sources: not in the file");
    assertThat(trip.items().getFirst().stem()).isEqualTo(p("Which one?"));
  }

  @Test
  void trueAndFalseBecomeOptionsInTheItemsLanguage() throws Exception {
    Body.TrueFalse truth = new Body.TrueFalse(false, RichText.EMPTY, p("no"));
    Item item = ItemSamples.full(truth);
    Item arabic =
        new Item(
            "q-1",
            "",
            p("القاهرة"),
            truth,
            RichText.EMPTY,
            item.mark(),
            new Item.About(List.of(), "", null, null, "ar", "", item.about().state(), List.of()),
            List.of());
    RoundTrip trip = RoundTrip.of(aiken, folder, arabic);
    assertThat(trip.lost())
        .contains("kind: single-choice, not true-false", "whenFalse: not in the file");
    Body.Choice choice = (Body.Choice) trip.items().getFirst().body();
    assertThat(choice.options()).extracting(o -> o.text().value()).containsExactly("صواب", "خطأ");
    assertThat(choice.options().get(1).right()).isTrue();
  }

  @Test
  void whatWouldBeReadOtherwiseIsLeftOut() throws Exception {
    Body.Choice many = new Body.Choice(Collections.nCopies(27, option("x", "1", "")), true, true);
    RoundTrip trip =
        RoundTrip.of(
            aiken,
            folder,
            item("stem", "ANSWER: B", two("a", "b")),
            item("option", "A. b", two("a", "b")),
            item("blank", "Which?", two("a", " ")),
            item("many", "Which?", many),
            item("several", "Which?", ItemSamples.several()),
            item("none", "Which?", new Body.Choice(List.of(option("a", "0", "")), true, true)),
            item("kept", "Which?", two("a", "b")));
    assertThat(trip.items()).hasSize(1);
    assertThat(trip.losses().stream().filter(ItemFormat.Loss::whole))
        .extracting(l -> l.item() + ": " + l.message())
        .containsExactly(
            "stem: it is left out: an ANSWER without a question; put the question before",
            "option: it is left out: an option without a question; put the question before",
            "blank: it is left out: option 2 has no text",
            "many: it is left out: it has 27 options, and there are 26 letters",
            "several: it is left out: Aiken has no items of kind multiple-choice",
            "none: it is left out: no option is all right");
  }

  @Test
  void whatIsNotNamedAsLostIsThere() throws Exception {
    for (long seed = 11; seed <= 15; seed++) {
      RoundTrip.nothingElseIsLost(aiken, folder, seed);
    }
  }

  @Test
  void whatCannotBeReadIsNamedAndTheRestGoesOn() throws Exception {
    Reading reading =
        read(
            """
            Good?
            A) yes
            B. no
            ANSWER: A

            Without an answer
            A. a
            B. b

            One option
            A. a
            ANSWER: A

            Which letter?
            A. a
            B. b
            ANSWER: C

            In two
            lines?
            A. a
            C. c
            ANSWER: B
            """);
    assertThat(reading.items())
        .extracting(i -> i.stem().value())
        .containsExactly("Good?", "In two\nlines?");
    assertThat(reading.problems())
        .extracting(p -> p.place() + ": " + p.message())
        .containsExactly(
            "line 6: it has no ANSWER; add a line as ANSWER: A behind its options",
            "line 10: it has 1 options; give at least two",
            "line 17: ANSWER takes one letter, A to B, not \"C\"",
            "line 22: option C was taken as option B: letters go on from A one by one");
  }

  @Test
  void whatIsNoAikenSaysSo() {
    assertThatThrownBy(() -> read("Once upon a time.\n"))
        .isInstanceOf(ItemFileException.class)
        .hasMessageEndingWith("quiz.txt: is no Aiken; its questions end in a line as ANSWER: B");
  }
}

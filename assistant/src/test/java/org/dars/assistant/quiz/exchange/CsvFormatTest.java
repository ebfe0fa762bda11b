package org.dars.assistant.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dars.assistant.quiz.exchange.ItemSamples.item;
import static org.dars.assistant.quiz.exchange.ItemSamples.n;
import static org.dars.assistant.quiz.exchange.ItemSamples.option;
import static org.dars.assistant.quiz.exchange.ItemSamples.p;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;
import org.dars.assistant.quiz.item.RichText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFormatTest {

  private final CsvFormat csv = new CsvFormat();
  @TempDir private Path folder;

  private Reading read(String text) throws IOException, ItemFileException {
    return csv.read(Files.writeString(folder.resolve("quiz.csv"), text));
  }

  @Test
  void allOfEveryKindComesBack() throws Exception {
    for (Body body : ItemSamples.bodies()) {
      Item full = ItemSamples.full(body);
      RoundTrip trip = RoundTrip.of(csv, folder, full, item("two", "Which?", body));
      assertThat(trip.losses()).as("%s", body).isEmpty();
      RoundTrip.same(trip.items().get(0), full);
      RoundTrip.same(trip.items().get(1), item("two", "Which?", body));
    }
  }

  @Test
  void anyTextComesBackInAnyPlace() throws Exception {
    for (long seed = 21; seed <= 25; seed++) {
      assertThat(RoundTrip.nothingElseIsLost(csv, folder, seed)).isEqualTo(400);
    }
  }

  @Test
  void whatACellCannotHoldIsNamed() throws Exception {
    Item tagged = ItemSamples.full(ItemSamples.choice());
    Item.About about = tagged.about();
    Item item =
        new Item(
            "x",
            "",
            p("Which?"),
            tagged.body(),
            RichText.EMPTY,
            n("1"),
            new Item.About(
                List.of("ends/", "two"),
                "",
                null,
                null,
                "und",
                "",
                about.state(),
                List.of("one; two")),
            List.of());
    assertThat(RoundTrip.of(csv, folder, item).lost())
        .containsExactly("category: 1 of 2 are in the file", "tags: changed");
  }

  @Test
  void noCellIsAFormula() throws Exception {
    List<Item> items = new ArrayList<>();
    for (String start : List.of("=", "+", "-", "@", "\t", "\r", "\n", "＝", "'=")) {
      String evil = start + "cmd|' /C calc'!A0";
      Body.Choice choice =
          new Body.Choice(List.of(option(evil, "1", evil), option("b", "0", "")), true, true);
      items.add(item("id" + items.size(), evil, choice));
    }
    RoundTrip trip = RoundTrip.of(csv, folder, items);
    assertThat(trip.losses()).isEmpty();
    assertThat(trip.items()).isEqualTo(items);
    int cells = 0;
    String written = Files.readString(folder.resolve("items.csv"));
    assertThat(written).startsWith("\ufeff");
    for (CSVRecord row : CSVFormat.RFC4180.parse(new StringReader(written))) {
      for (String cell : row) {
        assertThat(cell).doesNotMatch("(?s)[=+@\\t\\r\\n＝＋－＠-].*");
        cells++;
      }
    }
    assertThat(cells).isGreaterThan(items.size());
  }

  @Test
  void aSheetTypedByHandIsRead() throws Exception {
    Reading reading =
        read(
            """
            sep=;
            Stem;Key;Answer 1;Answer 2;Answer 3;Match 1;Match 2
            Two plus two?;B;3;4;5;;
            Primes?;1, 2;2;3;4;;
            The sky is blue.;TRUE;;;;;
            Capital of Mongolia?;;Ulaanbaatar;Ulan Bator;;;
            Who says what?;;dog;cat;;woof;meow
            Discuss.;;;;;;
            ;;;;;;
            """);
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.items())
        .extracting(i -> i.body().kind())
        .containsExactly(
            ItemKind.SINGLE_CHOICE,
            ItemKind.MULTIPLE_CHOICE,
            ItemKind.TRUE_FALSE,
            ItemKind.SHORT_ANSWER,
            ItemKind.MATCHING,
            ItemKind.ESSAY);
    Body.Choice choice = (Body.Choice) reading.items().getFirst().body();
    assertThat(choice.options().get(1).right()).isTrue();
    Body.Choice primes = (Body.Choice) reading.items().get(1).body();
    assertThat(primes.options())
        .extracting(Body.Option::weight)
        .containsExactly(n("0.5"), n("0.5"), n("-1"));
  }

  @Test
  void whatCannotBeReadIsNamedAndTheRestGoesOn() throws Exception {
    Reading reading =
        read(
            """
            kind,stem,key,answer_1,answer_2,weight_1,bloom,colour,parts
            single-choice,Which?,3,a,b,,,,
            single-choice,Which?,,a,b,,,,
            riddle,Which?,,a,b,,,,
            numeric,How many?,,many,,,,,
            single-choice,Which?,1,a,b,2,,,
            single-choice,Which?,1,a,b,,know,,
            cloze,Fill,,,,,,,{broken
            single-choice,Good?,1,a,b,,,,
            """);
    assertThat(reading.items()).extracting(i -> i.stem().value()).containsExactly("Good?");
    assertThat(reading.problems())
        .extracting(p -> p.place() + ": " + p.message())
        .containsExactly(
            "row 1: the column \"colour\" was left out: no such name",
            "row 2: the key \"3\" is none of the 2 options",
            "row 3: no option is right; name it in the column \"key\", as 2 or B",
            "row 4: no kind of item is called \"riddle\"",
            "row 5: \"many\" is no number",
            "row 6: a weight takes −1 to 1, not 2",
            "row 7: \"bloom\" takes one of remember, understand, apply, analyse, evaluate, create,"
                + " not \"know\"",
            "row 8: the column \"parts\" is damaged JSON; leave it as it was written");
  }

  @Test
  void whatIsNoTableOfItemsSaysSo() {
    assertThatThrownBy(() -> read("a,b\n1,2\n"))
        .isInstanceOf(ItemFileException.class)
        .hasMessageEndingWith(
            "its first row names no column \"stem\"; see docs/quiz-files.md for the columns");
    assertThatThrownBy(() -> read("stem,key\n\"open,1\n"))
        .isInstanceOf(ItemFileException.class)
        .hasMessageContaining("the table is damaged");
  }
}

package org.dars.assistant.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dars.assistant.cli.SchemaFile;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFormatTest {

  private final JsonFormat json = new JsonFormat();
  @TempDir private Path folder;

  private Reading read(String text) throws IOException, ItemFileException {
    return json.read(Files.writeString(folder.resolve("quiz.json"), text));
  }

  @Test
  void everyThingOfEveryItemComesBackToTheLastZero() throws Exception {
    List<Item> items = new ArrayList<>();
    for (Body body : ItemSamples.bodies()) {
      items.add(ItemSamples.full(body));
    }
    Random random = new Random(31);
    for (int i = 0; i < 500; i++) {
      items.add(ItemSamples.random(random, i));
    }
    for (int i = 0; i < items.size(); i++) {
      RoundTrip trip = RoundTrip.of(json, folder, items.get(i));
      assertThat(trip.losses()).isEmpty();
      assertThat(trip.items()).as("seed 31, item %d", i).containsExactly(items.get(i));
    }
  }

  @Test
  void everyFileIsAsItsSchemaSays() throws Exception {
    SchemaFile schema = SchemaFile.of("exchange/dars-items.schema.json");
    List<Item> items = new ArrayList<>();
    for (Body body : ItemSamples.bodies()) {
      items.add(ItemSamples.full(body));
    }
    Random random = new Random(32);
    for (int i = 0; i < 300; i++) {
      items.add(ItemSamples.random(random, i));
    }
    Path file = folder.resolve("all.json");
    json.write(items, file);
    String text = Files.readString(file);
    assertThat(schema.problems(JsonFormat.JSON.readTree(text))).as("seed 32").isEmpty();
    for (String wrong :
        List.of(
            text.replaceFirst("\"kind\" : \"essay\"", "\"kind\" : \"riddle\""),
            text.replaceFirst("\"weight\" : [-0-9.]+", "\"weight\" : 2"),
            text.replaceFirst("\"options\"", "\"choices\""),
            text.replaceFirst("\"version\" : 1", "\"version\" : 2"),
            text.replaceFirst("\"id\" :", "\"ident\" :"))) {
      assertThat(wrong).isNotEqualTo(text);
      assertThat(schema.problems(JsonFormat.JSON.readTree(wrong))).isNotEmpty();
    }
  }

  @Test
  void whatCannotBeReadIsNamedAndTheRestGoesOn() throws Exception {
    Reading reading =
        read(
            """
            {"format": "dars-items", "version": 1, "more": 1, "items": [
              7,
              {"id": "a", "kind": "riddle"},
              {"id": "b", "kind": "true-false", "stem": "x"},
              {"id": "c", "kind": "single-choice", "options": [{"text": "x", "weight": 2}]},
              {"id": "d", "kind": "single-choice", "options": {"text": "x"}},
              {"id": "e", "kind": "essay", "stem": 3},
              {"id": "f", "kind": "numeric", "keys": [{"value": 1e999999999}]},
              {"id": "g", "kind": "essay", "difficulty": 7},
              {"id": "h", "kind": "cloze", "parts": [{"gap": {"kind": "essay"}}]},
              {"id": "i", "kind": "essay", "stem": {"format": "rtf", "text": "x"}},
              {"id": "ok", "kind": "essay", "stem": "Good?"}]}
            """);
    assertThat(reading.items()).extracting(Item::id).containsExactly("ok");
    assertThat(reading.problems())
        .extracting(p -> p.place() + ": " + p.message())
        .containsExactly(
            "item 1: it is no object; write { … }",
            "item 2: no kind of item is called \"riddle\"",
            "item 3: \"key\" takes true or false",
            "item 4: a weight takes −1 to 1, not 2",
            "item 5: \"options\" is no list; write [ … ]",
            "item 6: \"stem\" is no text but 3; put it in quotes",
            "item 7: a number is too long, or too far from 1",
            "item 8: \"difficulty\" takes 0 to 1, not 7",
            "item 9: a gap cannot hold essay",
            "item 10: \"format\" takes one of plain, html, markdown, moodle, not \"rtf\"");
  }

  @Test
  void whatHoldsNoItemsSaysSo() {
    assertThatThrownBy(() -> read("{\"format\": \"dars-items\", \"version\": 1, \"items\": ["))
        .isInstanceOf(ItemFileException.class)
        .hasMessageContaining("quiz.json: is damaged JSON in line 1");
    assertThatThrownBy(() -> read("[1, 2]"))
        .hasMessageEndingWith("is JSON, but of no items; its \"format\" has to be \"dars-items\"");
    assertThatThrownBy(() -> read("{\"format\": \"dars-items\", \"version\": 2, \"items\": []}"))
        .hasMessageEndingWith("is of version 2, and this program reads version 1");
    assertThatThrownBy(() -> read("{\"course\": \"c\", \"items\": [{}]}"))
        .isInstanceOf(ItemFileException.class);
    assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(ItemFileException.class);
  }
}

package org.dars.assistant.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.item.Item;

/**
 * Items written and read again.
 *
 * @param items what came back
 */
record RoundTrip(List<Item> items, List<ItemFormat.Problem> problems, List<Loss> losses) {

  static RoundTrip of(ItemFormat format, Path folder, Item... items)
      throws IOException, ItemFileException {
    return of(format, folder, List.of(items));
  }

  static RoundTrip of(ItemFormat format, Path folder, List<Item> items)
      throws IOException, ItemFileException {
    Path file = folder.resolve("items." + format.extensions().getFirst());
    List<Loss> losses = format.write(items, file);
    ItemFormat.Reading reading = format.read(file);
    return new RoundTrip(reading.items(), reading.problems(), losses);
  }

  List<String> lost() {
    return losses.stream().map(Loss::message).toList();
  }

  /** The same item, whatever zeros its numbers end in. */
  static void same(Item actual, Item expected) {
    assertThat(actual)
        .usingRecursiveComparison()
        .withComparatorForType(Comparator.naturalOrder(), BigDecimal.class)
        .isEqualTo(expected);
  }

  /**
   * Writes any items, and looks that what was not named as lost is all there. The seed is in every
   * message.
   *
   * @return how many of the items came back without any loss
   */
  static int nothingElseIsLost(ItemFormat format, Path folder, long seed)
      throws IOException, ItemFileException {
    Random random = new Random(seed);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      items.add(ItemSamples.random(random, i));
    }
    RoundTrip trip = of(format, folder, items);
    assertThat(trip.problems()).as("seed %d", seed).isEmpty();
    List<Item> kept =
        items.stream()
            .filter(
                i -> trip.losses().stream().noneMatch(l -> l.whole() && l.item().equals(i.id())))
            .toList();
    assertThat(trip.items()).as("seed %d", seed).hasSameSizeAs(kept);
    int whole = 0;
    for (int i = 0; i < kept.size(); i++) {
      Item before = kept.get(i);
      Item after = trip.items().get(i);
      List<String> lost =
          trip.losses().stream()
              .filter(l -> l.item().equals(before.id()))
              .map(Loss::message)
              .toList();
      if (lost.isEmpty()) {
        same(after, before);
        whole++;
      }
      if (lost.stream().noneMatch(l -> l.startsWith("name"))) {
        assertThat(after.name()).as("seed %d", seed).isEqualTo(before.name());
      }
      if (lost.stream().noneMatch(l -> l.contains("stem") || l.contains("becomes"))) {
        assertThat(after.stem()).as("seed %d", seed).isEqualTo(before.stem());
      }
      if (lost.stream().noneMatch(l -> l.startsWith("explanation"))) {
        assertThat(after.explanation()).as("seed %d", seed).isEqualTo(before.explanation());
      }
      if (lost.stream().noneMatch(l -> l.startsWith("category"))) {
        assertThat(after.about().category()).isEqualTo(before.about().category());
      }
    }
    return whole;
  }
}

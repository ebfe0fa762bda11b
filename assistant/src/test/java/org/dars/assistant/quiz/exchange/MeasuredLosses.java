package org.dars.assistant.quiz.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.exchange.ItemFormat.Loss;
import org.dars.assistant.quiz.exchange.ItemFormat.Reading;
import org.dars.assistant.quiz.item.Item;

/** Writes items, reads them, and says what is gone: measured here, beside what the format says. */
public final class MeasuredLosses {

  private MeasuredLosses() {}

  /**
   * The losses that the format told of, "id: message", once what is gone is found to be among them.
   */
  public static List<String> losses(ItemFormat format, List<Item> items, Path file)
      throws IOException, ItemFileException {
    List<Loss> told = format.write(items, file);
    Reading reading = format.read(file);
    List<String> out = new ArrayList<>();
    told.forEach(l -> out.add(l.item() + ": " + l.message()));
    List<Item> kept = new ArrayList<>(items);
    kept.removeIf(i -> told.stream().anyMatch(l -> l.whole() && l.item().equals(i.id())));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.items()).hasSameSizeAs(kept);
    for (int i = 0; i < kept.size(); i++) {
      String id = kept.get(i).id();
      List<String> gone =
          Differences.asRead(kept.get(i), reading.items().get(i)).stream()
              .map(l -> id + ": " + l.message())
              .toList();
      assertThat(out).containsAll(gone);
    }
    return out;
  }
}

package org.dars.assistant.quiz.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.item.Bloom;
import org.dars.assistant.quiz.item.Body;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemState;
import org.dars.assistant.quiz.item.RichText;
import org.jspecify.annotations.Nullable;

/** Items for tests. */
final class Items {

  private Items() {}

  /** A single choice whose first option is right. */
  static Item choice(String id, String stem, String... options) {
    return in(id, stem, "Tides", null, null, options);
  }

  static Item in(
      String id,
      String stem,
      String section,
      @Nullable Bloom bloom,
      @Nullable Double difficulty,
      String... options) {
    List<Body.Option> its = new ArrayList<>();
    for (String option : options) {
      its.add(
          new Body.Option(
              RichText.plain(option),
              its.isEmpty() ? BigDecimal.ONE : BigDecimal.ZERO,
              RichText.EMPTY));
    }
    Item.About about =
        new Item.About(
            List.of("Sea", section), "", bloom, difficulty, "en", "", ItemState.DRAFT, List.of());
    return new Item(
        id,
        "",
        RichText.plain(stem),
        new Body.Choice(its, true, true),
        RichText.EMPTY,
        BigDecimal.ONE,
        about,
        List.of());
  }
}

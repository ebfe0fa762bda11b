package org.dars.assistant.quiz.exchange;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every format of files with items. */
public final class ItemFormats {

  private static final List<ItemFormat> ALL =
      List.of(
          new GiftFormat(),
          new AikenFormat(),
          new CsvFormat(),
          new JsonFormat(),
          new DocxFormat(false));

  private ItemFormats() {}

  public static List<ItemFormat> all() {
    return ALL;
  }

  /** The format with an {@link ItemFormat#id}, in any case. */
  public static Optional<ItemFormat> named(String id) {
    return ALL.stream().filter(f -> f.id().equals(id.toLowerCase(Locale.ROOT))).findFirst();
  }

  /** The formats that a file may be in by the end of its name, the likeliest first. */
  public static List<ItemFormat> of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(f -> f.extensions().stream().anyMatch(e -> name.endsWith("." + e)))
        .toList();
  }
}

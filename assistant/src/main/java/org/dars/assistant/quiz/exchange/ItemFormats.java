package org.dars.assistant.quiz.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dars.assistant.quiz.exchange.h5p.H5pFormat;
import org.dars.assistant.quiz.exchange.moodle.MoodleXmlFormat;
import org.dars.assistant.quiz.exchange.qti.QtiFormat;

/** Every format of files with items. */
public final class ItemFormats {

  private static final List<ItemFormat> ALL =
      List.of(
          SourcedFormat.of(new GiftFormat()),
          new AikenFormat(),
          new CsvFormat(),
          new JsonFormat(),
          SourcedFormat.of(new MoodleXmlFormat()),
          SourcedFormat.of(QtiFormat.v22()),
          SourcedFormat.of(QtiFormat.v3()),
          SourcedFormat.withVerdicts(new H5pFormat()),
          new DocxFormat(false),
          new PdfFormat(false));

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

  /** What a file turned out to be, and what is in it. */
  public record Found(ItemFormat format, ItemFormat.Reading reading) {

    /** What the file is: the id of its format, or of the version that it has: "qti21". */
    public String id() {
      return reading.variant().isEmpty() ? format.id() : reading.variant();
    }
  }

  /**
   * Reads a file in whichever of some formats gives the most items.
   *
   * @param formats at least one
   * @throws ItemFileException when it is in none of them; the message is of the likeliest
   */
  public static Found read(Path file, List<ItemFormat> formats)
      throws ItemFileException, IOException {
    Found best = null;
    ItemFileException failure = null;
    for (ItemFormat format : formats) {
      try {
        ItemFormat.Reading reading = format.read(file);
        if (best == null || better(reading, best.reading())) {
          best = new Found(format, reading);
        }
      } catch (ItemFileException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (best == null) {
      throw failure == null ? new ItemFileException(file + ": no format was named") : failure;
    }
    return best;
  }

  private static boolean better(ItemFormat.Reading one, ItemFormat.Reading other) {
    int more = one.items().size() - other.items().size();
    return more > 0 || (more == 0 && one.problems().size() < other.problems().size());
  }
}

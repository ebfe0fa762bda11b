package org.dars.assistant.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.translator.evaluate.TranslationPair;

/** Reads sources and a person's translations: two columns with a tab between them, no header. */
public final class TranslationPairs {

  private TranslationPairs() {}

  /**
   * All pairs of a file, in its order.
   *
   * @throws EvaluationFileException when it cannot be read, holds none, or a row is no pair; the
   *     message names the row
   */
  public static List<TranslationPair> read(Path file) throws EvaluationFileException {
    List<TranslationPair> pairs = new ArrayList<>();
    TextLines.read(
        file,
        "a source, a tab and its translation",
        (line, where) -> {
          String[] columns = line.split("\t", -1);
          if (columns.length != 2) {
            throw new EvaluationFileException(
                "%s: has %s; two with a tab between them are wanted, source and reference"
                    .formatted(
                        where, columns.length == 1 ? "one column" : columns.length + " columns"));
          }
          for (int i = 0; i < 2; i++) {
            if (columns[i].isBlank()) {
              throw new EvaluationFileException(
                  "%s: the %s is empty".formatted(where, i == 0 ? "source" : "reference"));
            }
          }
          pairs.add(new TranslationPair(columns[0].strip(), columns[1].strip()));
        });
    return pairs;
  }
}

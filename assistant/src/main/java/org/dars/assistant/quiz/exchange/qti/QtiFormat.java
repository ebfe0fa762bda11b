package org.dars.assistant.quiz.exchange.qti;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.quiz.exchange.ItemDifferences;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.WholeFile;
import org.dars.assistant.quiz.item.Item;

/**
 * QTI of 1EdTech: a package of items with a test that holds them in order, or one item alone in a
 * file whose name ends in {@code .xml}. Reading takes every version from 2.0 to 3.0, whichever of
 * the two this writes.
 */
public final class QtiFormat implements ItemFormat {

  private final QtiVersion version;

  private QtiFormat(QtiVersion version) {
    this.version = version;
  }

  /** Writes QTI 2.2. */
  public static QtiFormat v22() {
    return new QtiFormat(QtiVersion.V2_2);
  }

  /** Writes QTI 3.0. */
  public static QtiFormat v3() {
    return new QtiFormat(QtiVersion.V3_0);
  }

  @Override
  public String id() {
    return version.id;
  }

  @Override
  public List<String> extensions() {
    return List.of("zip", "xml");
  }

  @Override
  public boolean reads() {
    return true;
  }

  @Override
  public Reading read(Path file) throws ItemFileException, IOException {
    return QtiPackageReader.read(String.valueOf(file.getFileName()), WholeFile.read(file));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IOException too when a name ends in {@code .xml} and there is not exactly one item
   */
  @Override
  public List<Loss> write(List<Item> items, Path file) throws IOException {
    List<Loss> losses = new ArrayList<>();
    List<Item> written = new ArrayList<>();
    for (Item item : items) {
      String problem = QtiItemWriter.refuses(item);
      if (problem.isEmpty()) {
        written.add(item);
      } else {
        losses.add(new Loss(item.id(), problem, true));
      }
    }
    String name = String.valueOf(file.getFileName());
    boolean alone = name.toLowerCase(Locale.ROOT).endsWith(".xml");
    if (alone && written.size() != 1) {
      throw new IOException(
          name
              + ": a QTI file holds one item, and these are "
              + written.size()
              + "; write a .zip for several");
    }
    byte[] bytes =
        alone
            ? QtiItemWriter.write(written.getFirst(), version)
            : QtiPackageWriter.write(written, version);
    try {
      losses.addAll(ItemDifferences.losses(written, QtiPackageReader.read(name, bytes).items()));
    } catch (ItemFileException e) {
      throw new IOException("the items make no readable QTI: " + e.getMessage(), e);
    }
    WholeFile.write(file, bytes);
    return List.copyOf(losses);
  }
}

package org.dars.assistant.quiz.exchange.qti;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ReadBackFormat;
import org.dars.assistant.quiz.item.Item;

/**
 * QTI of 1EdTech: a package of items with a test that holds them in order, or one item alone in a
 * file whose name ends in {@code .xml}. Reading takes every version from 1.2 to 3.0, whichever of
 * the two this writes, and says which it was ({@link Reading#variant}).
 */
public final class QtiFormat extends ReadBackFormat {

  private final QtiVersion version;

  private QtiFormat(QtiVersion version) {
    super(version.id, "zip", "xml", "qti", "imscc");
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
  protected String refuses(Item item) {
    return QtiItemWriter.refuses(item);
  }

  @Override
  protected byte[] bytes(String name, List<Item> items) throws IOException {
    if (!name.toLowerCase(Locale.ROOT).endsWith(".xml")) {
      return QtiPackageWriter.write(items, version);
    }
    if (items.size() != 1) {
      throw new IOException(
          name
              + ": a QTI file holds one item, and these are "
              + items.size()
              + "; write a .zip for several");
    }
    return QtiItemWriter.write(items.getFirst(), version);
  }

  @Override
  protected Reading read(String name, byte[] bytes) throws ItemFileException {
    return QtiPackageReader.read(name, bytes);
  }
}

package org.dars.assistant.quiz.exchange.h5p;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ReadBackFormat;
import org.dars.assistant.quiz.item.Item;
import org.dars.assistant.quiz.item.ItemKind;

/**
 * H5P question sets: what a platform needs to make one with the libraries that it has, without the
 * libraries themselves. Questions of four types are written; of these a package with only one
 * question is read too.
 */
public final class H5pFormat extends ReadBackFormat {

  public H5pFormat() {
    super("h5p", "h5p");
  }

  @Override
  public Set<ItemKind> kinds() {
    return EnumSet.of(
        ItemKind.SINGLE_CHOICE,
        ItemKind.MULTIPLE_CHOICE,
        ItemKind.TRUE_FALSE,
        ItemKind.CLOZE,
        ItemKind.MATCHING,
        ItemKind.SHORT_ANSWER);
  }

  @Override
  protected String refuses(Item item) {
    return H5pWriter.refuses(item);
  }

  @Override
  protected byte[] bytes(String name, List<Item> items) throws IOException {
    return H5pWriter.write(items);
  }

  @Override
  protected Reading read(String name, byte[] bytes) throws ItemFileException {
    return H5pReader.read(name, bytes);
  }
}

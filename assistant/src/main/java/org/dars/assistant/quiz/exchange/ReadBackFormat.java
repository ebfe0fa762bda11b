package org.dars.assistant.quiz.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.item.Item;

/**
 * A format whose files are made as a whole, and then read to see what of the items is not in them.
 */
public abstract class ReadBackFormat implements ItemFormat {

  private final String id;
  private final List<String> extensions;

  /**
   * @param extensions the usual one first
   */
  protected ReadBackFormat(String id, String... extensions) {
    this.id = id;
    this.extensions = List.of(extensions);
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final List<String> extensions() {
    return extensions;
  }

  @Override
  public final boolean reads() {
    return true;
  }

  /** Why an item cannot be written at all, one sentence; "" where it can. */
  protected abstract String refuses(Item item);

  /**
   * A file.
   *
   * @param name of the file
   * @param items none that is {@linkplain #refuses refused}
   * @throws IOException when the file cannot hold as many items as these
   */
  protected abstract byte[] bytes(String name, List<Item> items) throws IOException;

  /**
   * What the program that the format is of drops when it reads an item, which reading it here does
   * not show.
   */
  protected List<Loss> droppedThere(Item item) {
    return List.of();
  }

  /**
   * What is in a file.
   *
   * @param name of the file, for errors
   */
  protected abstract Reading read(String name, byte[] bytes) throws ItemFileException;

  @Override
  public final Reading read(Path file) throws ItemFileException, IOException {
    return read(String.valueOf(file.getFileName()), WholeFile.read(file));
  }

  @Override
  public final List<Loss> write(List<Item> items, Path file) throws IOException {
    List<Loss> losses = new ArrayList<>();
    List<Item> written = new ArrayList<>();
    for (Item item : items) {
      String problem = refuses(item);
      if (problem.isEmpty()) {
        written.add(item);
        losses.addAll(droppedThere(item));
      } else {
        losses.add(Differences.whole(item, problem));
      }
    }
    String name = String.valueOf(file.getFileName());
    byte[] bytes = bytes(name, written);
    try {
      losses.addAll(Differences.asRead(written, read(name, bytes).items()));
    } catch (ItemFileException e) {
      throw new IOException("the items make no readable %s: %s".formatted(id, e.getMessage()), e);
    }
    WholeFile.write(file, bytes);
    return List.copyOf(losses);
  }
}

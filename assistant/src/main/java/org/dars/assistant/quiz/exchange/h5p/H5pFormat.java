package org.dars.assistant.quiz.exchange.h5p;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dars.assistant.quiz.exchange.ItemDifferences;
import org.dars.assistant.quiz.exchange.ItemFileException;
import org.dars.assistant.quiz.exchange.ItemFormat;
import org.dars.assistant.quiz.exchange.WholeFile;
import org.dars.assistant.quiz.item.Item;

/**
 * H5P question sets: what a platform needs to make one with the libraries that it has, without the
 * libraries themselves. Questions of four types are written; of these a package with only one
 * question is read too.
 */
public final class H5pFormat implements ItemFormat {

  @Override
  public String id() {
    return "h5p";
  }

  @Override
  public List<String> extensions() {
    return List.of("h5p");
  }

  @Override
  public boolean reads() {
    return true;
  }

  @Override
  public Reading read(Path file) throws ItemFileException, IOException {
    return H5pReader.read(String.valueOf(file.getFileName()), WholeFile.read(file));
  }

  @Override
  public List<Loss> write(List<Item> items, Path file) throws IOException {
    List<Loss> losses = new ArrayList<>();
    List<Item> written = new ArrayList<>();
    for (Item item : items) {
      String problem = H5pWriter.refuses(item);
      if (problem.isEmpty()) {
        written.add(item);
      } else {
        losses.add(new Loss(item.id(), problem, true));
      }
    }
    byte[] bytes = H5pWriter.write(written);
    String name = String.valueOf(file.getFileName());
    try {
      losses.addAll(ItemDifferences.losses(written, H5pReader.read(name, bytes).items()));
    } catch (ItemFileException e) {
      throw new IOException("the items make no readable H5P package: " + e.getMessage(), e);
    }
    WholeFile.write(file, bytes);
    return List.copyOf(losses);
  }
}

package org.dars.assistant.quiz.exchange.moodle;

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
 * Moodle XML, as {@code question/format/xml/format.php} of Moodle 4.5 reads and writes it. What a
 * written file lost is measured by reading it again.
 */
public final class MoodleXmlFormat implements ItemFormat {

  @Override
  public String id() {
    return "moodle-xml";
  }

  @Override
  public List<String> extensions() {
    return List.of("xml");
  }

  @Override
  public boolean reads() {
    return true;
  }

  @Override
  public Reading read(Path file) throws ItemFileException, IOException {
    return MoodleXmlReader.read(String.valueOf(file.getFileName()), WholeFile.read(file));
  }

  @Override
  public List<Loss> write(List<Item> items, Path file) throws IOException {
    List<Loss> losses = new ArrayList<>();
    MoodleXmlWriter writer = new MoodleXmlWriter();
    List<Item> written = new ArrayList<>();
    for (Item item : items) {
      String problem = writer.refuses(item);
      if (problem.isEmpty()) {
        writer.add(item, losses);
        written.add(item);
      } else {
        losses.add(new Loss(item.id(), problem, true));
      }
    }
    byte[] bytes = writer.bytes();
    String name = String.valueOf(file.getFileName());
    try {
      losses.addAll(ItemDifferences.losses(written, MoodleXmlReader.read(name, bytes).items()));
    } catch (ItemFileException e) {
      throw new IOException("the items make no readable Moodle XML: " + e.getMessage(), e);
    }
    WholeFile.write(file, bytes);
    return List.copyOf(losses);
  }
}
